import { z } from 'zod'

/** The JSON Schema of an input, as far as options are made from it. */
type Schema = {
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly pattern?: string
  readonly default?: unknown
  readonly items?: Schema | false
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
}

/** One `--name` of a command. */
export type Option = {
  /** As typed, without the dashes: `source-url`, `titles.ar`. */
  readonly name: string
  /** Where its value goes in the input: `['titles', 'ar']`. */
  readonly path: readonly string[]
  /** `switch`: true by being there, `--no-name` false. `json`: a JSON text, or `@file` that holds one. */
  readonly takes: 'text' | 'number' | 'switch' | 'json'
  /** May be given again and again; its value is a list. */
  readonly many: boolean
  /** Of a list: one value may hold several, with commas between. */
  readonly commas: boolean
  /** Of a list: words that stand alone, in place of a list: `anywhere`. */
  readonly words: readonly string[]
  /** What it may be, where that is a short list. */
  readonly choices: readonly string[]
  /** The field of the input that it fills, or part of it, must be given. */
  readonly required: boolean
}

/** An option that stands for itself, with what is special about it. */
export function option(name: string, special: Partial<Option> = {}): Option {
  const plain = { takes: 'text', many: false, commas: false, words: [], choices: [], required: false } as const
  return { name, path: [camelCase(name)], ...plain, ...special }
}

/** The options that fill an operation's input: one for each field, nested fields by dots. */
export function optionsOf(input: z.ZodType): Option[] {
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema
  return optionsOfObject(schema, [], true)
}

/** A field of the input as its option is typed: `sourceUrl` is `source-url`, `titles.ar` stays. */
export function optionName(path: readonly string[]): string {
  return path.map((part) => part.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)).join('.')
}

function camelCase(name: string): string {
  return name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

function optionsOfObject(schema: Schema, path: readonly string[], wanted: boolean): Option[] {
  const required = new Set(schema.required)
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
    optionsOfField(field, [...path, name], wanted && required.has(name)),
  )
}

/** A field that may be an object or something plain (`publisher`: a name, or names) has options for both. */
function optionsOfField(schema: Schema, path: readonly string[], required: boolean): Option[] {
  const forms = formsOf(schema).filter((form) => form.type !== 'null')
  const objects = forms.filter((form) => form.type === 'object' && form.properties)
  const plain = forms.filter((form) => !objects.includes(form))
  return [
    ...(plain.length > 0 ? [plainOption(plain, path, required)] : []),
    ...objects.flatMap((form) => optionsOfObject(form, path, required)),
  ]
}

function formsOf(schema: Schema): readonly Schema[] {
  const forms = schema.anyOf ?? schema.oneOf
  if (forms) return forms.flatMap(formsOf)
  return Array.isArray(schema.type) ? schema.type.map((type: string) => ({ ...schema, type })) : [schema]
}

function plainOption(forms: readonly Schema[], path: readonly string[], required: boolean): Option {
  const lists = forms.filter((form) => form.type === 'array')
  const single = forms.filter((form) => form.type !== 'array')
  const items = lists.flatMap((form) => formsOf(form.items || {}))
  const values = items.length > 0 ? items : single
  const takes = kindOf(values)
  const many = lists.length > 0 && takes !== 'json'
  return option(optionName(path), {
    path,
    takes,
    many,
    // Codes (`MA`, `health`) hold no commas; other texts may.
    commas: many && items.every((form) => form.pattern !== undefined || form.enum !== undefined),
    words: many ? single.flatMap(wordsOf) : [],
    choices: values.flatMap(wordsOf),
    required,
  })
}

function wordsOf(form: Schema): string[] {
  const values = form.enum ?? (form.const === undefined ? [] : [form.const])
  return values.map(String)
}

function kindOf(forms: readonly Schema[]): Option['takes'] {
  const kinds = new Set(forms.map((form) => form.type?.toString() ?? typeof (form.const ?? form.enum?.[0])))
  if ([...kinds].every((kind) => kind === 'number' || kind === 'integer')) return 'number'
  if ([...kinds].every((kind) => kind === 'boolean')) return 'switch'
  return [...kinds].some((kind) => kind === 'string') ? 'text' : 'json'
}
