/** Glyphs of a page to lines, lines to paragraphs: order on the page comes from the content, shape from the geometry. */
import type { ParagraphKind } from '../../../kernel/ports/document-reader.ts'
import { kindOf } from '../plain-text.ts'
import type { Glyph } from './glyphs.ts'
import { CELL_GAP, clearDirectionOf, type Direction, directionOf, lineText, majorityOf } from './line-order.ts'

type Line = {
  readonly glyphs: Glyph[]
  left: number
  right: number
  baseline: number
  em: number
  readonly angle: number
}

/** A line as it is read, with where it stands: what is left of a page's glyphs once they are text. In points. */
export type ReadLine = {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly baseline: number
  readonly em: number
  readonly angle: number
  /** Small numbers and stars above the line, as references to footnotes are, and footnotes' own marks. */
  readonly raised: readonly string[]
}

/** A paragraph, with its lines, since running heads and footnotes are only told from those when every page was seen. */
export type ReadBlock = { readonly kind: ParagraphKind; readonly lines: readonly ReadLine[] }

/** A gap wider than this starts a new piece of a line, in em: justified spaces stay below it. */
const PIECE_GAP = 1.5

export function blocksOfPage(glyphs: readonly Glyph[]): ReadBlock[] {
  const blocks: ReadBlock[] = []
  // Turned text (margins, stamps, sideways tables) follows the upright text instead of interrupting it.
  const angles = [...new Set(glyphs.map((glyph) => glyph.angle))].sort((a, b) => Math.abs(a) - Math.abs(b))
  for (const angle of angles) {
    const pieces = piecesOf(glyphs.filter((glyph) => glyph.angle === angle))
    const gutters = guttersOf(pieces)
    blocks.push(...paragraphsOf(inColumns(mergePieces(pieces, gutters), gutters)))
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
function mergePieces(pieces: readonly Line[], gutters: readonly Gutter[]): Line[] {
  const lines: Line[] = []
  for (const piece of pieces) {
    const last = lines.at(-1)
    const apart = last !== undefined && columnOf(last, gutters) !== columnOf(piece, gutters)
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
/** In em: of three columns and more. Cells are as wide, so that most lines have to be full too. */
const NARROW_COLUMN_WIDTH = 8

/** Pieces that stand beside each other with the same white between. */
type GutterCandidate = { left: number; right: number; top: number; bottom: number; readonly pairs: [Line, Line][] }

/** From left to right: where three wide lines or more, or six full ones, stand beside their neighbours. */
function guttersOf(pieces: readonly Line[]): Gutter[] {
  const candidates: GutterCandidate[] = []
  for (const [i, b] of pieces.entries()) {
    const a = pieces[i - 1]
    if (!a || !onSameBand(a, b) || Math.min(width(a), width(b)) < NARROW_COLUMN_WIDTH * a.em) continue
    const white = { left: Math.min(a.right, b.right), right: Math.max(a.left, b.left) }
    if (white.right - white.left < 0.5 * a.em) continue
    const known = candidates.find((one) => whiteOfBoth(one, white) >= 0.5 * a.em)
    const gutter = known ?? { ...white, top: -Infinity, bottom: Infinity, pairs: [] }
    if (!known) candidates.push(gutter)
    gutter.left = Math.max(gutter.left, white.left)
    gutter.right = Math.min(gutter.right, white.right)
    gutter.top = Math.max(gutter.top, a.baseline + a.em)
    gutter.bottom = Math.min(gutter.bottom, a.baseline - 3 * a.em)
    gutter.pairs.push([a, b])
  }
  return candidates.filter(partsColumns).sort((a, b) => a.left - b.left)
}

function whiteOfBoth(a: { left: number; right: number }, b: { left: number; right: number }): number {
  return Math.min(a.right, b.right) - Math.max(a.left, b.left)
}

function partsColumns({ pairs }: GutterCandidate): boolean {
  const wide = pairs.filter(([a, b]) => Math.min(width(a), width(b)) >= COLUMN_WIDTH * a.em)
  if (wide.length >= 3) return true
  const isFull = (side: readonly Line[]) => {
    const widest = Math.max(...side.map(width))
    return side.filter((line) => width(line) >= 0.85 * widest).length >= 0.7 * side.length
  }
  const sides = [pairs.map(([a]) => a), pairs.map(([, b]) => b)]
  return pairs.length >= 6 && sides.every(isFull)
}

/** From 0 at the left, or `across` what goes over several or stands above or below them. */
type Column = number | 'across'

function columnOf(line: Line, gutters: readonly Gutter[]): Column {
  let column = 0
  for (const gutter of gutters) {
    if (line.baseline > gutter.top || line.baseline < gutter.bottom) return 'across'
    const slack = 0.5 * line.em
    const isLeft = line.right < gutter.right + slack && line.left < gutter.left
    const isRight = line.left > gutter.left - slack && line.right > gutter.right
    if (!isLeft && !isRight) return 'across'
    if (isRight) column++
  }
  return gutters.length > 0 ? column : 'across'
}

/** Each column whole, the first one first; what goes across the page stands between what is above and below it. */
function inColumns(lines: readonly Line[], gutters: readonly Gutter[]): readonly Line[] {
  if (gutters.length === 0) return lines
  const ordered: Line[] = []
  const columns: Line[][] = Array.from({ length: gutters.length + 1 }, () => [])
  const fromTheRight = directionOf(lines.map((line) => line.glyphs)) === 'rtl'
  const close = () => {
    for (const column of fromTheRight ? columns.toReversed() : columns) ordered.push(...column.splice(0))
  }
  for (const line of lines) {
    const column = columnOf(line, gutters)
    if (column === 'across') {
      close()
      ordered.push(line)
    } else columns[column]!.push(line)
  }
  close()
  return ordered
}

function width(line: Line): number {
  return line.right - line.left
}

function paragraphsOf(lines: readonly Line[]): ReadBlock[] {
  const page = {
    direction: directionOf(lines.map((line) => line.glyphs)) ?? 'ltr',
    size: usualSize(lines),
    rows: tableRows(lines),
  }
  return groupsOf(lines, usualPitch(lines)).flatMap((group) => blocksOfGroup(group, page))
}

/** `size` is the running text's, in points. */
type PageLooks = { readonly direction: Direction; readonly size: number; readonly rows: ReadonlySet<Line> }

function blocksOfGroup(group: readonly Line[], page: PageLooks): ReadBlock[] {
  const paragraphDirection = majorityOf(group.map((line) => line.glyphs)) ?? page.direction
  const edges = {
    left: Math.min(...group.map((line) => line.left)),
    right: Math.max(...group.map((line) => line.right)),
  }
  const blocks: ReadBlock[] = []
  let open: ReadLine[] = []
  const close = () => {
    const text = textOfLines(open)
    // Larger than the page's running text by a fifth, and short.
    const isHeading = open.length <= 3 && text.length <= 200 && open.every(({ em }) => em >= page.size * 1.2)
    if (text !== '') blocks.push({ kind: isHeading ? 'heading' : kindOf(text), lines: open })
    open = []
  }
  for (const line of group) {
    const direction = lineDirection(line, paragraphDirection)
    const text = lineText(line.glyphs, direction)
    if (page.rows.has(line) || kindOf(text) === 'list-item') close()
    if (page.rows.has(line)) blocks.push({ kind: 'table-row', lines: [readLine(line, text)] })
    else open.push(readLine(line, text))
    if (endsParagraph(line, text, direction, edges)) close()
  }
  close()
  return blocks
}

function readLine(line: Line, text: string): ReadLine {
  const { left, right, baseline, em, angle } = line
  return { text, left, right, baseline, em, angle, raised: raisedMarks(line) }
}

const REFERENCE_MARK = /^[0-9٠-٩*†‡]$/

/** Runs of small digits and stars that stand above the line's own. */
function raisedMarks({ glyphs, em, baseline }: Line): string[] {
  const raised = glyphs.filter(
    (glyph) =>
      glyph.em <= 0.8 * em && glyph.baseline >= baseline + 0.15 * em && REFERENCE_MARK.test(glyph.text) && !glyph.mark,
  )
  const marks: string[] = []
  let right = -Infinity
  for (const glyph of raised.sort((a, b) => a.left - b.left)) {
    if (glyph.left - right > 0.3 * em) marks.push('')
    marks.push((marks.pop() ?? '') + glyph.text)
    right = glyph.right
  }
  return marks
}

/** Lines of several cells beside others of about as many, or of fewer that stand under them (cells merged into one). */
function tableRows(lines: readonly Line[]): Set<Line> {
  const cells = lines.map(cellsOf)
  const alike = (a: readonly Cell[] | undefined, b: readonly Cell[] | undefined) =>
    a !== undefined &&
    b !== undefined &&
    a.length > 1 &&
    b.length > 1 &&
    (Math.abs(a.length - b.length) <= 1 || (a.length < b.length ? areAligned(a, b) : areAligned(b, a)))
  return new Set(lines.filter((_, i) => alike(cells[i], cells[i - 1]) || alike(cells[i], cells[i + 1])))
}

/** In points, along the line. */
type Cell = { left: number; right: number }

/** Each of the fewer cells has an edge, or its middle, where one or several neighbours among the others have theirs. */
function areAligned(fewer: readonly Cell[], more: readonly Cell[]): boolean {
  const near = (a: number, b: number) => Math.abs(a - b) <= 4
  return fewer.every((cell) => {
    const under = more.filter((other) => Math.min(cell.right, other.right) > Math.max(cell.left, other.left))
    const [left, right] = [Math.min(...under.map((one) => one.left)), Math.max(...under.map((one) => one.right))]
    return (
      under.length > 0 &&
      (near(cell.left, left) || near(cell.right, right) || near((cell.left + cell.right) / 2, (left + right) / 2))
    )
  })
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
  const own = majorityOf([line.glyphs])
  if (own === undefined || own === paragraph) return paragraph
  if (paragraph === 'ltr') return own
  const hasArabic = line.glyphs.some((glyph) => /[\u0590-\u08ff]/.test(glyph.text))
  if (hasArabic) return clearDirectionOf(line.glyphs) ?? 'rtl'
  const first = line.glyphs.filter((glyph) => glyph.text !== ' ').reduce((a, b) => (b.left < a.left ? b : a))
  return /^[.,،؛:;!?؟)\]]$/.test(first.text) ? 'rtl' : 'ltr'
}

/** Pieces of the line that stand apart by more than a cell's gap, from left to right. */
function cellsOf(line: Line): Cell[] {
  const sorted = line.glyphs.filter((glyph) => glyph.text !== ' ' && !glyph.mark).sort((a, b) => a.left - b.left)
  const cells: Cell[] = []
  for (const { left, right } of sorted) {
    const cell = cells.at(-1)
    if (!cell || left - cell.right > CELL_GAP * line.em) cells.push({ left, right })
    else cell.right = Math.max(cell.right, right)
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
export function textOfLines(lines: readonly ReadLine[]): string {
  return lines
    .reduce(
      (text, { text: line }) =>
        text === '' ? line : text.endsWith('\u00ad') ? text.slice(0, -1) + line : `${text} ${line}`,
      '',
    )
    .trim()
}
