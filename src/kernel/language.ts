import { z } from 'zod'

/** The languages whose catalogue is complete. Arabic is first everywhere; Tamazight enters when its catalogue is whole. */
export const languages = ['ar', 'fr', 'en'] as const
export const Language = z.enum(languages)
export type Language = z.infer<typeof Language>

/** Text that people wrote in one or more languages. At least one must be there. */
export const Multilingual = z
  .strictObject({ ar: z.string().min(1).max(2000), fr: z.string().min(1).max(2000), en: z.string().min(1).max(2000) })
  .partial()
  .refine((text) => languages.some((language) => text[language] !== undefined), { message: 'no-language' })
export type Multilingual = z.infer<typeof Multilingual>

/** The text in the reader's language, else in the first language it exists in, with the language it is in. */
export function inLanguage(text: Multilingual, wanted: Language): { language: Language; text: string } {
  for (const language of [wanted, ...languages]) {
    const found = text[language]
    if (found !== undefined) return { language, text: found }
  }
  throw new RangeError('a multilingual text without any language')
}
