import { icaoCheckDigit } from './check-digits.ts'
import { confidence } from './confidence.ts'
import type { Found } from './found.ts'

const edge = '[A-Z0-9<]'
const lineEnd = ' {0,3}(?:\\r?\\n|\\r)? {0,3}'
const passport = new RegExp(`(?<!${edge})P${edge}{43}${lineEnd}${edge}{44}(?!${edge})`, 'g')
const card = new RegExp(`(?<!${edge})[ACI]${edge}{29}(?:${lineEnd}${edge}{30}){2}(?!${edge})`, 'g')

/** Machine-readable zones of passports (TD3) and identity cards (TD1) after ICAO Doc 9303, parts 4 and 5. */
export function findMachineReadableZones(text: string): Found[] {
  if (!text.includes('<<')) return []
  const found = [...findWith(text, passport, isPassport), ...findWith(text, card, isCard)]
  return found.sort((one, other) => one.start - other.start)
}

function findWith(text: string, pattern: RegExp, holds: (zone: string) => boolean): Found[] {
  return Array.from(text.matchAll(pattern), (match) => {
    const zone = match[0].replace(/[^A-Z0-9<]/g, '')
    const start = match.index
    return {
      type: 'ma.mrz',
      start,
      end: start + match[0].length,
      confidence: holds(zone) ? confidence.checked : zone.includes('<<') ? confidence.uncertain : 0,
    }
  }).filter((found) => found.confidence > 0)
}

function isPassport(zone: string): boolean {
  const second = zone.slice(44)
  const composite = second.slice(0, 10) + second.slice(13, 20) + second.slice(21, 43)
  return (
    isChecked(second.slice(0, 9), second[9]) &&
    isChecked(second.slice(13, 19), second[19]) &&
    isChecked(second.slice(21, 27), second[27]) &&
    isChecked(composite, second[43])
  )
}

function isCard(zone: string): boolean {
  const first = zone.slice(0, 30)
  const second = zone.slice(30, 60)
  // A number longer than nine characters has `<` here, and its check digit after its rest.
  const isNumberChecked = first[14] === '<' || isChecked(first.slice(5, 14), first[14])
  const composite = first.slice(5) + second.slice(0, 7) + second.slice(8, 15) + second.slice(18, 29)
  return (
    isNumberChecked &&
    isChecked(second.slice(0, 6), second[6]) &&
    isChecked(second.slice(8, 14), second[14]) &&
    isChecked(composite, second[29])
  )
}

function isChecked(field: string, digit: string | undefined): boolean {
  return String(icaoCheckDigit(field)) === digit || (digit === '<' && /^<+$/.test(field))
}
