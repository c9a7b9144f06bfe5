/** Mail messages (RFC 5322): who wrote what and when, the body with the replies it quotes, and the names of what is attached. */
import { DocumentRefused } from '../../../kernel/ports/document-reader.ts'
import { readHtml } from '../html.ts'
import type { Block } from '../parts.ts'
import { plainTextBlocks } from '../plain-text.ts'
import { decodeText } from '../text-encoding.ts'
import { decodeWords } from './encoded-words.ts'
import { type MimePart, readMime } from './mime.ts'

const SHOWN_FIELDS = ['Subject', 'From', 'Date'] as const

/** @throws DocumentRefused `document.encrypted`, `document.invalid-encoding` or `document.unreadable`. */
export function readEml(bytes: Buffer): Block[] {
  const message = readMime(bytes)
  const heads = SHOWN_FIELDS.map((name) => {
    const text = tidy(decodeWords(message.fields.get(name.toLowerCase()) ?? '')).replace(/^"(.*)"(?= *<)/, '$1')
    return { kind: 'heading', text: text === '' ? '' : `${name}: ${text}` } satisfies Block
  })
  const { body, attached } = contentOf(message)
  const names = attached.map((text): Block => ({ kind: 'list-item', text }))
  return [...heads.filter(({ text }) => text !== ''), ...body, ...names]
}

/** What a part says, and the names of those below it that are not read. */
type Content = { readonly body: Block[]; readonly attached: string[] }

function contentOf(part: MimePart): Content {
  const isEncrypted =
    part.type === 'multipart/encrypted' ||
    (/^application\/(?:x-)?pkcs7-mime$/.test(part.type) && part.parameters.get('smime-type') !== 'signed-data')
  if (isEncrypted) throw new DocumentRefused('document.encrypted')
  if (part.type === 'multipart/alternative') return fullest(part.children.map(contentOf))
  if (part.type.startsWith('multipart/')) {
    const contents = part.children.map(contentOf)
    return { body: contents.flatMap(({ body }) => body), attached: contents.flatMap(({ attached }) => attached) }
  }
  const isText = part.type === 'text/plain' || part.type === 'text/html'
  if (isText && part.disposition !== 'attachment') return { body: blocksOf(part), attached: [] }
  return { body: [], attached: [tidy(part.fileName ?? nameOfMessage(part) ?? part.type)] }
}

/** The last alternative is the richest (RFC 2046, 5.1.4), unless it says much less than another one. */
function fullest(alternatives: readonly Content[]): Content {
  const attached = alternatives.flatMap((content) => content.attached)
  const length = (blocks: readonly Block[]) => blocks.reduce((sum, { text }) => sum + text.replace(/\s/g, '').length, 0)
  const longest = Math.max(0, ...alternatives.map(({ body }) => length(body)))
  const body = alternatives.findLast((content) => length(content.body) >= longest / 2)?.body ?? []
  return { body, attached }
}

function blocksOf(part: MimePart): Block[] {
  const text = decodeText(part.bytes(), part.parameters.get('charset'))
  if (part.type === 'text/html') return readHtml(text)
  const isFlowed = part.parameters.get('format')?.toLowerCase() === 'flowed'
  return plainTextBlocks(isFlowed ? unflowed(text, part.parameters.get('delsp')?.toLowerCase() === 'yes') : text)
}

/** Lines that end with a space go on in the next one of the same quoting depth (RFC 3676, 4). */
function unflowed(text: string, withoutSpace: boolean): string {
  const lines: string[] = []
  let flows = false
  let depth = ''
  for (const line of text.split(/\r?\n/)) {
    const quoted = /^>*/.exec(line)![0]
    const said = line.slice(quoted.length).replace(/^ /, '')
    if (flows && quoted === depth && said !== '-- ') lines.push(lines.pop()! + said)
    else lines.push(quoted === '' ? said : `${quoted} ${said}`)
    flows = said.endsWith(' ') && said !== '-- '
    if (flows && withoutSpace) lines.push(lines.pop()!.slice(0, -1))
    depth = quoted
  }
  return lines.join('\n')
}

/** An attached message is known by its subject. */
function nameOfMessage(part: MimePart): string | undefined {
  if (part.type !== 'message/rfc822') return undefined
  const subject = readMime(part.bytes()).fields.get('subject')
  return subject === undefined ? undefined : decodeWords(subject)
}

function tidy(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}
