import { z } from 'zod'
import { languages, Multilingual } from '../../kernel/language.ts'
import type { PersonalDataMask } from '../../kernel/ports/personal-data.ts'
import { isShowable, saysSomething } from '../../kernel/shown-text.ts'

/** A text of one language, not blank. */
export function ShownText(maximum: number): z.ZodString {
  return z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((text) => saysSomething(text) && isShowable(text))
}

/** Words in one or more languages, none of them blank or longer than `maximum` characters. */
export function ShownWords(maximum: number) {
  const text = ShownText(maximum)
  return Multilingual.superRefine((words, context) => {
    for (const language of languages) {
      const said = words[language]
      if (said === undefined) continue
      const trimmed = said.trim()
      if (trimmed.length > maximum) {
        context.addIssue({ code: 'too_big', origin: 'string', maximum, path: [language], input: said })
      } else if (!text.safeParse(trimmed).success) {
        context.addIssue({ code: 'custom', path: [language], input: said })
      }
    }
  })
}

/** The marks in the place of what was covered may be longer than what they cover: cut to what a field holds. */
export function maskedText(personalData: PersonalDataMask, text: string, maximum: number): string {
  return personalData.mask(text).text.slice(0, maximum).toWellFormed()
}

export function maskedWords(personalData: PersonalDataMask, words: Multilingual, maximum: number): Multilingual {
  const covered = { ...words }
  for (const language of languages) {
    const text = words[language]
    if (text !== undefined) covered[language] = maskedText(personalData, text, maximum)
  }
  return covered
}
