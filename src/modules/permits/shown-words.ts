import { z } from 'zod'
import { languages, Multilingual } from '../../kernel/language.ts'
import type { PersonalDataMask } from '../../kernel/ports/personal-data.ts'

/** A text of nothing but spaces and characters that are not drawn says nothing. */
const drawn = /[^\s\p{Default_Ignorable_Code_Point}]/u
/**
 * What is shown to others holds no control characters but line ends and tabs, and no direction overrides or isolates
 * (Unicode UAX #9), which would turn the text around them too.
 */
const unshowable = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/u

/** A text of one language, not blank. */
export function ShownText(maximum: number): z.ZodString {
  return z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((text) => drawn.test(text) && !unshowable.test(text))
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
