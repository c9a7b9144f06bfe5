import { isMap, LineCounter, parseDocument, visit } from 'yaml'
import { canonicalJson } from '../../../libs/canonical-json/index.ts'
import { isWellFormed } from '../../kernel/well-formed.ts'
import { TaskHeader } from './task.ts'

export type HeaderFault = 'notYaml' | 'repeated' | 'aliases' | 'wrongForm'

/** `line` counts from 1, 0 where the text as a whole is meant; `field` is as in the header: `suggested.0.metric`, or `header`. */
export type HeaderRefusal = { readonly line: number; readonly fault: HeaderFault; readonly field: string }

/** So many places may repeat what stands elsewhere: enough for a bar per language. */
const maxAliases = 50

/**
 * The header of a test, from YAML 1.2 of which it takes the core schema only: no tags of its own, no merge keys, and few
 * aliases, so that a small text stays small.
 */
export function parseHeader(text: string): { readonly header: TaskHeader } | { readonly refusal: HeaderRefusal } {
  const lines = new LineCounter()
  // Looking for keys that occur twice takes the parser the square of their number: it is done below.
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    uniqueKeys: false,
    stringKeys: true,
    prettyErrors: false,
    lineCounter: lines,
  })
  const lineAt = (place: number | undefined) => (place === undefined ? 0 : lines.linePos(place).line)
  // A tag that is not of the core schema is a warning only.
  const error = document.errors[0] ?? document.warnings[0]
  if (error) return refused(lineAt(error.pos[0]), 'notYaml')
  const repeated = repeatedKey(document)
  if (repeated) return refused(lineAt(repeated.place), 'repeated', repeated.key)

  const value = plainValue(document)
  if (value === undefined) return refused(0, 'aliases')
  if (!isPlain(value)) return refused(0, 'notYaml')
  const parsed = TaskHeader.safeParse(value)
  if (parsed.success) return { header: parsed.data }
  const issue = parsed.error.issues[0]
  const path = issue?.path ?? []
  if (issue?.code !== 'unrecognized_keys')
    return refused(lineAt(placeOf(document, path)), 'wrongForm', path.join('.') || 'header')
  const [key] = issue.keys
  return refused(lineAt(placeOfKey(document, path, key)), 'wrongForm', [...path, key].join('.'))
}

function refused(line: number, fault: HeaderFault, field = ''): { readonly refusal: HeaderRefusal } {
  return { refusal: { line, fault, field: field.slice(0, 80) } }
}

type Document = ReturnType<typeof parseDocument>

/** `JSON.parse` and this parser keep the last of two equal keys, so two readers could be shown two headers by one text. */
function repeatedKey(document: Document): { readonly place: number | undefined; readonly key: string } | undefined {
  let found: { readonly place: number | undefined; readonly key: string } | undefined
  visit(document, {
    Map(_, { items }) {
      const keys = new Set<string>()
      for (const { key } of items) {
        const name = String(key)
        if (keys.has(name)) {
          found = { place: startOf(key), key: name }
          return visit.BREAK
        }
        keys.add(name)
      }
      return undefined
    },
  })
  return found
}

/** `undefined` when aliases would make it too big. */
function plainValue(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: maxAliases }) ?? null
  } catch (error) {
    if (error instanceof ReferenceError) return undefined
    throw error
  }
}

/** It has one text: no NaN, not nested too deeply, nothing that cannot be stored. */
function isPlain(value: unknown): boolean {
  try {
    canonicalJson(value)
  } catch {
    return false
  }
  return isWellFormed(value)
}

function placeOfKey(document: Document, path: readonly PropertyKey[], key: string | undefined): number | undefined {
  const map = document.getIn(path, true)
  return isMap(map) ? startOf(map.items.find((pair) => String(pair.key) === key)?.key) : undefined
}

/** Where the innermost part of the path stands that is there. */
function placeOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true)
    const place = startOf(node)
    if (place !== undefined) return place
  }
  return undefined
}

function startOf(node: unknown): number | undefined {
  const isRanged = typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
  return isRanged ? (node.range as number[])[0] : undefined
}
