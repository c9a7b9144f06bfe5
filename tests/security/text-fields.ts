import { z } from 'zod'
import type { AnyOperation } from '../../src/kernel/operation.ts'

type JsonSchema = {
  readonly type?: string
  readonly pattern?: string
  readonly format?: string
  readonly enum?: unknown
  readonly const?: unknown
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly items?: JsonSchema
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: JsonSchema | boolean
}

/** A field of an operation's input that takes text: `titles.ar`, `fields.{}[].note`. */
type Field = {
  readonly path: string
  readonly format: string | undefined
  readonly takes: (text: string) => boolean
}

/** Every field of text of an operation, as deep as its input goes; one that takes one of some words is none. */
export function fieldsOf({ input }: AnyOperation): Field[] {
  const found = new Map<string, Field>()
  const visit = (schema: JsonSchema, path: string): void => {
    for (const one of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) visit(one, path)
    if (schema.items) visit(schema.items, `${path}[]`)
    for (const [name, one] of Object.entries(schema.properties ?? {}))
      visit(one, path === '' ? name : `${path}.${name}`)
    if (typeof schema.additionalProperties === 'object') visit(schema.additionalProperties, `${path}.{}`)
    const isText = schema.type === 'string' && schema.enum === undefined && schema.const === undefined
    if (!isText) return
    const pattern = schema.pattern === undefined ? undefined : new RegExp(schema.pattern, 'u')
    const before = found.get(path)
    const takes = (text: string) => (pattern?.test(text) ?? true) || (before?.takes(text) ?? false)
    found.set(path, { path, format: schema.format ?? before?.format, takes })
  }
  visit(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as JsonSchema, '')
  return [...found.values()]
}
