import type { Language } from '../kernel/language.ts'

/** What `Intl` is asked for. Plain `ar` has other month names and no say on digits; Morocco's is explicit. */
export const localeOf: Readonly<Record<Language, string>> = {
  ar: 'ar-MA-u-nu-latn',
  fr: 'fr-MA-u-nu-latn',
  en: 'en-u-nu-latn',
}

/** The `lang` attribute of a page in this language. */
export const htmlLanguage: Readonly<Record<Language, string>> = { ar: 'ar-MA', fr: 'fr-MA', en: 'en' }

export function directionOf(language: Language): 'rtl' | 'ltr' {
  return language === 'ar' ? 'rtl' : 'ltr'
}
