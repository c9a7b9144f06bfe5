import type { MaskedCount } from '../../../src/kernel/ports/personal-data.ts'
import { cover, findPersonalData } from './find-personal-data.ts'
import { normalise } from './normalise.ts'
import { type DataType, dataTypes } from './types.ts'

export const typeOf: ReadonlyMap<string, DataType> = new Map(dataTypes.map((each) => [each.type, each]))

/**
 * Covers what identifies a person: `▒CIN▒▒▒▒`. A mask reads the same from either side, says what was there, and is as long as
 * what it covers, which keeps the distances that detection measures: masking again changes nothing.
 *
 * Numbers with a check key are certain. Others are covered by their shape, some only near a word that names them; too much
 * is covered rather than too little. Takes time in proportion to the text.
 */
export function maskPersonalData(text: string): { text: string; masked: MaskedCount[] } {
  const { text: normal, startOf, endOf } = normalise(text)
  const found = findPersonalData(normal).found.filter(
    ({ type, confidence }) => confidence >= (typeOf.get(type)?.maskedFrom ?? 0),
  )
  let result = ''
  let at = 0
  for (const { type, start, end } of found) {
    result += text.slice(at, startOf(start)) + maskOf(type, end - start)
    at = endOf(end - 1)
  }
  const count = (type: string) => found.filter((one) => one.type === type).length
  return {
    text: result + text.slice(at),
    masked: dataTypes.map(({ type }) => ({ type, count: count(type) })).filter((masked) => masked.count > 0),
  }
}

/** A mask of so many characters, at least as many as its mark needs. */
export function maskOf(type: string, length: number): string {
  const mark = typeOf.get(type)?.mark ?? ''
  return cover + mark + cover.repeat(Math.max(1, length - 1 - mark.length))
}

/** The masks that stand in a text, by type. */
export function maskedIn(text: string): MaskedCount[] {
  if (!text.includes(cover)) return []
  return dataTypes
    .map(({ type, mark }) => ({ type, count: text.split(new RegExp(`${cover}${mark}(?=${cover})`)).length - 1 }))
    .filter(({ count }) => count > 0)
}
