import { findAddresses } from './addresses.ts'
import { findBirthDates } from './birth-dates.ts'
import { type Detector, detectors, gapWithin, reachBefore } from './detectors.ts'
import { type Found, Taken } from './found.ts'
import { findMachineReadableZones } from './machine-readable-zones.ts'
import { findNames } from './names.ts'
import { findIpv6, findMailAddresses, findUserInfo } from './network-addresses.ts'
import { findTradeRegisterNumbers } from './trade-registers.ts'
import { dataTypes } from './types.ts'
import { kind, type Words, wordsOf } from './words.ts'

/** The character that covers what is masked. */
export const cover = '▒'
const marks = dataTypes.map(({ mark }) => mark).join('|')
/** What stands in the place of personal data already: masks, and tokens. */
const standIns = new RegExp(`${cover}(?:(?:${marks})${cover}+)+|‹(?:${marks}):[0-9a-f]{20}›`, 'g')

export type FoundInText = { readonly found: readonly Found[]; readonly words: Words }

/**
 * Everything that identifies a person in a normalised text, in order, nothing twice. Each finder looks at what those before
 * it left. Takes time in proportion to the text.
 */
export function findPersonalData(normal: string): FoundInText {
  let text =
    normal.includes(cover) || normal.includes('‹')
      ? normal.replace(standIns, (standIn) => cover.repeat(standIn.length))
      : normal
  const found: Found[] = []
  for (const find of [findMachineReadableZones, findUserInfo, findMailAddresses, findIpv6]) {
    const own = find(text)
    if (own.length > 0) text = covered(text, own)
    found.push(...own)
  }
  const words = wordsOf(text)
  findNumbers(words, found)
  if ((words.allKinds & ofPeople) !== 0) {
    const taken = new Taken(text.length, found)
    for (const find of [findBirthDates, findTradeRegisterNumbers, findNames, findAddresses]) {
      for (const one of find(words, taken)) found.push(one)
    }
  }
  return { found: found.sort((one, other) => one.start - other.start), words }
}

const ofPeople =
  kind.birth |
  kind.tradeRegister |
  kind.givenName |
  kind.perhapsGivenName |
  kind.title |
  kind.nameLabel |
  kind.address |
  kind.perhapsAddress

/** Numbers are looked for where digits stand together: most of a text is words. */
function findNumbers({ text, count, starts, ends, kinds, allKinds }: Words, found: Found[]): void {
  if ((allKinds & kind.number) === 0) return
  let group: Digits | undefined
  for (let i = 0; i < count; i++) {
    if ((kinds[i]! & kind.number) === 0) continue
    const start = starts[i]!
    const end = ends[i]!
    if (!group || start - group.end > gapWithin) {
      if (group && group.digits > 1) findAround(text, group, found)
      group = { start, end, digits: end - start, runs: 1, hasLetter: followsLetter(text, start) }
    } else {
      group.end = end
      group.digits += end - start
      group.runs += 1
      group.hasLetter ||= followsLetter(text, start)
    }
  }
  if (group && group.digits > 1) findAround(text, group, found)
}

/** Digits that stand together: how many, in how many runs, and whether letters stand before one, directly or almost. */
type Digits = { readonly start: number; end: number; digits: number; runs: number; hasLetter: boolean }

function followsLetter(text: string, start: number): boolean {
  const before = text.charCodeAt(start - 1)
  return (
    isLatin(before) || ((before === 0x20 || before === 0x2d || before === 0x2e) && isLatin(text.charCodeAt(start - 2)))
  )
}

function isLatin(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a)
}

function findAround(text: string, group: Digits, found: Found[]): void {
  const from = Math.max(0, group.start - reachBefore - 2)
  let local = text.slice(from, group.end + 3)
  let digits = group.digits
  for (const detector of detectors) {
    if (digits < detector.leastDigits || group.runs < (detector.leastRuns ?? 1)) continue
    if (detector.hasLetters && !group.hasLetter) continue
    const own = findWith(detector, local, text, from)
    if (own.length === 0) continue
    for (const one of own) {
      digits -= digitsIn(text, one)
      found.push(one)
    }
    local = covered(
      local,
      own.map(({ start, end }) => ({ start: start - from, end: end - from })),
    )
  }
}

function digitsIn(text: string, { start, end }: Found): number {
  let count = 0
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at)
    if (unit >= 0x30 && unit <= 0x39) count += 1
  }
  return count
}

function findWith(detector: Detector, local: string, text: string, from: number): Found[] {
  const found: Found[] = []
  const { pattern, type } = detector
  pattern.lastIndex = 0
  for (let match = pattern.exec(local); match; match = pattern.exec(local)) {
    const at = match.index
    const start = from + at
    const written = match[0]
    const judged = detector.judge({ text, start, end: start + written.length, written })
    if (judged) found.push({ type, start, end: start + judged.length, confidence: judged.confidence })
    // What was refused may hold another that begins later: at the next whole character, or `u` patterns step back again.
    pattern.lastIndex = at + (judged ? judged.length : String.fromCodePoint(local.codePointAt(at)!).length)
  }
  return found
}

function covered(text: string, found: readonly { readonly start: number; readonly end: number }[]): string {
  let result = ''
  let at = 0
  for (const { start, end } of found) {
    result += text.slice(at, start) + cover.repeat(end - start)
    at = end
  }
  return result + text.slice(at)
}
