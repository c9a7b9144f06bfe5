/**
 * Markdown to blocks of plain text: the marks go, the words stay as written. A quote from a Markdown document is verbatim
 * over this text, which is what its reader sees, and not over the source with its stars and brackets.
 * Block structure follows CommonMark 0.31 and GitHub's tables as far as documents use them; no HTML is rendered.
 */
import type { ParagraphKind } from '../../kernel/ports/document-reader.ts'
import { type Block, CELL_SEPARATOR } from './parts.ts'

const FENCE = /^ {0,3}(`{3,}|~{3,})/
const HEADING = /^ {0,3}#{1,6}(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/
const SETEXT = /^ {0,3}(?:=+|-+)[ \t]*$/
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/
const LIST_ITEM = /^[ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(.*)$/
const QUOTE = /^ {0,3}>[ \t]?/
const TABLE_DELIMITER = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/
const DEFINITION = /^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S+/

export function readMarkdown(source: string): Block[] {
  const lines = withoutComments(withoutFrontMatter(source.replace(/\r\n?/g, '\n'))).split('\n')
  const blocks: Block[] = []
  let open: { kind: ParagraphKind; lines: string[] } | undefined
  const close = (kind = open?.kind) => {
    if (open && kind) push(kind, inline(joinLines(open.lines)))
    open = undefined
  }
  const push = (kind: ParagraphKind, text: string) => {
    if (text.trim() !== '') blocks.push({ kind, text: text.trim() })
  }

  for (let i = 0; i < lines.length; i++) {
    let line = lines[i]!
    while (QUOTE.test(line)) line = line.replace(QUOTE, '')
    const fence = FENCE.exec(line)?.[1]
    if (fence) {
      close()
      const code: string[] = []
      for (i++; i < lines.length && !lines[i]!.trim().startsWith(fence); i++) code.push(lines[i]!)
      push('paragraph', code.join('\n'))
      continue
    }
    if (line.trim() === '') {
      close()
      continue
    }
    if (open?.kind === 'paragraph' && SETEXT.test(line)) {
      close('heading')
      continue
    }
    if (RULE.test(line)) {
      close()
      continue
    }
    const heading = HEADING.exec(line)
    if (heading) {
      close()
      push('heading', inline(heading[1] ?? ''))
      continue
    }
    if (line.includes('|') && TABLE_DELIMITER.test(lines[i + 1] ?? '') && lines[i + 1]!.includes('-')) {
      close()
      push('table-row', row(line))
      for (i += 2; i < lines.length && lines[i]!.includes('|') && lines[i]!.trim() !== ''; i++)
        push('table-row', row(lines[i]!))
      i--
      continue
    }
    const item = LIST_ITEM.exec(line)
    if (item) {
      close()
      open = { kind: 'list-item', lines: [item[1] ?? ''] }
      continue
    }
    if (!open && DEFINITION.test(line)) continue
    open ??= { kind: 'paragraph', lines: [] }
    open.lines.push(line)
  }
  close()
  return blocks
}

function withoutFrontMatter(source: string): string {
  return source.replace(/^---\n(?:[^\n]*\n){0,200}?---\n/, '')
}

function withoutComments(source: string): string {
  let text = ''
  let from = 0
  for (;;) {
    const start = source.indexOf('<!--', from)
    const end = start < 0 ? -1 : source.indexOf('-->', start)
    if (end < 0) return text + source.slice(from)
    text += source.slice(from, start)
    from = end + 3
  }
}

/** A soft line end is a space; two spaces or a backslash before it keep it. */
function joinLines(lines: readonly string[]): string {
  return lines
    .map((line, i) => {
      const last = i === lines.length - 1
      const hard = !last && / {2,}$|\\$/.test(line)
      return line.trim().replace(/\\$/, last ? '\\' : '') + (last ? '' : hard ? '\n' : ' ')
    })
    .join('')
}

function row(line: string): string {
  const cells: string[] = []
  let cell = ''
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
  for (let i = 0; i < inner.length; i++) {
    if (inner[i] === '\\' && inner[i + 1] === '|') cell += inner[++i]
    else if (inner[i] === '|') {
      cells.push(cell)
      cell = ''
    } else cell += inner[i]
  }
  cells.push(cell)
  return cells
    .map((text) => inline(text.trim()))
    .join(CELL_SEPARATOR)
    .trim()
}

/** Takes the marks of emphasis, links, images, code and HTML away, and leaves their words. Lengths are bounded: no mark spans more. */
function inline(text: string): string {
  const kept: string[] = []
  // Escaped marks and code are put aside (between noncharacters) so that nothing inside them is taken for a mark.
  const keep = (words: string) => `\ufdd0${kept.push(words) - 1}\ufdd0`
  return withoutCodeMarks(text.replace(/\ufdd0/g, ''), keep)
    .replace(/\\([!-/:-@[-`{-~])/g, (_, mark: string) => keep(mark))
    .replace(/!\[([^\]\n]{0,500})\](?:\([^()\n]{0,2000}\)|\[[^\]\n]{0,200}\])?/g, '$1')
    .replace(/\[([^\]\n]{1,1000})\](?:\([^()\n]{0,2000}\)|\[[^\]\n]{0,200}\])/g, '$1')
    .replace(/<((?:https?|mailto):[^\s<>]{1,2000}|[^\s<>@]{1,64}@[^\s<>]{1,255})>/g, (_, url: string) => keep(url))
    .replace(/<\/?[a-zA-Z][^<>\n]{0,500}>/g, '')
    .replace(/(\*{1,3})(?=\S)([^*\n]{1,2000}?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}_])(_{1,3})(?=\S)([^_\n]{1,2000}?)(?<=\S)\1(?![\p{L}\p{N}_])/gu, '$2')
    .replace(/~~(?=\S)([^~\n]{1,2000}?)(?<=\S)~~/g, '$1')
    .replace(/\ufdd0(\d+)\ufdd0/g, (_, index: string) => kept[Number(index)] ?? '')
}

/** A run of backticks is closed by the next one of the same length (CommonMark 6.1). */
function withoutCodeMarks(text: string, keep: (words: string) => string): string {
  const runs = [...text.matchAll(/`+/g)]
  const following = new Map<number, number[]>()
  for (const [i, run] of runs.entries()) {
    const same = following.get(run[0].length)
    if (same) same.push(i)
    else following.set(run[0].length, [i])
  }
  let result = ''
  let from = 0
  for (const [i, run] of runs.entries()) {
    if (run.index < from) continue
    const { length } = run[0]
    const same = following.get(length)!
    while (same[0] !== undefined && same[0] <= i) same.shift()
    const end = same[0] === undefined ? undefined : runs[same[0]]
    if (!end) continue
    result += text.slice(from, run.index) + keep(text.slice(run.index + length, end.index).trim())
    from = end.index + length
  }
  return result + text.slice(from)
}
