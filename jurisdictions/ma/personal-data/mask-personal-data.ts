import type { MaskedCount, PersonalDataMask } from '../../../src/kernel/ports/personal-data.ts'
import { type Detector, detectors } from './detectors.ts'
import { normalise } from './normalise.ts'

const cover = '▒'
const masks = new RegExp(`${cover}(?:(?:${detectors.map(({ mark }) => mark).join('|')})${cover}+)+`, 'g')

type Found = { readonly start: number; readonly end: number; readonly detector: Detector }

/**
 * Covers Moroccan identifiers, telephone numbers, e-mail addresses and payment cards: `▒CIN▒▒▒▒`. A mask reads the same
 * from either side, says what was there, and is as long as what it covers, which keeps the distances that detection
 * measures: masking again changes nothing.
 *
 * Numbers with a check key are certain. Others are covered by their shape, some only near a word that names them; too much
 * is covered rather than too little. Takes time in proportion to the text.
 */
export function maskPersonalData(text: string): { text: string; masked: MaskedCount[] } {
  const { text: normal, starts, ends } = normalise(text)
  const found = findAll(normal.replace(masks, (mask) => cover.repeat(mask.length)))

  let result = ''
  let at = 0
  for (const { start, end, detector } of found.toSorted((one, other) => one.start - other.start)) {
    const padding = cover.repeat(end - start - 1 - detector.mark.length)
    result += text.slice(at, starts[start]) + cover + detector.mark + padding
    at = ends[end - 1]!
  }
  const count = (type: string) => found.filter(({ detector }) => detector.type === type).length
  return {
    text: result + text.slice(at),
    masked: detectors.map(({ type }) => ({ type, count: count(type) })).filter((masked) => masked.count > 0),
  }
}

/** Morocco's detectors, as the kernel's port. */
export const personalData: PersonalDataMask = { mask: maskPersonalData, maskedIn }

/** The masks that stand in a text, by type. */
function maskedIn(text: string): MaskedCount[] {
  return detectors
    .map(({ type, mark }) => ({ type, count: text.split(new RegExp(`${cover}${mark}(?=${cover})`)).length - 1 }))
    .filter(({ count }) => count > 0)
}

/** Each detector looks at what those before it left. */
function findAll(normal: string): Found[] {
  const found: Found[] = []
  let text = normal
  for (const detector of detectors) {
    const own = findWith(detector, text)
    text = covered(text, own)
    found.push(...own)
  }
  return found
}

function covered(text: string, found: readonly Found[]): string {
  let result = ''
  let at = 0
  for (const { start, end } of found) {
    result += text.slice(at, start) + cover.repeat(end - start)
    at = end
  }
  return result + text.slice(at)
}

function findWith(detector: Detector, text: string): Found[] {
  const found: Found[] = []
  const pattern = new RegExp(detector.pattern)
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const start = match.index
    const length = detector.accept({ text, start, end: start + match[0].length, written: match[0] })
    if (length > 0) found.push({ start, end: start + length, detector })
    // What was refused may hold another that begins later: at the next whole character, or `u` patterns step back again.
    pattern.lastIndex = start + (length || String.fromCodePoint(text.codePointAt(start)!).length)
  }
  return found
}
