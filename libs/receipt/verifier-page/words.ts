import type { DECISION_WORDS } from '../decision-words.ts'
import type { EVALUATION_WORDS } from '../evaluation-words.ts'
import checksAr from '../words/ar.json' with { type: 'json' }
import checksEn from '../words/en.json' with { type: 'json' }
import checksFr from '../words/fr.json' with { type: 'json' }
import pageAr from './words/ar.json' with { type: 'json' }
import pageEn from './words/en.json' with { type: 'json' }
import pageFr from './words/fr.json' with { type: 'json' }

export type Language = 'ar' | 'fr' | 'en'
export type Words = typeof pageAr & typeof checksAr
export type DecisionWords = (typeof DECISION_WORDS)[Language]
export type EvaluationWords = (typeof EVALUATION_WORDS)[Language]

/** The page opens in the first. */
export const LANGUAGES: readonly {
  readonly id: Language
  readonly tag: string
  readonly dir: 'rtl' | 'ltr'
  readonly name: string
}[] = [
  { id: 'ar', tag: 'ar-MA', dir: 'rtl', name: 'العربية' },
  { id: 'fr', tag: 'fr', dir: 'ltr', name: 'Français' },
  { id: 'en', tag: 'en', dir: 'ltr', name: 'English' },
]

export const WORDS: Readonly<Record<Language, Words>> = {
  ar: { ...pageAr, ...checksAr },
  fr: { ...pageFr, ...checksFr },
  en: { ...pageEn, ...checksEn },
}
