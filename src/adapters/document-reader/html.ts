/** HTML to blocks: what a reader of the page would call its text, without its menus. */
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import type { ParagraphKind } from '../../kernel/ports/document-reader.ts'
import { type Block, CELL_SEPARATOR } from './parts.ts'

const NEVER_TEXT = new Set(
  'script style noscript template head title iframe object embed svg math canvas audio video map input select textarea button datalist dialog'.split(
    ' ',
  ),
)
/** Around the content, not of it; inside an article or the main element a header carries the title and stays. */
const AROUND = new Set(['nav', 'footer', 'aside', 'menu', 'header'])
const AROUND_ROLES = new Set(
  'navigation banner contentinfo search complementary dialog menu menubar toolbar alert'.split(' '),
)
/** Notes, as digital publishing marks them (DPUB-ARIA 1.1). */
const NOTE_ROLES = new Set(['doc-footnote', 'doc-endnote'])
const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
const BLOCKS = new Set(
  (
    'html body address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form header hgroup hr ' +
    'legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul caption h1 h2 h3 h4 h5 h6'
  ).split(' '),
)

/** The blocks of a page's main content, in document order. */
export function readHtml(html: string): Block[] {
  const document = parse(html, { scriptingEnabled: false })
  return blocksOf(mainContent(document))
}

type Element = Tree.Element
type Node = Tree.ChildNode
type Parent = Tree.ParentNode

function isElement(node: Node | Parent): node is Element {
  return 'tagName' in node
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value
}

/**
 * The main element, or the one article, when it holds a fair share of the text; else the body. Declared by the page, so
 * tried before guessing; a page whose `main` is an empty shell keeps its body.
 */
function mainContent(document: Tree.Document): Parent {
  const mains: Element[] = []
  const articles: Element[] = []
  for (const element of elements(document)) {
    if (element.tagName === 'main' || attribute(element, 'role') === 'main') mains.push(element)
    else if (element.tagName === 'article') articles.push(element)
  }
  const candidate = mains[0] ?? (articles.length === 1 ? articles[0] : undefined)
  if (!candidate) return document
  return textLength(candidate) >= textLength(document) * 0.25 ? candidate : document
}

/** Every element below `root`, without recursion: nesting is the sender's to choose. */
function* elements(root: Parent): Generator<Element> {
  const stack: Node[] = [...root.childNodes].reverse()
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (!isElement(node)) continue
    yield node
    for (let i = node.childNodes.length - 1; i >= 0; i--) stack.push(node.childNodes[i]!)
  }
}

/** Letters and digits below `root` that could be content. */
function textLength(root: Parent): number {
  let length = 0
  const stack: Node[] = [...root.childNodes]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.nodeName === '#text') length += (node as Tree.TextNode).value.replace(/\s+/g, ' ').trim().length
    else if (isElement(node) && !NEVER_TEXT.has(node.tagName)) for (const child of node.childNodes) stack.push(child)
  }
  return length
}

function isLeftOut(element: Element, insideContent: boolean): boolean {
  if (NEVER_TEXT.has(element.tagName)) return true
  if (attribute(element, 'hidden') !== undefined || attribute(element, 'aria-hidden') === 'true') return true
  if (/(?:^|;)\s*display\s*:\s*none/i.test(attribute(element, 'style') ?? '')) return true
  if ((insideContent && element.tagName === 'header') || isNote(element)) return false
  return AROUND.has(element.tagName) || AROUND_ROLES.has(attribute(element, 'role') ?? '')
}

function isNote(element: Element): boolean {
  return NOTE_ROLES.has(attribute(element, 'role') ?? '')
}

type Step = { readonly node: Node; readonly leave?: boolean }

/** Walks in document order and closes a block wherever a browser would start a new line. */
function blocksOf(root: Parent): Block[] {
  const blocks: Block[] = []
  const rows: Row[] = []
  const kinds: ParagraphKind[] = ['paragraph']
  let text = ''
  let preformatted = 0
  let contentDepth = isElement(root) ? 1 : 0

  const here = () => rows.at(-1)?.cells.at(-1) ?? blocks
  const close = () => {
    const clean = preformatted > 0 ? text.replace(/^\n+|\s+$/g, '') : tidy(text)
    text = ''
    if (clean !== '') here().push({ kind: kinds.at(-1)!, text: clean })
  }
  const enter = (element: Element) => {
    const tag = element.tagName
    if (tag === 'pre') preformatted++
    if (tag === 'article' || tag === 'main') contentDepth++
    if (isNote(element)) kinds.push('footnote')
    else if (tag === 'li') kinds.push('list-item')
    else if (HEADINGS.has(tag)) kinds.push('heading')
    if (tag === 'tr') rows.push({ cells: [] })
    if (tag === 'td' || tag === 'th') rows.at(-1)?.cells.push([])
  }
  const leave = (element: Element) => {
    const tag = element.tagName
    if (BLOCKS.has(tag)) close()
    if (tag === 'pre') preformatted--
    if (tag === 'article' || tag === 'main') contentDepth--
    if (tag === 'li' || HEADINGS.has(tag) || isNote(element)) kinds.pop()
    if (tag === 'tr') {
      const row = rows.pop()
      if (row) here().push(...rowBlocks(row))
    }
  }

  const stack: Step[] = [...root.childNodes].reverse().map((node) => ({ node }))
  for (let step = stack.pop(); step; step = stack.pop()) {
    const { node } = step
    if (node.nodeName === '#text') {
      const { value } = node as Tree.TextNode
      text += preformatted > 0 ? value.replace(/\r\n?/g, '\n') : collapse(value)
    } else if (isElement(node)) {
      if (step.leave) leave(node)
      else if (node.tagName === 'br') text += '\n'
      else if (!isLeftOut(node, contentDepth > 0)) {
        if (BLOCKS.has(node.tagName)) close()
        enter(node)
        stack.push({ node, leave: true })
        for (let i = node.childNodes.length - 1; i >= 0; i--) stack.push({ node: node.childNodes[i]! })
      }
    }
  }
  close()
  return blocks
}

/** The cells of one table row, each with the blocks that stand in it. */
type Row = { readonly cells: Block[][] }

/** A cell with more blocks or text than this holds a piece of the page: the table lays the page out and is no table. */
const CELL_BLOCKS = 8
const CELL_LENGTH = 2_000

function rowBlocks(row: Row): Block[] {
  const cells = row.cells.filter((cell) => cell.length > 0)
  const isLayout = cells.some(
    (cell) => cell.length > CELL_BLOCKS || cell.reduce((sum, block) => sum + block.text.length, 0) > CELL_LENGTH,
  )
  if (cells.length < 2 || isLayout) return cells.flat()
  const texts = cells.map((cell) => cell.map((block) => block.text.replace(/\s*\n\s*/g, ' ')).join(' '))
  return [{ kind: 'table-row', text: texts.join(CELL_SEPARATOR) }]
}

/** White space as CSS `white-space: normal` has it: runs of space, tab and line feed are one space; others stay. */
function collapse(text: string): string {
  return text.replace(/[ \t\n\r\f]+/g, ' ')
}

function tidy(text: string): string {
  return text
    .replace(/ *\n */g, '\n')
    .replace(/ {2,}/g, ' ')
    .replace(/\n{2,}/g, '\n')
    .replace(/^[ \n]+|[ \n]+$/g, '')
}
