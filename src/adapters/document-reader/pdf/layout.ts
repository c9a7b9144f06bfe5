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
    const pieces = piecesOf(glyphs.filter((glyph) => glyph.angle === angle))
    const gutter = gutterOf(pieces)
    blocks.push(...paragraphsOf(inColumns(mergePieces(pieces, gutter), gutter)))
  }
  return blocks
}

/** Glyphs in content order to pieces of lines, so that columns and cells which the document keeps apart stay apart. */
function piecesOf(glyphs: readonly Glyph[]): Line[] {
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
  return lines.filter((line) => line.glyphs.some((glyph) => glyph.text !== ' '))
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

/** Pieces that follow each other on one band are one line (cells of a row, a tab), unless a gutter runs between them. */
function mergePieces(pieces: readonly Line[], gutter: Gutter | undefined): Line[] {
  const lines: Line[] = []
  for (const piece of pieces) {
    const last = lines.at(-1)
    const apart = gutter && last && sideOf(last, gutter) !== sideOf(piece, gutter)
    if (last && !apart && onSameBand(last, piece) && !overlaps(last, piece)) {
      for (const glyph of piece.glyphs) add(last, glyph)
    } else lines.push(piece)
  }
  return lines
}

function overlaps(a: Line, b: Line): boolean {
  return Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 * Math.min(a.em, b.em)
}

/** The white between two columns of running text that a producer drew line by line across the page. */
type Gutter = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

/** In em: running text fills lines of at least this width, cells of a table seldom do. */
const COLUMN_WIDTH = 14

/** Where three wide lines or more stand beside their neighbours with the same white between. */
function gutterOf(pieces: readonly Line[]): Gutter | undefined {
  let gutter: Gutter | undefined
  let pairs = 0
  for (const [i, b] of pieces.entries()) {
    const a = pieces[i - 1]
    if (!a || !onSameBand(a, b) || Math.min(width(a), width(b)) < COLUMN_WIDTH * a.em) continue
    const left = Math.max(gutter?.left ?? -Infinity, Math.min(a.right, b.right))
    const right = Math.min(gutter?.right ?? Infinity, Math.max(a.left, b.left))
    if (right - left < 0.5 * a.em) continue
    const top = Math.max(gutter?.top ?? -Infinity, a.baseline + a.em)
    gutter = { left, right, top, bottom: Math.min(gutter?.bottom ?? Infinity, a.baseline - 3 * a.em) }
    pairs++
  }
  return pairs >= 3 ? gutter : undefined
}

type Side = 'left' | 'right' | 'across'

function sideOf(line: Line, gutter: Gutter): Side {
  if (line.baseline > gutter.top || line.baseline < gutter.bottom) return 'across'
  const slack = 0.5 * line.em
  if (line.right < gutter.right + slack && line.left < gutter.left) return 'left'
  return line.left > gutter.left - slack && line.right > gutter.right ? 'right' : 'across'
}

/** Each column whole, the first one first; what goes across the page stands between what is above and below it. */
function inColumns(lines: readonly Line[], gutter: Gutter | undefined): readonly Line[] {
  if (!gutter) return lines
  const first: Side = directionOf(lines.map((line) => line.glyphs)) === 'rtl' ? 'right' : 'left'
  const ordered: Line[] = []
  let second: Line[] = []
  for (const line of lines) {
    const side = sideOf(line, gutter)
    if (side === 'across') {
      ordered.push(...second)
      second = []
    }
    if (side === 'across' || side === first) ordered.push(line)
    else second.push(line)
  }
  return [...ordered, ...second]
}

function width(line: Line): number {
  return line.right - line.left
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

/** In em: from one line to the next; more is double spacing, or paragraphs. */
const WIDE_PITCH = 1.9

/** Lines that follow each other downwards in one size, at the page's usual distance, one above the other. */
function groupsOf(lines: readonly Line[], pitch: number): Line[][] {
  const groups: Line[][] = []
  const widest = Math.max(...lines.map(width))
  for (const line of lines) {
    const above = groups.at(-1)?.at(-1)
    // Widely spaced lines go on only from full ones: a page of single-line paragraphs has one distance too.
    const most = above && width(above) > 0.8 * widest ? pitch : Math.min(pitch, WIDE_PITCH)
    if (above && goesOn(above, line, most * 1.2)) groups.at(-1)!.push(line)
    else groups.push([line])
  }
  return groups
}

function goesOn(above: Line, line: Line, mostDrop: number): boolean {
  const drop = above.baseline - line.baseline
  const sameSize = Math.max(above.em, line.em) / Math.min(above.em, line.em) < 1.15
  const directions = [clearDirectionOf(above.glyphs), clearDirectionOf(line.glyphs)]
  if (directions.includes('rtl') && directions.includes('ltr')) return false
  const shared = Math.min(above.right, line.right) - Math.max(above.left, line.left)
  return drop > 0 && drop / line.em <= mostDrop && sameSize && shared > 0.3 * Math.min(width(above), width(line))
}

/** The smallest distance that lines of the page repeatedly have, in em: within paragraphs, not between them. */
function usualPitch(lines: readonly Line[]): number {
  const counts = new Map<number, number>()
  for (const [i, line] of lines.entries()) {
    const above = lines[i - 1]
    const step = above ? Math.round(((above.baseline - line.baseline) / line.em) * 10) / 10 : 0
    if (step > 0.8 && step < 3) counts.set(step, (counts.get(step) ?? 0) + 1)
  }
  const common = [...counts].filter(([, count]) => count >= Math.max(2, lines.length * 0.05)).map(([step]) => step)
  return common.length > 0 ? Math.min(...common) : 1.5
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
