import decisionAr from '../decision-words/ar.json' with { type: 'json' }
import decisionEn from '../decision-words/en.json' with { type: 'json' }
import decisionFr from '../decision-words/fr.json' with { type: 'json' }
import checksAr from '../words/ar.json' with { type: 'json' }
import checksEn from '../words/en.json' with { type: 'json' }
import checksFr from '../words/fr.json' with { type: 'json' }
import pageAr from './words/ar.json' with { type: 'json' }
import pageEn from './words/en.json' with { type: 'json' }
import pageFr from './words/fr.json' with { type: 'json' }

export type Language = 'ar' | 'fr' | 'en'
export type Words = typeof pageAr & typeof checksAr
export type DecisionWords = typeof decisionAr

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

/** Those of a decision's receipt; it has reasons of its own beside those of every receipt. */
export const DECISION_WORDS: Readonly<Record<Language, DecisionWords>> = {
  ar: { ...decisionAr, reasons: { ...checksAr.reasons, ...decisionAr.reasons } },
  fr: { ...decisionFr, reasons: { ...checksFr.reasons, ...decisionFr.reasons } },
  en: { ...decisionEn, reasons: { ...checksEn.reasons, ...decisionEn.reasons } },
}
