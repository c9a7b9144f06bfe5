import ownAr from './decision-words/ar.json' with { type: 'json' }
import ownEn from './decision-words/en.json' with { type: 'json' }
import ownFr from './decision-words/fr.json' with { type: 'json' }
import ar from './words/ar.json' with { type: 'json' }
import en from './words/en.json' with { type: 'json' }
import fr from './words/fr.json' with { type: 'json' }

/** The sentences of a decision's receipt; it has reasons of its own beside those of every receipt. */
export const DECISION_WORDS = {
  ar: { ...ownAr, reasons: { ...ar.reasons, ...ownAr.reasons } },
  fr: { ...ownFr, reasons: { ...fr.reasons, ...ownFr.reasons } },
  en: { ...ownEn, reasons: { ...en.reasons, ...ownEn.reasons } },
}
