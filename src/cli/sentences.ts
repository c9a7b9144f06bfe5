import type cli from '../../locales/ar/cli.json'
import type { Language } from '../kernel/language.ts'
import type { Problem } from '../kernel/problem.ts'
import { type ProblemWords, problemWords, type SentenceKey, words } from '../words/sentence.ts'

type Values = Readonly<Record<string, string | number>>

/** The sentences of the command line, in one language. */
export type Sentences = {
  readonly language: Language
  /** A sentence of the command line, or one that the pages say too. */
  (key: keyof typeof cli | SentenceKey, values?: Values): string
  /** One whose key comes from data; `undefined` where no catalogue has it. */
  find(key: string, values?: Values): string | undefined
  /** The same with an ellipsis in the place of each value. */
  outline(key: string): string | undefined
  problem(problem: Problem): ProblemWords
}

export function sentences(language: Language): Sentences {
  const say = words(language)
  const find = (key: string, values?: Values) => {
    const found = say.find(key, values)
    return found === undefined ? undefined : asTerminalsShowIt(found, language)
  }
  const sentence = (key: keyof typeof cli | SentenceKey, values?: Values) => {
    const found = find(key, values)
    if (found === undefined) throw new RangeError(`no sentence for ${key}`)
    return found
  }
  return Object.assign(sentence, {
    language,
    find,
    outline: (key: string) => say.outline(key),
    problem(problem: Problem): ProblemWords {
      const { title, advice, fields } = problemWords(language, problem)
      return {
        title: asTerminalsShowIt(title, language),
        advice: asTerminalsShowIt(advice, language),
        fields: fields.map(({ path, text }) => ({ path, text: asTerminalsShowIt(text, language) })),
      }
    },
  })
}

/**
 * A terminal that shows Arabic right to left knows isolates (UAX #9); others print them as boxes, where they are of no
 * use: in lines that run left to right.
 */
function asTerminalsShowIt(text: string, language: Language): string {
  return language === 'ar' ? text : text.replaceAll(/[\u2066-\u2069]/g, '')
}
