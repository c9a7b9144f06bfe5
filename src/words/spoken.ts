import type { Language } from '../kernel/language.ts'
import { type Format, formatIn } from './format.ts'
import { type SentenceKey, words } from './sentence.ts'

/** A language for those who are given it and know no catalogue: keys are text, and a wrong one throws in tests. */
export type Spoken = Pick<Format, 'date' | 'percent' | 'number'> & {
  readonly language: Language
  say(key: string, values?: Readonly<Record<string, string | number>>): string
  find(key: string): string | undefined
}

export function spoken(language: Language): Spoken {
  const speak = words(language)
  const { date, percent, number } = formatIn(language)
  return {
    language,
    say: (key, values) => speak(key as SentenceKey, values),
    find: (key) => speak.find(key),
    date,
    percent,
    number,
  }
}
