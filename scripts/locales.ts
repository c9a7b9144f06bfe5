/** What is missing or wrong in the message catalogues: the rules behind `check-locales.ts`. */
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'

/** One language's files: name without folder, and its keys with their messages. */
export type LanguageFiles = Readonly<Record<string, Readonly<Record<string, string>>>>

/** A problem kind declared in the code, with the values its sentences may name. */
export type DeclaredProblem = { readonly code: string; readonly values: readonly string[]; readonly file: string }

/** The language that the others are compared with. */
const first = 'ar'

/** Faults between languages and within each message. `locales` has a language's files by its folder's name. */
export function catalogueFaults(locales: Readonly<Record<string, LanguageFiles>>): string[] {
  const model = locales[first] ?? {}
  return Object.entries(locales).flatMap(([language, files]) => [
    ...(language === first ? [] : difference(language, model, files)),
    ...Object.entries(files).flatMap(([file, messages]) =>
      Object.entries(messages).flatMap(([key, message]) =>
        messageFaults(language, message, model[file]?.[key]).map((fault) => `${language}/${file}: ${key}: ${fault}`),
      ),
    ),
    ...doubles(language, files),
  ])
}

/** Problems without a title or advice, and sentences that name a value their problem does not carry. */
export function problemFaults(problems: readonly DeclaredProblem[], files: LanguageFiles): string[] {
  const messages = Object.assign({}, ...Object.values(files)) as Record<string, string>
  return problems.flatMap(({ code, values, file }) =>
    [`problem.${code}.title`, `problem.${code}.advice`].flatMap((key) => {
      const message = messages[key]
      if (message === undefined) return [`${file}: ${first} has no ${key}`]
      const unknown = argumentsOf(message).filter((name) => !values.includes(name))
      return unknown.length > 0 ? [`${file}: ${key} names ${unknown.join(', ')}, which the problem does not carry`] : []
    }),
  )
}

function difference(language: string, model: LanguageFiles, files: LanguageFiles): string[] {
  const faults: string[] = []
  for (const file of new Set([...Object.keys(model), ...Object.keys(files)])) {
    if (!files[file]) faults.push(`${language}/${file} is missing`)
    else if (!model[file]) faults.push(`${first}/${file} is missing, ${language} has it`)
    else {
      for (const key of Object.keys(model[file]))
        if (!(key in files[file])) faults.push(`${language}/${file}: no ${key}`)
      for (const key of Object.keys(files[file])) {
        if (!(key in model[file])) faults.push(`${first}/${file}: no ${key}, ${language} has it`)
      }
    }
  }
  return faults
}

function doubles(language: string, files: LanguageFiles): string[] {
  const seen = new Map<string, string>()
  const faults: string[] = []
  for (const [file, messages] of Object.entries(files)) {
    for (const key of Object.keys(messages)) {
      if (seen.has(key)) faults.push(`${language}/${file}: ${key} is in ${seen.get(key)} too`)
      seen.set(key, file)
    }
  }
  return faults
}

function messageFaults(language: string, message: unknown, model: string | undefined): string[] {
  if (typeof message !== 'string') return ['is not text']
  if (message.trim() === '') return ['is empty']
  const elements = tryParsing(message)
  if (typeof elements === 'string') return [`does not parse: ${elements}`]
  const faults = pluralFaults(language, elements)
  const modelElements = model === undefined || model === message ? undefined : tryParsing(model)
  if (modelElements === undefined || typeof modelElements === 'string') return faults
  const [own, expected] = [shapeOf(elements), shapeOf(modelElements)]
  return own === expected ? faults : [...faults, `takes ${own || 'nothing'}, ${first} takes ${expected || 'nothing'}`]
}

function tryParsing(message: string): MessageFormatElement[] | string {
  try {
    return parse(message)
  } catch (error) {
    return (error as Error).message
  }
}

function pluralFaults(language: string, elements: readonly MessageFormatElement[]): string[] {
  return everyElement(elements).flatMap((element) => {
    if (element.type !== TYPE.plural) return []
    const missing = categoriesOf(language, element.pluralType ?? 'cardinal').filter(
      (name) => !(name in element.options),
    )
    return missing.length > 0 ? [`plural of ${element.value} has no ${missing.join(', ')}`] : []
  })
}

/** The plural categories of CLDR; for zgh, which `Intl` does not know, those of Standard Moroccan Tamazight's kin. */
function categoriesOf(language: string, type: Intl.PluralRuleType): readonly string[] {
  if (language === 'zgh') return ['one', 'other']
  return new Intl.PluralRules(language, { type }).resolvedOptions().pluralCategories
}

/** The arguments of a message, with the choices of its selects: what code must hand over, whatever the language. */
function shapeOf(elements: readonly MessageFormatElement[]): string {
  const shapes = everyElement(elements).flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return []
    if (element.type === TYPE.select) return [`${element.value} (${Object.keys(element.options).sort().join('|')})`]
    return [element.value]
  })
  return [...new Set(shapes)].sort().join(', ')
}

function argumentsOf(message: string): string[] {
  const elements = tryParsing(message)
  if (typeof elements === 'string') return []
  return everyElement(elements).flatMap((element) =>
    element.type === TYPE.literal || element.type === TYPE.pound || element.type === TYPE.tag ? [] : [element.value],
  )
}

function everyElement(elements: readonly MessageFormatElement[]): MessageFormatElement[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.plural || element.type === TYPE.select) {
      return [element, ...Object.values(element.options).flatMap(({ value }) => everyElement(value))]
    }
    return element.type === TYPE.tag ? [element, ...everyElement(element.children)] : [element]
  })
}
