import { z } from 'zod'
import { languages, Multilingual } from './language.ts'
import type { PersonalDataMask } from './ports/personal-data.ts'
import { isShowable, saysSomething } from './shown-text.ts'

/** A text of one language that others are shown, not blank. */
export function ShownText(maximum: number): z.ZodString {
  return z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((text) => saysSomething(text) && isShowable(text))
}

/** The same in one or more languages, none of them longer than `maximum` characters. */
export function ShownWords(maximum: number) {
  const text = ShownText(maximum)
  return Multilingual.superRefine((words, context) => {
    for (const language of languages) {
      const said = words[language]
      if (said === undefined) continue
      if (said.trim().length > maximum) {
        context.addIssue({ code: 'too_big', origin: 'string', maximum, path: [language], input: said })
      } else if (!text.safeParse(said).success) {
        context.addIssue({ code: 'custom', path: [language], input: said })
      }
    }
  })
}

/**
 * A text without what identifies a person. The marks in the place of what was covered may be longer than what they cover:
 * cut to what a field holds.
 */
export function maskedText(personalData: PersonalDataMask, text: string, maximum: number): string {
  return personalData.mask(text).text.slice(0, maximum).toWellFormed()
}

/** The same in each of its languages. */
export function maskedWords(personalData: PersonalDataMask, words: Multilingual, maximum: number): Multilingual {
  const covered = { ...words }
  for (const language of languages) {
    const text = words[language]
    if (text !== undefined) covered[language] = maskedText(personalData, text, maximum)
  }
  return covered
}
