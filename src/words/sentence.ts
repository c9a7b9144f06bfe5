import { type MessageFormatElement, TYPE } from '@formatjs/icu-messageformat-parser'
import IntlMessageFormat, { type Formatters } from 'intl-messageformat'
import type { Language } from '../kernel/language.ts'
import { languages } from '../kernel/language.ts'
import type { Problem, ProblemValues } from '../kernel/problem.ts'
import { type Catalogue, catalogues, type SentenceKey } from './catalogue.ts'
import { isolate } from './isolate.ts'
import { localeOf } from './locale.ts'

export type { SentenceKey } from './catalogue.ts'

type Values = Readonly<Record<string, string | number>>

/** The sentences of one language. */
export type Words = {
  /** The sentence as plain text. Values that are text are isolated from their neighbours' direction. */
  (key: SentenceKey, values?: Values): string
  /** The same in pieces, where a value may be anything: an element, a link. Text and numbers come formatted. */
  parts<T extends object>(key: SentenceKey, values: Readonly<Record<string, T | string | number>>): (string | T)[]
  /** For a key that comes from data: the sentence, or nothing where no catalogue has it. */
  find(key: string, values?: Values): string | undefined
  /** For a key that comes from data: the sentence with an ellipsis in the place of each value. */
  outline(key: string): string | undefined
}

/** A problem as a person reads it: what happened, what to do next, and what is wrong with each field. */
export type ProblemWords = {
  readonly title: string
  readonly advice: string
  readonly fields: readonly { readonly path: string; readonly text: string }[]
}

const spoken: Readonly<Record<Language, Words>> = Object.fromEntries(
  languages.map((language) => [language, speak(localeOf[language], catalogues[language])]),
) as Record<Language, Words>

/**
 * The sentences of a language. A key that is missing, or a value that its sentence needs, throws in tests; in production
 * it shows as `⟦key⟧`, so that somebody sees it and the page still stands.
 */
export function words(language: Language): Words {
  return spoken[language]
}

/** What a problem says in a language. A code without its own sentence falls back to the general one, with the code. */
export function problemWords(language: Language, problem: Problem): ProblemWords {
  const say = words(language)
  const { code, values } = problem
  return {
    title: say.find(`problem.${code}.title`, values) ?? say('problem.unworded.title', { code }),
    advice: say.find(`problem.${code}.advice`, values) ?? say('problem.unworded.advice'),
    fields: problem.fields.map(({ path, fault, values }) => ({ path, text: faultWords(say, fault, values) })),
  }
}

function faultWords(say: Words, fault: string, values: ProblemValues): string {
  return say.find(`fault.${fault}`, values) ?? say('fault.wrong-form')
}

/** Speaks one catalogue; each message is compiled when it is first said. */
function speak(locale: string, catalogue: Catalogue): Words {
  const compiled = new Map<string, IntlMessageFormat>()
  const formatters = sharedFormatters()

  function message(key: string): IntlMessageFormat | undefined {
    const known = compiled.get(key)
    if (known) return known
    const text = catalogue.get(key)
    if (text === undefined) return undefined
    const made = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true, formatters })
    compiled.set(key, made)
    return made
  }

  function find(key: string, values: Values = {}): string | undefined {
    const found = message(key)
    return found && orFallback(key, () => String(found.format(isolated(values, chosenBy(found.getAst())))))
  }

  function say(key: SentenceKey, values: Values = {}): string {
    return find(key, values) ?? orFallback(key, () => missing(key))
  }

  return Object.assign(say, {
    find,
    parts<T extends object>(key: SentenceKey, values: Readonly<Record<string, T | string | number>>): (string | T)[] {
      const found = message(key)
      if (!found) return [orFallback(key, () => missing(key))]
      return orFallback<(string | T)[]>(
        key,
        () => found.formatToParts<T>(values).map(({ value }) => value),
        (text) => [text],
      )
    },
    outline(key: string): string | undefined {
      const found = message(key)
      return found && outlined(found.getAst())
    },
  })
}

function isolated(values: Values, choosing: ReadonlySet<string>): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && !choosing.has(name) ? isolate(value) : value,
    ]),
  )
}

/** Arguments by which a message chooses its words: they are compared, never shown, and so must stay as they are. */
function chosenBy(elements: readonly MessageFormatElement[]): Set<string> {
  return new Set(
    elements.flatMap((element) => {
      if (element.type !== TYPE.select && element.type !== TYPE.plural) return []
      const inside = Object.values(element.options).flatMap(({ value }) => [...chosenBy(value)])
      return element.type === TYPE.select ? [element.value, ...inside] : inside
    }),
  )
}

function missing(key: string): never {
  throw new RangeError(`no sentence for ${key}`)
}

function orFallback<Said = string>(
  key: string,
  speaking: () => Said,
  shown: (text: string) => Said = (text) => text as Said,
): Said {
  try {
    return speaking()
  } catch (error) {
    if (process.env.NODE_ENV === 'test') throw error
    return shown(`⟦${key}⟧`)
  }
}

/** A message without its values: `…` for each, the general form of each plural. */
function outlined(elements: readonly MessageFormatElement[]): string {
  return elements
    .map((element) => {
      if (element.type === TYPE.literal) return element.value
      if (element.type === TYPE.plural || element.type === TYPE.select) {
        return outlined(element.options.other?.value ?? [])
      }
      return '…'
    })
    .join('')
}

/** The library makes new `Intl` objects for each message unless it is handed a shared set. */
function sharedFormatters(): Formatters {
  const made = new Map<string, unknown>()
  function once<Kind>(key: string, make: () => Kind): Kind {
    if (!made.has(key)) made.set(key, make())
    return made.get(key) as Kind
  }
  return {
    getNumberFormat: (locales, options) =>
      once(
        `n${locales}${JSON.stringify(options)}`,
        () => new Intl.NumberFormat(locales, options as Intl.NumberFormatOptions),
      ),
    getDateTimeFormat: (locales, options) =>
      once(`d${locales}${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(locales, options)),
    getPluralRules: (locales, options) =>
      once(`p${locales}${JSON.stringify(options)}`, () => new Intl.PluralRules(locales, options)),
  }
}
