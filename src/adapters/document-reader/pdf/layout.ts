/** Glyphs of a page to lines, lines to paragraphs: order on the page comes from the content, shape from the geometry. */
import type { Block } from '../parts.ts'
import { kindOf } from '../plain-text.ts'
import type { Glyph } from './glyphs.ts'
import { CELL_GAP, clearDirectionOf, type Direction, directionOf, lineText } from './line-order.ts'

type Line = {
  readonly glyphs: Glyph[]
  left: number
  right: number
  baseline: number
  em: number
  readonly angle: number
}

/** A gap wider than this starts a new piece of a line, in em: justified spaces stay below it. */
const PIECE_GAP = 1.5

export function blocksOfPage(glyphs: readonly Glyph[]): Block[] {
  const blocks: Block[] = []
  // Turned text (margins, stamps, sideways tables) follows the upright text instead of interrupting it.
  const angles = [...new Set(glyphs.map((glyph) => glyph.angle))].sort((a, b) => Math.abs(a) - Math.abs(b))
  for (const angle of angles) {
    const lines = inColumns(linesOf(glyphs.filter((glyph) => glyph.angle === angle)))
    blocks.push(...paragraphsOf(lines))
  }
  return blocks
}

/** Glyphs in content order to lines, so that columns and cells which the document keeps apart stay apart. */
function linesOf(glyphs: readonly Glyph[]): Line[] {
  const lines: Line[] = []
  for (const glyph of glyphs) {
    const line = lineFor(lines, glyph)
    if (line) add(line, glyph)
    else
      lines.push({
        glyphs: [glyph],
        left: glyph.left,
        right: glyph.right,
        baseline: glyph.baseline,
        em: glyph.em,
        angle: glyph.angle,
      })
  }
  return mergePieces(lines.filter((line) => line.glyphs.some((glyph) => glyph.text !== ' ')))
}

/** The last line when the glyph goes on with it; else a recent one that it touches (a word in another font, drawn later). */
function lineFor(lines: readonly Line[], glyph: Glyph): Line | undefined {
  for (let i = lines.length - 1; i >= Math.max(0, lines.length - 6); i--) {
    const line = lines[i]!
    const gap = Math.max(glyph.left - line.right, line.left - glyph.right)
    const reach = i === lines.length - 1 ? PIECE_GAP : 0.6
    if (onSameBand(line, glyph) && gap < reach * Math.max(line.em, glyph.em)) return line
  }
  return undefined
}

/** Half of the smaller one's height lies within the other's: superscripts yes, the next line no. */
function onSameBand(a: { baseline: number; em: number }, b: { baseline: number; em: number }): boolean {
  const overlap =
    Math.min(a.baseline + a.em * 0.7, b.baseline + b.em * 0.7) -
    Math.max(a.baseline - a.em * 0.2, b.baseline - b.em * 0.2)
  return overlap >= 0.5 * 0.9 * Math.min(a.em, b.em)
}

function add(line: Line, glyph: Glyph) {
  line.glyphs.push(glyph)
  line.left = Math.min(line.left, glyph.left)
  line.right = Math.max(line.right, glyph.right)
  if (glyph.em > line.em) {
    line.em = glyph.em
    line.baseline = glyph.baseline
  }
}

/** Pieces that follow each other on one band are one line (cells of a row, a tab), unless both are columns of running text. */
function mergePieces(pieces: readonly Line[]): Line[] {
  const lines: Line[] = []
  for (const piece of pieces) {
    const last = lines.at(-1)
    if (last && onSameBand(last, piece) && !overlaps(last, piece) && !areColumns(last, piece)) {
      for (const glyph of piece.glyphs) add(last, glyph)
    } else lines.push(piece)
  }
  return lines
}

function overlaps(a: Line, b: Line): boolean {
  return Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 * Math.min(a.em, b.em)
}

/** In em: lines of running text in a column are at least this wide. */
const COLUMN_WIDTH = 14

function areColumns(a: Line, b: Line): boolean {
  const gap = Math.max(a.left - b.right, b.left - a.right)
  return onSameBand(a, b) && gap > CELL_GAP * a.em && width(a) > COLUMN_WIDTH * a.em && width(b) > COLUMN_WIDTH * b.em
}

function width(line: Line): number {
  return line.right - line.left
}

/** Some producers draw two columns line by line across the page: then the lines are told apart by side and one column follows the other. */
function inColumns(lines: readonly Line[]): Line[] {
  const ordered: Line[] = []
  for (let i = 0; i < lines.length; ) {
    let end = i
    while (
      end + 1 < lines.length &&
      areColumns(lines[end]!, lines[end + 1]!) &&
      !areColumns(lines[end]!, lines[end + 2] ?? lines[end]!)
    )
      end += 2
    if (end - i >= 4) {
      const run = lines.slice(i, end)
      const middle = (Math.min(...run.map((line) => line.left)) + Math.max(...run.map((line) => line.right))) / 2
      const right = run.filter((line) => (line.left + line.right) / 2 > middle)
      const left = run.filter((line) => (line.left + line.right) / 2 <= middle)
      const direction = directionOf(run.map((line) => line.glyphs))
      ordered.push(...(direction === 'rtl' ? [...right, ...left] : [...left, ...right]))
      i = end
    } else {
      ordered.push(lines[i]!)
      i++
    }
  }
  return ordered
}

function paragraphsOf(lines: readonly Line[]): Block[] {
  const page = {
    direction: directionOf(lines.map((line) => line.glyphs)) ?? 'ltr',
    size: usualSize(lines),
    rows: tableRows(lines),
  }
  return groupsOf(lines, usualPitch(lines)).flatMap((group) => blocksOfGroup(group, page))
}

