/**
 * The characters of one line in reading order, from where they stand on the page: the Unicode Bidirectional Algorithm
 * (UAX #9) backwards. What the eye sees left to right is sorted from the line's starting side, and runs of the other
 * direction are turned around.
 */
import type { Glyph } from './glyphs.ts'

export type Direction = 'rtl' | 'ltr'

/**
 * White between two glyphs that parts words although no space stands there, in em. Spaces that the document draws come as
 * glyphs, and those that PDFium finds by the font's own space width as `spaceFrom`.
 */
const WORD_GAP = 0.15
/** White that fonts put between letters of one Arabic word (Amiri: waw before yeh, 0.122). */
const KERNING = 0.13
/** Between Arabic letters, and beside glyphs of which only the ink is known. */
const LOOSE_WORD_GAP = 0.2
/** The least white for a space that PDFium found where its sense of place is poor. */
const DOUBTFUL_GAP = 0.1
/** White that parts table cells or columns, in em: no run of the other direction goes across it. */
export const CELL_GAP = 1

type Class = 'right' | 'left' | 'digit' | 'space' | 'neutral'

const RIGHT =
  /[\u0590-\u05ff\u0600-\u0605\u0608\u060b\u060d\u061b-\u064a\u066d-\u066f\u0671-\u06d5\u06e5\u06e6\u06ee\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
const DIGIT = /[0-9\u0660-\u0669\u06f0-\u06f9\u066b\u066c]/
const LEFT = /\p{L}/u
/** Separators that stay inside a number when they touch digits on both sides (UAX #9, W4, common separators). */
const NUMBER_SEPARATOR = /^[.,:/\u00a0\u066b\u066c\u060c]$/
/** European separators too, where no Arabic letter makes the digits Arabic numbers (W2): dates and telephone numbers in a cell. */
const ANY_SEPARATOR = /^[.,:/\u00a0\u066b\u066c\u060c+-]$/
/** Drawn on either side of a number, by producer and by what stands before; read after it. */
const NUMBER_SIGN = /^[%‰\u066a°′″]$/
/** A number before these is written before them: "100 GPU", "12 kW". The eye cannot tell that from "GPU 100". */
const UNIT =
  /^(?:[kMGTm]?(?:W|Wh|V|A|Hz|o|B|b|m|g|l|s|bps)|km|cm|mm|kg|ha|m2|m²|kVA|GPU|CPU|DH|Dh|DHS|MAD|EUR|USD|€|\$)$/

/** `undefined` when neither direction has three words in four. */
export function clearDirectionOf(glyphs: readonly Glyph[]): Direction | undefined {
  const { right, left } = wordCounts(wordsOf([...glyphs].sort((a, b) => a.left - b.left)))
  if (right > 3 * left) return 'rtl'
  return left >= 4 && left > 3 * right ? 'ltr' : undefined
}

/**
 * By words and not by letters, so that a web address in an Arabic line counts once. As many Arabic as Latin words read from
 * the right. `undefined` without letters.
 */
export function directionOf(lines: readonly (readonly Glyph[])[]): Direction | undefined {
  return directionOfWords(lines.flatMap((glyphs) => wordsOf([...glyphs].sort((a, b) => a.left - b.left))))
}

/** The same, but `undefined` where there are as many of both: what stands around decides. */
export function majorityOf(lines: readonly (readonly Glyph[])[]): Direction | undefined {
  const { right, left } = wordCounts(lines.flatMap((glyphs) => wordsOf([...glyphs].sort((a, b) => a.left - b.left))))
  return right === left ? undefined : right > left ? 'rtl' : 'ltr'
}

function directionOfWords(words: readonly string[]): Direction | undefined {
  const { right, left } = wordCounts(words)
  if (right + left === 0) return undefined
  return right >= left ? 'rtl' : 'ltr'
}

function wordCounts(words: readonly string[]): { readonly right: number; readonly left: number } {
  const right = words.filter((word) => RIGHT.test(word)).length
  const left = words.filter((word) => !RIGHT.test(word) && LEFT.test(word)).length
  return { right, left }
}

/** The characters between white space, from left to right whatever their script. */
function wordsOf(
  sorted: readonly { readonly text: string; readonly left: number; readonly right: number; readonly em: number }[],
): string[] {
  const words: string[] = []
  let word = ''
  let right = -Infinity
  for (const { text, left, em, right: end } of sorted) {
    if (text === ' ' || left - right > WORD_GAP * em) {
      words.push(word)
      word = ''
    }
    if (text !== ' ') {
      word += text
      right = Math.max(right, end)
    }
  }
  return [...words, word].filter((found) => found !== '')
}

/**
 * One line's text, with words parted by single spaces and brackets facing the way they read.
 * Pieces that stand apart like cells are read one by one, each in its own direction, from the side where the line starts.
 */
export function lineText(glyphs: readonly Glyph[], direction: Direction): string {
  const cells = cellsOf(lettersOf(glyphs, direction))
  if (direction === 'rtl') cells.reverse()
  return cells
    .map((cell) => {
      const own = cells.length === 1 ? direction : (directionOfWords(wordsOf(cell)) ?? direction)
      return facingBrackets(own === 'rtl' ? fromTheRight(cell) : fromTheLeft(cell))
    })
    .filter((text) => text !== '')
    .join(' ')
}

/** Pieces that more than a cell's gap parts, from left to right. */
function cellsOf(letters: readonly Placed[]): Placed[][] {
  const cells: Placed[][] = []
  let right = -Infinity
  for (const letter of [...letters].sort((a, b) => a.left - b.left || a.right - b.right)) {
    if (letter.left - right > CELL_GAP * letter.em) cells.push([])
    cells.at(-1)!.push(letter)
    // A space may be stretched over the gap: it does not bridge it.
    if (letter.kind !== 'space') right = Math.max(right, letter.right)
  }
  return cells
}

type Space = 'none' | 'doubtful' | 'sure'

/** A glyph with what is known about its place in the line. */
type Placed = {
  text: string
  readonly kind: Class
  readonly left: number
  readonly right: number
  readonly em: number
  /** White stands on this side of it; a doubtful one has to be seen too. */
  spaceLeft: Space
  spaceRight: Space
  /** The document gives its text: brackets are as typed. */
  readonly asTyped: boolean
  /** Inside a left-to-right run, where brackets are as drawn: of words, or a number alone. */
  readonly leftward: 'words' | 'number' | undefined
}

function classOf(text: string): Class {
  if (text === ' ') return 'space'
  if (RIGHT.test(text)) return 'right'
  if (DIGIT.test(text)) return 'digit'
  return LEFT.test(text) ? 'left' : 'neutral'
}

/** Letters with their marks and with the white around them. */
function lettersOf(glyphs: readonly Glyph[], direction: Direction): Placed[] {
  const inOrder = [...glyphs].sort((a, b) => a.index - b.index)
  const placed = new Map<number, Placed>()
  for (const glyph of inOrder) {
    if (glyph.mark) continue
    const { text, left, right, em, asTyped, index } = glyph
    placed.set(index, {
      text,
      kind: classOf(text),
      left,
      right,
      em,
      asTyped,
      spaceLeft: 'none',
      spaceRight: 'none',
      leftward: undefined,
    })
  }
  const letters = [...placed.values()]
  for (const [i, glyph] of inOrder.entries()) {
    if (glyph.spaceFrom === undefined) continue
    const neighbours = [inOrder[i - 1], glyph]
    // Beside a mark PDFium takes the jump to the next letter for a space.
    if (neighbours.some((one) => one?.mark)) continue
    const space = neighbours.some((one) => one?.asTyped) ? 'doubtful' : 'sure'
    placeSpace(letters, placed.get(glyph.spaceFrom), placed.get(glyph.index), direction, space)
  }
  const bases = letters.filter(isLetter)
  for (const glyph of inOrder) {
    if (!glyph.mark) continue
    // Combining marks are drawn on their own and anywhere in the content; each joins the letter that it stands over.
    const base = nearest(bases, glyph.ink.middle)
    if (base) base.text = (base.text + glyph.text).normalize('NFC')
  }
  return letters
}

function isLetter(letter: Placed): boolean {
  return letter.kind !== 'space'
}

/**
 * A space that PDFium found between two glyphs in its own order, put beside the one whose side of it is sure: PDFium keeps
 * Arabic letters and Latin letters each in their order, but not the runs among each other. Between punctuation nothing is
 * sure, and only visible white counts.
 */
function placeSpace(
  line: readonly Placed[],
  before: Placed | undefined,
  after: Placed | undefined,
  direction: Direction,
  space: Space,
) {
  const isRight = (letter: Placed | undefined) => letter?.kind === 'right'
  const isLeft = (letter: Placed | undefined) => letter?.kind === 'left' || letter?.kind === 'digit'
  const leads = direction === 'rtl' ? isRight : isLeft
  if (isLeft(before) && isLeft(after) && before!.left > after!.left) wordStart(line, before!).spaceLeft = space
  else if (leads(before) || (isLeft(before) && isLeft(after)) || (isRight(before) && isRight(after))) {
    if (isRight(before)) before!.spaceLeft = space
    else before!.spaceRight = space
  } else if (leads(after)) {
    if (isRight(after)) after!.spaceRight = space
    else after!.spaceLeft = space
  }
}

/** PDFium puts the words of a Latin phrase in an Arabic line from right to left: the first letter of the last word. */
function wordStart(line: readonly Placed[], last: Placed): Placed {
  let start = line.indexOf(last)
  while (start > 0 && line[start - 1]!.kind !== 'right' && line[start - 1]!.left < line[start]!.left) start--
  return line[start]!
}

/** Adds a space between neighbours on the page that white or a found space parts. `line` is sorted to one side. */
function withSpaces(line: readonly Placed[]): Placed[] {
  const spaced: Placed[] = []
  for (const letter of line) {
    const previous = spaced.at(-1)
    if (previous && previous.kind !== 'space' && letter.kind !== 'space') {
      const leftOne = previous.left < letter.left ? previous : letter
      const rightOne = leftOne === letter ? previous : letter
      const gap = rightOne.left - leftOne.right
      const em = Math.max(leftOne.em, rightOne.em)
      const found = [leftOne.spaceRight, rightOne.spaceLeft]
      const areArabic = leftOne.kind === 'right' && rightOne.kind === 'right'
      const isLoose = areArabic || leftOne.asTyped || rightOne.asTyped
      const least = found.includes('doubtful') ? DOUBTFUL_GAP : isLoose ? LOOSE_WORD_GAP : WORD_GAP
      // Some white, but less than any space has: kerning. None at all: the font does not tell its widths.
      const isKerning = areArabic && gap > 0 && gap < KERNING * em
      if ((found.includes('sure') && !isKerning) || gap > least * em) {
        spaced.push({
          ...leftOne,
          text: ' ',
          kind: 'space',
          left: leftOne.right,
          right: Math.max(leftOne.right, rightOne.left),
        })
      }
    }
    spaced.push(letter)
  }
  return spaced
}

function nearest(letters: readonly Placed[], x: number): Placed | undefined {
  let best: Placed | undefined
  let bestDistance = Infinity
  for (const letter of letters) {
    const outside = Math.max(0, letter.left - x, x - letter.right)
    // Over two letters at once (kerned Arabic): the one whose middle is nearer.
    const distance = outside * 100 + Math.abs((letter.left + letter.right) / 2 - x)
    if (distance < bestDistance) [best, bestDistance] = [letter, distance]
  }
  return best
}

/** Right to left, with Latin words and numbers turned around. */
function fromTheRight(visual: readonly Placed[]): Placed[] {
  const line = withSpaces([...visual].sort((a, b) => b.left - a.left || b.right - a.right))
  const separator = line.some((glyph) => glyph.kind === 'right') ? NUMBER_SEPARATOR : ANY_SEPARATOR
  const ordered: Placed[] = []
  for (let i = 0; i < line.length; ) {
    const sign = NUMBER_SIGN.test(line[i]!.text) && line[i + 1]?.kind === 'digit' ? line[i] : undefined
    if (sign) i++
    const end = leftRunEnd(line, i, separator)
    const run = line.slice(i, Math.max(end, i + 1)).sort((a, b) => a.left - b.left || a.right - b.right)
    ordered.push(...(end > i ? leftRun(run) : run))
    if (sign) ordered.push(sign)
    i += run.length
  }
  return ordered
}

/**
 * Where the left-to-right run that starts (at its right end) with `line[start]` ends; `start` when none starts there.
 * Between two Latin letters everything but Arabic belongs to the run (N1); digits right of a Latin word do too (W7), digits
 * left of it only when they touch it. Without letters it is one number with its separators.
 */
function leftRunEnd(line: readonly Placed[], start: number, separator: RegExp): number {
  const first = line[start]!
  if (first.kind !== 'left' && first.kind !== 'digit') return start
  let end = start + 1
  let sawLetter = first.kind === 'left'
  let touching = true
  for (let i = start + 1; i < line.length; i++) {
    const glyph = line[i]!
    if (glyph.kind === 'right') break
    if (glyph.kind === 'space') touching = false
    if (glyph.kind === 'left') {
      sawLetter = true
      touching = true
      end = i + 1
    } else if (glyph.kind === 'digit') {
      const number = touching && isOneNumber(line, end, i, separator)
      if (number || (touching && sawLetter && end === i)) end = i + 1
    } else if (glyph.kind === 'neutral' && !separator.test(glyph.text)) {
      // Only a letter further on can still take this into the run.
      if (!sawLetter && !letterFollows(line, i)) break
      touching = false
    }
  }
  // Digits that end a run only because a letter stood further right stay; spaces and punctuation at the end do not.
  return end
}

/** `line[from..to]` is nothing, or one separator, between digits: "2014", "12/31", "5,5". */
function isOneNumber(line: readonly Placed[], from: number, to: number, separator: RegExp): boolean {
  if (from === to) return line[from - 1]?.kind === 'digit'
  return to - from === 1 && line[from - 1]?.kind === 'digit' && separator.test(line[from]!.text)
}

function letterFollows(line: readonly Placed[], from: number): boolean {
  for (let i = from; i < line.length; i++) {
    const { kind } = line[i]!
    if (kind === 'left') return true
    if (kind === 'right') return false
  }
  return false
}

function leftRun(run: readonly Placed[]): Placed[] {
  const leftward = run.some((glyph) => glyph.kind === 'left') ? 'words' : 'number'
  return unitsBehindNumbers(run).map((glyph) => ({ ...glyph, leftward }))
}

/** "GPU 100" as drawn in a right-to-left line is "100 GPU" when the word is a unit. */
function unitsBehindNumbers(run: readonly Placed[]): readonly Placed[] {
  const digits = run.findIndex((glyph) => glyph.kind === 'digit')
  if (digits < 1 || run.slice(digits).some((glyph) => glyph.kind === 'left')) return run
  const space = run[digits - 1]!
  const word = run.slice(0, digits - 1)
  const isUnit = space.kind === 'space' && UNIT.test(word.map((glyph) => glyph.text).join(''))
  return isUnit ? [...run.slice(digits), space, ...word] : run
}

/** Left to right, with Arabic words turned around. */
function fromTheLeft(visual: readonly Placed[]): Placed[] {
  const line = withSpaces([...visual].sort((a, b) => a.left - b.left || a.right - b.right))
  const ordered: Placed[] = []
  for (let i = 0; i < line.length; ) {
    const end = rightRunEnd(line, i)
    ordered.push(...(end === i ? [{ ...line[i]!, leftward: 'words' as const }] : fromTheRight(line.slice(i, end))))
    i = Math.max(end, i + 1)
  }
  return ordered
}

/** The end of the run from one Arabic letter to the last one before a Latin letter or a column. */
function rightRunEnd(line: readonly Placed[], start: number): number {
  const startsNumber = /[\u0660-\u0669\u06f0-\u06f9]/.test(line[start]!.text)
  if (line[start]!.kind !== 'right' && !startsNumber) return start
  let end = start + 1
  for (let i = start + 1; i < line.length; i++) {
    const glyph = line[i]!
    if (glyph.kind === 'left') break
    if (glyph.kind === 'right' || /[\u0660-\u0669\u06f0-\u06f9]/.test(glyph.text)) end = i + 1
  }
  return end
}

const BRACKETS: ReadonlyMap<string, readonly [string, string]> = new Map(
  ['()', '[]', '{}', '«»'].flatMap((pair) => [...pair].map((mark) => [mark, [pair[0]!, pair[1]!] as const] as const)),
)
/** PDFium mirrors these in right-to-left runs, though nothing draws them mirrored (BidiMirroring.txt does not have them). */
const QUOTES: ReadonlyMap<string, readonly [string, string]> = new Map(
  ['“”', '‘’'].flatMap((pair) => [...pair].map((mark) => [mark, [pair[0]!, pair[1]!] as const] as const)),
)

/**
 * A bracket in right-to-left text is drawn mirrored, and producers disagree on which of the two they name. Its surroundings
 * tell: an opening one has white before it and none behind. Where they do not, an unclosed bracket is closed first.
 */
function facingBrackets(line: readonly Placed[]): string {
  const drawn = line.filter((glyph) => BRACKETS.has(glyph.text) && glyph.leftward && !glyph.asTyped)
  const asDrawn = isBalanced(drawn.map((glyph) => glyph.text))
  const open: string[] = []
  let text = ''
  for (const [i, glyph] of line.entries()) {
    const bracket = BRACKETS.get(glyph.text)
    const quote = QUOTES.get(glyph.text)
    if (glyph.kind === 'space' && text.endsWith(' ')) continue
    if (quote && !glyph.asTyped && !glyph.leftward) {
      const mirrored = glyph.text === quote[0] ? quote[1] : quote[0]
      // At the edge of a Latin word PDFium may have taken it for a part of that.
      const besideLatin = line[i - 1]?.leftward === 'words' || line[i + 1]?.leftward === 'words'
      const role = besideLatin ? roleAt(line, i) : undefined
      text += role === undefined ? mirrored : quote[role]
    } else if (bracket && !glyph.asTyped && !(glyph.leftward && asDrawn)) {
      const likely = glyph.leftward ? glyph.text === bracket[0] : !open.includes(bracket[0])
      const role = roleAt(line, i) ?? (likely ? 0 : 1)
      if (role === 0) open.push(bracket[0])
      else if (open.includes(bracket[0])) open.splice(open.lastIndexOf(bracket[0]), 1)
      text += bracket[role]
    } else text += glyph.text
  }
  return text.trim()
}

/** 0 for an opening mark, 1 for a closing one, by what stands on its two sides. */
function roleAt(line: readonly Placed[], i: number): 0 | 1 | undefined {
  const [before, after] = [line[i - 1]?.text ?? ' ', line[i + 1]?.text ?? ' ']
  const mayOpen = / |^[([{«"“/-]$/.test(before) && !/ |^[.,،؛:;!?؟)\]}»"”]$/.test(after)
  const mayClose = !/ |^[([{«"“]$/.test(before) && / |^[.,،؛:;!?؟)\]}»"”/-]$/.test(after)
  if (mayOpen === mayClose) return undefined
  return mayOpen ? 0 : 1
}

function isBalanced(brackets: readonly string[]): boolean {
  const open: string[] = []
  for (const bracket of brackets) {
    const pair = BRACKETS.get(bracket)!
    if (bracket === pair[0]) open.push(bracket)
    else if (open.pop() !== pair[0]) return false
  }
  return open.length === 0
}
