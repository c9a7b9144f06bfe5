import { MAX_DEPTH } from './canonical-json.ts'

/**
 * Parses JSON that has exactly one reading (I-JSON, RFC 7493): `JSON.parse` keeps the last of two equal names, so two
 * readers can be shown two different documents by one signed text.
 *
 * @throws SyntaxError for anything `JSON.parse` refuses, and for a name that occurs twice in an object, a lone
 *   surrogate (escaped or not), a number too large for a double, and nesting deeper than {@link MAX_DEPTH}.
 */
export function parseJsonStrict(text: string): unknown {
  if (!text.isWellFormed()) throw new SyntaxError('lone surrogate in JSON text')
  const value: unknown = JSON.parse(text)
  refuseAmbiguity(text)
  return value
}

const QUOTE = 0x22
const BACKSLASH = 0x5c

/** Walks text that `JSON.parse` accepted, so only what it lets through has to be looked for. */
function refuseAmbiguity(text: string): void {
  /** The names seen in each open object; `undefined` stands for an open array. */
  const open: (Set<string> | undefined)[] = []
  let nameComesNext = false
  let at = 0
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) {
      const end = endOfString(text, at)
      const raw = text.slice(at, end)
      const decoded: string = raw.includes('\\') ? JSON.parse(raw) : raw.slice(1, -1)
      if (!decoded.isWellFormed()) throw new SyntaxError(`lone surrogate in JSON string at ${at}`)
      if (nameComesNext) {
        const names = open.at(-1)
        if (names?.has(decoded)) throw new SyntaxError(`duplicate name in JSON object at ${at}`)
        names?.add(decoded)
        nameComesNext = false
      }
      at = end
    } else if (startsNumber(code)) {
      const end = endOfNumber(text, at)
      if (!Number.isFinite(Number(text.slice(at, end)))) throw new SyntaxError(`number out of range at ${at}`)
      at = end
    } else {
      const character = text[at]
      if (character === '{' || character === '[') {
        if (open.length >= MAX_DEPTH) throw new SyntaxError(`JSON nested deeper than ${MAX_DEPTH} at ${at}`)
        open.push(character === '{' ? new Set() : undefined)
        nameComesNext = character === '{'
      } else if (character === '}' || character === ']') {
        open.pop()
        nameComesNext = false
      } else if (character === ',') {
        nameComesNext = open.at(-1) !== undefined
      }
      at++
    }
  }
}

function endOfString(text: string, start: number): number {
  let at = start + 1
  for (let code = text.charCodeAt(at); code !== QUOTE; code = text.charCodeAt(at)) {
    at += code === BACKSLASH ? 2 : 1
  }
  return at + 1
}

function startsNumber(code: number): boolean {
  return code === 0x2d || (code >= 0x30 && code <= 0x39)
}

function endOfNumber(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && '0123456789+-.eE'.includes(text.charAt(at))) at++
  return at
}
