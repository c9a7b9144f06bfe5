/** The Markdown that the sample documents keep to: headings, paragraphs of one line, lists and one-line table rows. */

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] }

const heading = /^(#{1,2}) (\S.*)$/
const tableRule = /^\|(?: -{3,} \|)+$/

/**
 * The blocks of a document, in order.
 *
 * @throws SyntaxError on anything outside this Markdown, so that no text is passed over unseen.
 */
export function blocksOf(markdown: string): Block[] {
  return markdown
    .trim()
    .split(/\n{2,}/)
    .map((chunk) => blockOf(chunk.split('\n')))
}

function blockOf(lines: readonly string[]): Block {
  const [first = '', second = ''] = lines
  if (lines.every((line) => line.startsWith('- '))) return { kind: 'list', items: lines.map((line) => line.slice(2)) }
  if (tableRule.test(second)) {
    const header = cellsOf(first)
    const rows = lines.slice(2).map(cellsOf)
    if (rows.some((row) => row.length !== header.length)) throw new SyntaxError(`a row of another width: ${first}`)
    return { kind: 'table', header, rows }
  }
  if (lines.length !== 1) throw new SyntaxError(`more than one line in a paragraph: ${first}`)
  const [, marks, text] = heading.exec(first) ?? []
  if (marks && text) return { kind: 'heading', level: marks.length === 1 ? 1 : 2, text }
  if (/^[#|>*`]/.test(first)) throw new SyntaxError(`not part of this Markdown: ${first}`)
  return { kind: 'paragraph', text: first }
}

function cellsOf(line: string): string[] {
  if (!line.startsWith('| ') || !line.endsWith(' |')) throw new SyntaxError(`not a table row: ${line}`)
  return line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim())
}
