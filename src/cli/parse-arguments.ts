import { readFileSync } from 'node:fs'
import { parseJsonStrict } from '../../libs/canonical-json/index.ts'
import { nearest } from './nearest.ts'
import type { Option } from './option.ts'
import {
  argumentsMissing,
  argumentTooMany,
  fileUnreadable,
  givenTwice,
  mistyped,
  notANumber,
  notJson,
  unknownWord,
  valueMissing,
  valueNotTaken,
} from './problems.ts'

export type Input = { [field: string]: unknown }

/** What a command takes, by place and by name. */
export type Parameters = {
  /** `jazari datasets create`, for the sentence that leads to its help. */
  readonly call: string
  readonly options: readonly Option[]
  /** Names of the options that are given by place, in order. */
  readonly positional: readonly string[]
}

/**
 * Reads `--name value`, `--name=value`, `--switch`, `--no-switch` and what is given by place; after `--` everything is
 * given by place. Types are made right here; whether a value holds, the operation says.
 *
 * @throws Problem (`cli.…`) for what cannot be read.
 */
export function parseArguments(args: readonly string[], parameters: Parameters): Input {
  const { options, positional } = parameters
  const given = new Map<Option, string[]>()
  const placed: string[] = []

  for (let at = 0; at < args.length; at++) {
    const argument = args[at]!
    if (argument === '--') {
      placed.push(...args.slice(at + 1))
      break
    }
    if (!argument.startsWith('--')) {
      placed.push(argument)
      continue
    }
    const { name, attached } = taken(argument)
    const found = optionNamed(name, parameters)
    let value = attached
    if (found.option.takes === 'switch') value ??= found.negated ? 'false' : 'true'
    else value ??= args[++at]
    // A value that looks like an option is a value forgotten; `--name=--value` says that it is meant.
    if (value === undefined || (attached === undefined && value.startsWith('--'))) {
      throw valueMissing({ option: argument })
    }
    give(given, found.option, value)
  }

  for (const [at, value] of placed.entries()) {
    const option = options.find(({ name }) => name === positional[at])
    if (!option) throw argumentTooMany({ argument: value })
    give(given, option, value)
  }
  const input: Input = {}
  for (const [option, values] of given) put(input, option.path, inputValue(option, values))
  requireAll(input, parameters)
  return input
}

function taken(argument: string): { readonly name: string; readonly attached: string | undefined } {
  const sign = argument.indexOf('=')
  if (sign < 0) return { name: argument.slice(2), attached: undefined }
  return { name: argument.slice(2, sign), attached: argument.slice(sign + 1) }
}

function optionNamed(name: string, { call, options }: Parameters): { option: Option; negated: boolean } {
  const option = options.find((known) => known.name === name)
  if (option) return { option, negated: false }
  const switched = options.find((known) => known.takes === 'switch' && `no-${known.name}` === name)
  if (switched) return { option: switched, negated: true }
  const meant = nearest(
    name,
    options.map((known) => known.name),
  )
  if (meant) throw mistyped({ word: `--${name}`, nearest: `--${meant}` })
  throw unknownWord({ word: `--${name}`, help: `${call} --help` })
}

function give(given: Map<Option, string[]>, option: Option, value: string): void {
  const before = given.get(option) ?? []
  if (before.length > 0 && !option.many) throw givenTwice({ option: `--${option.name}` })
  given.set(option, [...before, value])
}

function inputValue(option: Option, values: readonly string[]): unknown {
  if (!option.many) return typed(option, values[0]!)
  if (values.length === 1 && option.words.includes(values[0]!)) return values[0]
  const listed = option.commas ? values.flatMap((value) => value.split(',').map((part) => part.trim())) : values
  return listed.map((value) => typed(option, value))
}

function typed(option: Option, value: string): unknown {
  switch (option.takes) {
    case 'text':
      return value
    case 'number': {
      if (value.trim() === '' || !Number.isFinite(Number(value))) throw notANumber({ option: `--${option.name}` })
      return Number(value)
    }
    case 'switch': {
      if (value !== 'true' && value !== 'false') throw valueNotTaken({ option: `--${option.name}` })
      return value === 'true'
    }
    case 'json':
      return jsonOf(option, value.startsWith('@') ? readText(value.slice(1)) : value)
  }
}

function jsonOf(option: Option, text: string): unknown {
  try {
    return parseJsonStrict(text)
  } catch {
    throw notJson({ option: `--${option.name}` })
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw fileUnreadable({ path, reason: error instanceof Error && 'code' in error ? String(error.code) : 'unknown' })
  }
}

function put(input: Input, path: readonly string[], value: unknown): void {
  let holder = input
  for (const part of path.slice(0, -1)) {
    const inner = holder[part]
    if (typeof inner === 'object' && inner !== null) holder = inner as Input
    // `--publisher X --publisher.fr Y`: one field cannot be both.
    else if (inner !== undefined) throw givenTwice({ option: `--${path.join('.')}` })
    else {
      const made: Input = {}
      holder[part] = made
      holder = made
    }
  }
  const last = path.at(-1)!
  if (holder[last] !== undefined) throw givenTwice({ option: `--${path.join('.')}` })
  holder[last] = value
}

function requireAll(input: Input, { call, options, positional }: Parameters): void {
  const missing = options.filter(({ required, path }) => required && input[path[0]!] === undefined)
  if (missing.length === 0) return
  const names = missing.map(({ name }) => (positional.includes(name) ? `<${name}>` : `--${name}`))
  throw argumentsMissing({ names: names.join(' '), help: `${call} --help` })
}
