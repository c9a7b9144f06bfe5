/**
 * Running heads and feet, page numbers and stamps: what a document repeats on its pages around the text. Told from all pages
 * at once, by the same words (up to a number that counts the pages) at the same distance from the same edge.
 */
import type { ReadBlock, ReadLine } from './layout.ts'

/** A page as read, while the others are awaited. `height` in points. */
export type LaidPage = { readonly blocks: readonly ReadBlock[]; readonly height: number }

/** So many lines from an edge can be furniture. */
const DEPTH = 4
/** Two lines are at the same height. In points. */
const SAME_HEIGHT = 3

/** The pages with their furniture in blocks of its own, where it stood. */
export function withFurniture(pages: readonly LaidPage[]): ReadBlock[][] {
  const seen = pages.map(candidatesOf)
  const repeated = repeatedLines(seen, pages.length)
  const pitch = usualPitch(pages, repeated)
  return pages.map(({ blocks }, page) => {
    const furniture = new Set<ReadLine>()
    for (const bands of seen[page]!) {
      // From the edge inwards: what stands behind a line of the text is text.
      for (const band of bands) {
        const found = band.filter(({ line }) => repeated.has(line))
        for (const { line } of found) furniture.add(line)
        if (found.length === 0) break
      }
    }
    if (furniture.size === 0) return [...blocks]
    for (const block of blocks) {
      for (const line of linesOfText(block, furniture, pitch)) if (!repeated.get(line)!.counts) furniture.delete(line)
    }
    return blocks.flatMap((block) => apart(block, furniture))
  })
}

/** From one line of a paragraph to the next in the whole document, in em; 0 when no paragraph has two. */
function usualPitch(pages: readonly LaidPage[], repeated: ReadonlyMap<ReadLine, unknown>): number {
  const counts = new Map<number, number>()
  for (const { lines } of pages.flatMap(({ blocks }) => blocks)) {
    for (const [i, line] of lines.entries()) {
      const above = lines[i - 1]
      if (!above || repeated.has(line) || repeated.has(above)) continue
      const step = Math.round(dropTo(line, above) * 20) / 20
      counts.set(step, (counts.get(step) ?? 0) + 1)
    }
  }
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0]
}

function dropTo(line: ReadLine, above: ReadLine): number {
  return (above.baseline - line.baseline) / Math.max(1, line.em)
}

/** Lines that stand in a paragraph as its other lines do: the last line of a form's sentence is on every copy of the form. */
function linesOfText({ lines }: ReadBlock, furniture: ReadonlySet<ReadLine>, pitch: number): ReadLine[] {
  return lines.filter((line, i) => {
    if (!furniture.has(line)) return false
    const [above, below] = [lines[i - 1], lines[i + 1]]
    const goesOn = (upper: ReadLine | undefined, lower: ReadLine | undefined) =>
      upper !== undefined &&
      lower !== undefined &&
      !(furniture.has(upper) && furniture.has(lower)) &&
      Math.abs(upper.em / lower.em - 1) < 0.03 &&
      dropTo(lower, upper) <= 1.1 * pitch
    return goesOn(above, line) || goesOn(line, below)
  })
}

/** A line that could be furniture. `place` is its distance from the edge that it is near, in points. */
type Candidate = { readonly line: ReadLine; readonly edge: string; readonly place: number }

/** For each edge its bands of lines, the outermost first. Turned text has no edge: each line of it stands alone. */
function candidatesOf({ blocks, height }: LaidPage): Candidate[][][] {
  const lines = blocks.flatMap((block) => block.lines)
  const upright = lines.filter(({ angle }) => angle === 0).sort((a, b) => b.baseline - a.baseline)
  const bands: ReadLine[][] = []
  for (const line of upright) {
    const above = bands.at(-1)?.[0]
    if (above && above.baseline - line.baseline < 0.5 * Math.min(above.em, line.em)) bands.at(-1)!.push(line)
    else bands.push([line])
  }
  const top = bands.slice(0, DEPTH)
  const bottom = bands.slice(-DEPTH).reverse()
  const turned = lines.filter(({ angle }) => angle !== 0).slice(0, 10)
  return [
    top.map((band) => band.map((line) => ({ line, edge: 'top', place: height - line.baseline }))),
    bottom.map((band) => band.map((line) => ({ line, edge: 'bottom', place: line.baseline }))),
    ...turned.map((line) => [[{ line, edge: `${line.angle} ${Math.round(line.left / 10)}`, place: line.baseline }]]),
  ]
}

