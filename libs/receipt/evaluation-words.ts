import ownAr from './evaluation-words/ar.json' with { type: 'json' }
import ownEn from './evaluation-words/en.json' with { type: 'json' }
import ownFr from './evaluation-words/fr.json' with { type: 'json' }
import ar from './words/ar.json' with { type: 'json' }
import en from './words/en.json' with { type: 'json' }
import fr from './words/fr.json' with { type: 'json' }

/** The sentences of an evaluation's file; it has reasons of its own beside those of every receipt. */
export const EVALUATION_WORDS = {
  ar: { ...ownAr, reasons: { ...ar.reasons, ...ownAr.reasons } },
  fr: { ...ownFr, reasons: { ...fr.reasons, ...ownFr.reasons } },
  en: { ...ownEn, reasons: { ...en.reasons, ...ownEn.reasons } },
}
