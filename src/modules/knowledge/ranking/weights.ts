/**
 * What each kind of evidence counts beside the BM25 of the stems, which counts 1. Fitted by hand, one at a time, with
 * `npm run bench:retrieval` on xquad-ar, arcd, xquad-en, piaf, cnil-faq, spf, cdtn-faq and adala, whose licences allow
 * it; kaiflematha and doda-arabizi only report. Around these values the figures move by less than 0.5, except where said.
 */
export const weights = {
  /** BM25's k1 and b, the usual ones; away from them everything measured was worse. */
  saturation: 1.2,
  lengthDiscount: 0.75,
  /** BM25 of the character grams: the largest single step (ar-pool +1.0 nDCG@10). */
  grams: 0.4,
  /** Two neighbouring words of the question that are neighbours in the passage. */
  bigrams: 0.3,
  /** The rarity of the question's words that stand together in the passage's best sentence. */
  proximity: 0.3,
  /** Share of the question's rarity that the passage covers, times the score so far. */
  coverage: 0.3,
  /** Mean score of the document's best passages (adala +5 nDCG@10): a document that is about it, beside a passage that mentions it. */
  document: 0.3,
  documentPassages: 3,
  /** How many passages of the index are ranked again. */
  candidates: 200,
} as const

/** How a sentence is chosen inside a passage: 3- or 4-grams beside whole stems, as share of a stem's rarity. */
export const sentenceWeights = { grams: 0.5 } as const