/** `counts`: a number in it counts the pages. */
type Repetition = { readonly counts: boolean }

/** Lines that enough pages have: three, or two of a document that has no more than three. */
function repeatedLines(seen: readonly Candidate[][][][], pages: number): Map<ReadLine, Repetition> {
  const groups = new Map<string, { readonly line: ReadLine; readonly place: number; readonly page: number }[]>()
  for (const [page, edges] of seen.entries()) {
    for (const { line, edge, place } of edges.flat(2)) {
      for (const likeness of likenesses(line.text, page)) {
        const key = `${edge} ${likeness}`
        const group = groups.get(key)
        if (group) group.push({ line, place, page })
        else groups.set(key, [{ line, place, page }])
      }
    }
  }
  const needed = pages <= 3 ? 2 : 3
  const repeated = new Map<ReadLine, Repetition>()
  for (const [key, group] of groups) {
    if (group.length < needed) continue
    const sorted = group.sort((a, b) => a.place - b.place)
    for (let from = 0, to = 0; from < sorted.length; from = to) {
      for (to = from + 1; to < sorted.length && sorted[to]!.place - sorted[to - 1]!.place <= SAME_HEIGHT; ) to++
      const same = sorted.slice(from, to)
      if (new Set(same.map(({ page }) => page)).size < needed) continue
      const counts = key.includes(COUNTING)
      for (const { line } of same) repeated.set(line, { counts: counts || repeated.get(line)?.counts === true })
    }
  }
  return repeated
}

/** Stands before the place of a number that counts; no text has it (a noncharacter). */
const COUNTING = '\ufdd0'
/** Numbers in a running foot that could count pages. */
const MOST_NUMBERS = 4
const ROMAN = /^[ivxlc]{1,8}$/i

/**
 * What two furniture lines have in common: their words, and for one of their numbers how far it is from the page's place in
 * the document. A row of figures at the same height on every page has no such number.
 */
function likenesses(text: string, page: number): string[] {
  const plain = text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase()
  if (ROMAN.test(plain)) return [plain, `${COUNTING}${romanValue(plain) - page}`]
  const numbers = [...plain.matchAll(/\p{Nd}{1,6}/gu)].slice(0, MOST_NUMBERS)
  const counted = numbers.map(({ 0: digits, index }) => {
    const offset = Number(digits.replace(/[^0-9]/g, westernDigit)) - page
    return `${plain.slice(0, index)}${COUNTING}${offset}${plain.slice(index + digits.length)}`
  })
  return [plain, ...counted]
}

/** Decimal digits of every script stand in tens of code points that end in 0 to 9 or 6 to F (Arabic, extended Arabic: 0x660, 0x6f0). */
function westernDigit(digit: string): string {
  return String(digit.codePointAt(0)! & 0xf)
}

function romanValue(text: string): number {
  const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 }
  const digits = [...text].map((letter) => values[letter] ?? 0)
  return digits.reduce((sum, value, i) => sum + (value < (digits[i + 1] ?? 0) ? -value : value), 0)
}

/** The block without its furniture, which stands before or behind what is left of it. */
function apart(block: ReadBlock, furniture: ReadonlySet<ReadLine>): ReadBlock[] {
  const text = block.lines.filter((line) => !furniture.has(line))
  const first = text[0] === undefined ? block.lines.length : block.lines.indexOf(text[0])
  const repeated = block.lines.map((line, i) => ({ line, i })).filter(({ line }) => furniture.has(line))
  const asBlocks = (found: typeof repeated): ReadBlock[] =>
    found.map(({ line }) => ({ kind: 'furniture', lines: [line] }))
  return [
    ...asBlocks(repeated.filter(({ i }) => i < first)),
    ...(text.length > 0 ? [{ kind: block.kind, lines: text }] : []),
    ...asBlocks(repeated.filter(({ i }) => i > first)),
  ]
}