/** `size` is the running text's, in points. */
type PageLooks = { readonly direction: Direction; readonly size: number; readonly rows: ReadonlySet<Line> }

function blocksOfGroup(group: readonly Line[], page: PageLooks): Block[] {
  const paragraphDirection = directionOf(group.map((line) => line.glyphs)) ?? page.direction
  const edges = {
    left: Math.min(...group.map((line) => line.left)),
    right: Math.max(...group.map((line) => line.right)),
  }
  const blocks: Block[] = []
  let open: { readonly line: Line; readonly text: string }[] = []
  const close = () => {
    const text = joinLines(open.map((read) => read.text))
    // Larger than the page's running text by a fifth, and short.
    const isHeading = open.length <= 3 && text.length <= 200 && open.every(({ line }) => line.em >= page.size * 1.2)
    if (text !== '') blocks.push({ kind: isHeading ? 'heading' : kindOf(text), text })
    open = []
  }
  for (const line of group) {
    const direction = lineDirection(line, paragraphDirection)
    const text = lineText(line.glyphs, direction)
    if (page.rows.has(line) || kindOf(text) === 'list-item') close()
    if (page.rows.has(line)) blocks.push({ kind: 'table-row', text })
    else open.push({ line, text })
    if (endsParagraph(line, text, direction, edges)) close()
  }
  close()
  return blocks
}

/** Lines of several cells beside others of about as many. */
function tableRows(lines: readonly Line[]): Set<Line> {
  const cells = lines.map(cellsOf)
  const alike = (a: number | undefined, b: number | undefined) =>
    a !== undefined && b !== undefined && a > 1 && b > 1 && Math.abs(a - b) <= 1
  return new Set(lines.filter((_, i) => alike(cells[i], cells[i - 1]) || alike(cells[i], cells[i + 1])))
}

/** A last line is short on its ending side and ends a sentence. */
function endsParagraph(
  line: Line,
  text: string,
  direction: Direction,
  edges: { left: number; right: number },
): boolean {
  const short = direction === 'rtl' ? line.left - edges.left : edges.right - line.right
  return short > 0.15 * (edges.right - edges.left) && /[.؟?!:؛;…]["”»)]?$/.test(text)
}

/**
 * A line of only Latin text in an Arabic paragraph (a web address that did not fit) is still laid out from the right when its
 * closing mark hangs on its left.
 */
function lineDirection(line: Line, paragraph: Direction): Direction {
  const own = directionOf([line.glyphs])
  if (own === undefined || own === paragraph) return paragraph
  if (paragraph === 'ltr') return own
  const hasArabic = line.glyphs.some((glyph) => /[\u0590-\u08ff]/.test(glyph.text))
  if (hasArabic) return clearDirectionOf(line.glyphs) ?? 'rtl'
  const first = line.glyphs.filter((glyph) => glyph.text !== ' ').reduce((a, b) => (b.left < a.left ? b : a))
  return /^[.,،؛:;!?؟)\]]$/.test(first.text) ? 'rtl' : 'ltr'
}

/** How many pieces of the line stand apart by more than a cell's gap. */
function cellsOf(line: Line): number {
  const sorted = line.glyphs.filter((glyph) => glyph.text !== ' ' && !glyph.mark).sort((a, b) => a.left - b.left)
  let cells = 1
  let right = sorted[0]?.right ?? 0
  for (const glyph of sorted) {
    if (glyph.left - right > CELL_GAP * line.em) cells++
    right = Math.max(right, glyph.right)
  }
  return cells
}

/** Lines that follow each other downwards in one size, at the page's usual distance, one above the other. */
function groupsOf(lines: readonly Line[], pitch: number): Line[][] {
  const groups: Line[][] = []
  for (const line of lines) {
    const above = groups.at(-1)?.at(-1)
    if (above && goesOn(above, line, pitch)) groups.at(-1)!.push(line)
    else groups.push([line])
  }
  return groups
}

function goesOn(above: Line, line: Line, pitch: number): boolean {
  const drop = above.baseline - line.baseline
  const sameSize = Math.max(above.em, line.em) / Math.min(above.em, line.em) < 1.15
  const directions = [clearDirectionOf(above.glyphs), clearDirectionOf(line.glyphs)]
  if (directions.includes('rtl') && directions.includes('ltr')) return false
  const shared = Math.min(above.right, line.right) - Math.max(above.left, line.left)
  return drop > 0 && drop / line.em <= pitch * 1.2 && sameSize && shared > 0.3 * Math.min(width(above), width(line))
}

/** The distance between lines that most lines of the page have, in em. */
function usualPitch(lines: readonly Line[]): number {
  const counts = new Map<number, number>()
  for (const [i, line] of lines.entries()) {
    const above = lines[i - 1]
    const step = above ? Math.round(((above.baseline - line.baseline) / line.em) * 10) / 10 : 0
    if (step > 0.8 && step < 3) counts.set(step, (counts.get(step) ?? 0) + 1)
  }
  let best = 1.5
  let most = 0
  for (const [step, count] of [...counts].sort(([a], [b]) => a - b)) if (count > most) [best, most] = [step, count]
  return best
}

/** The size that most glyphs have, in points. */
function usualSize(lines: readonly Line[]): number {
  const counts = new Map<number, number>()
  for (const line of lines) {
    const size = Math.round(line.em * 2) / 2
    counts.set(size, (counts.get(size) ?? 0) + line.glyphs.length)
  }
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0]
}

/** Lines of a paragraph are one line; a word parted by a soft hyphen is whole again. */
function joinLines(lines: readonly string[]): string {
  return lines
    .reduce(
      (text, line) => (text === '' ? line : text.endsWith('\u00ad') ? text.slice(0, -1) + line : `${text} ${line}`),
      '',
    )
    .trim()
}
