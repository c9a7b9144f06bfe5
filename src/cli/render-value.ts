import { inLanguage, languages, Multilingual } from '../kernel/language.ts'
import type { Sentences } from './sentences.ts'
import { showable } from './terminal.ts'

/**
 * Any answer as text for people: fields below each other with their values aligned, lists with dashes, texts that exist
 * in several languages in the reader's. Field names stay as programs know them.
 */
export function renderValue(value: unknown, say: Sentences): string {
  return linesOf(value, say).join('\n')
}

function linesOf(value: unknown, say: Sentences): string[] {
  if (Array.isArray(value)) return value.length === 0 ? [nothing] : value.flatMap((item) => itemLines(item, say))
  if (!isObject(value) || isMultilingual(value)) return plainLines(value, say)
  const fields = Object.entries(value)
  if (fields.length === 0) return [nothing]
  const width = Math.max(...fields.map(([name]) => name.length))
  return fields.flatMap(([name, inner]) => fieldLines(name, inner, width, say))
}

const nothing = '–'
const indent = '  '

function itemLines(item: unknown, say: Sentences): string[] {
  const [first = nothing, ...rest] = linesOf(item, say)
  return [`- ${first}`, ...rest.map((line) => indent + line)]
}

function fieldLines(name: string, value: unknown, width: number, say: Sentences): string[] {
  const inner = linesOf(value, say)
  const isPlain = !isObject(value) || isMultilingual(value) || Object.keys(value).length === 0
  if (isPlain && inner.length === 1) return [`${`${name}:`.padEnd(width + 1)} ${inner[0]}`]
  return [`${name}:`, ...inner.map((line) => indent + line)]
}

function plainLines(value: unknown, say: Sentences): string[] {
  if (value === null || value === undefined || value === '') return [nothing]
  const text = isMultilingual(value) ? inLanguage(value, say.language).text : String(value)
  return showable(text).replace(/\n$/, '').split('\n')
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isMultilingual(value: unknown): value is Multilingual {
  if (!isObject(value) || Array.isArray(value)) return false
  const keys = Object.keys(value)
  return (
    keys.length > 0 &&
    keys.every((key) => (languages as readonly string[]).includes(key)) &&
    Multilingual.safeParse(value).success
  )
}
