import bidiFactory, { type Bidi } from 'bidi-js'
import { type FontPart, type FontSet, partOf } from './fonts.ts'

// Its types say that the factory is a field of what Node imports; it is what Node imports.
const bidi = (bidiFactory as unknown as () => Bidi)()

/** Of a run of text in one font, in points. */
export type Measure = (text: string, part: FontPart) => number

/** What is drawn in one go: one font and one direction. */
export type DrawnRun = {
  /** In the order in which it is shaped, which is that of reading. */
  readonly text: string
  readonly part: FontPart
  /** Points from the left of its line. */
  readonly at: number
  /** Its letters are seen from right to left. */
  readonly reversed: boolean
}

export type DrawnLine = {
  /** In the order in which they are read. */
  readonly runs: readonly DrawnRun[]
  readonly width: number
}

export type LaidOut = { readonly rightToLeft: boolean; readonly lines: readonly DrawnLine[] }

/**
 * One paragraph in lines of no more than `width` points: broken where there are spaces, and within a word that is longer
 * than a line. Characters are put in the order in which they are seen by the Unicode bidirectional algorithm (UAX #9), line
 * by line; joining and marks are the shaper's. The direction is that of the first letter, else `otherwise`.
 */
export function layOut(paragraph: string, { set, width, otherwise, measure }: LayOutOptions): LaidOut {
  const text = paragraph.replaceAll(/\s+/gu, ' ').trim()
  const rightToLeft = directionOf(text) ?? otherwise
  const levels = bidi.getEmbeddingLevels(text, rightToLeft ? 'rtl' : 'ltr')
  const characters = charactersOf(text, levels.levels, set)
  const space = measure(' ', 'latin')
  const widthOf = (start: number, end: number) =>
    runsOf(characters, range(start, end)).reduce((sum, run) => sum + measure(run.text, run.part), 0)

  const lines: DrawnLine[] = []
  for (const [start, end] of linesOf(text, width, space, widthOf)) {
    // It answers for the whole text, of which only this line is put in order.
    const order = bidi.getReorderedIndices(text, levels, start, end - 1).slice(start, end)
    const runs: (DrawnRun & { readonly place: number })[] = []
    let at = 0
    for (const run of runsOf(characters, order)) {
      if (run.text !== ' ') runs.push({ ...run, at })
      at += run.text === ' ' ? space : measure(run.text, run.part)
    }
    lines.push({ runs: runs.sort((one, other) => one.place - other.place), width: at })
  }
  return { rightToLeft, lines }
}

export type LayOutOptions = {
  readonly set: FontSet
  readonly width: number
  /** The direction of a text without letters: that of the document. */
  readonly otherwise: boolean
  readonly measure: Measure
}

/** A UTF-16 code unit of the text, with what it is drawn by. Both halves of a pair say the same. */
type Character = {
  readonly place: number
  /** As it is drawn: mirrored from right to left. Empty for what is only an instruction. */
  readonly drawn: string
  readonly part: FontPart
  readonly odd: boolean
}

function charactersOf(text: string, levels: Uint8Array, set: FontSet): readonly Character[] {
  const characters: Character[] = []
  let before: FontPart | undefined
  for (const sign of text) {
    const place = characters.length
    const odd = (levels[place]! & 1) === 1
    const mirrored = odd ? (bidi.getMirroredCharacter(sign) ?? sign) : sign
    // A mark stands in the font of its letter where that has it.
    const code = sign.codePointAt(0)!
    const stays = before !== undefined && /\p{M}/u.test(sign) && set[before].characters.has(code)
    const part: FontPart = stays ? before! : partOf(set, mirrored, odd)
    const drawn = /[\p{Cf}\p{Cc}]/u.test(sign) ? '' : mirrored
    for (let unit = 0; unit < sign.length; unit++) {
      characters.push({ place: place + unit, drawn: unit === 0 ? drawn : '', part, odd })
    }
    before = part
  }
  return characters
}

type Run = { readonly text: string; readonly part: FontPart; readonly place: number; readonly reversed: boolean }

/**
 * Runs of one font and one direction, in the order given. A space is a run of its own. What is only an instruction ends a
 * run and is not drawn, so that a non-joiner keeps letters apart.
 */
function runsOf(characters: readonly Character[], order: readonly number[]): readonly Run[] {
  const groups: Character[][] = []
  let last: Character | undefined
  for (const place of order) {
    const character = characters[place]!
    const follows =
      last !== undefined &&
      Math.abs(last.place - place) === 1 &&
      last.part === character.part &&
      last.odd === character.odd &&
      !isApart(last, characters) &&
      !isApart(character, characters)
    if (follows) groups.at(-1)!.push(character)
    else groups.push([character])
    last = character
  }
  return groups.flatMap((group) => {
    const read = group.toSorted((one, other) => one.place - other.place)
    const text = read.map(({ drawn }) => drawn).join('')
    if (text === '') return []
    // The shaper turns letters of a script round; signs alone have no script, and are turned here.
    const { odd, part, place } = read[0]!
    const turned = odd && !/\p{L}/u.test(text) ? [...text].reverse().join('') : text
    return [{ text: turned, part, place, reversed: odd }]
  })
}

function isApart({ place, drawn }: Character, characters: readonly Character[]): boolean {
  if (drawn === ' ') return true
  // The second half of a pair is drawn with the first.
  return drawn === '' && (characters[place - 1]?.drawn.length ?? 0) < 2
}

/** From where to where each line goes, without the space that it was broken at. */
function linesOf(
  text: string,
  width: number,
  space: number,
  widthOf: (start: number, end: number) => number,
): readonly (readonly [number, number])[] {
  const lines: [number, number][] = []
  let [lineStart, lineEnd, filled] = [0, 0, 0]
  for (const { index, 0: word } of text.matchAll(/[^ ]+/g)) {
    const wide = widthOf(index, index + word.length)
    if (lineEnd > lineStart && filled + space + wide <= width) {
      filled += space + wide
      lineEnd = index + word.length
      continue
    }
    if (lineEnd > lineStart) lines.push([lineStart, lineEnd])
    lineStart = index
    lineEnd = index + word.length
    filled = wide
    if (wide <= width) continue
    // Longer than a line: as many of its letters as one holds, and again.
    for (const { index: at, segment } of graphemes.segment(word)) {
      const end = index + at + segment.length
      if (index + at > lineStart && widthOf(lineStart, end) > width) {
        lines.push([lineStart, index + at])
        lineStart = index + at
      }
      lineEnd = end
    }
    filled = widthOf(lineStart, lineEnd)
  }
  if (lineEnd > lineStart) lines.push([lineStart, lineEnd])
  return lines
}

const graphemes = new Intl.Segmenter('ar', { granularity: 'grapheme' })

/** UAX #9, P2: of the first letter that stands in no isolate. */
function directionOf(text: string): boolean | undefined {
  let inside = 0
  for (const sign of text) {
    if (/[\u2066-\u2068]/.test(sign)) inside += 1
    else if (sign === '\u2069') inside = Math.max(0, inside - 1)
    else if (inside === 0 && /\p{L}/u.test(sign)) return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(sign)
  }
  return undefined
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, i) => start + i)
}
