/**
 * What the index adds up, and how the candidates that it finds are put in a first order. Set by hand, one at a time, on
 * xquad-ar, arcd, xquad-en, piaf, cnil-faq, spf, cdtn-faq and adala; what orders the best of them is fitted by a script
 * (`fitted-weights.ts`).
 */
export const weights = {
  /** BM25's k1 and b, the usual ones; away from them everything measured was worse. */
  saturation: 1.2,
  lengthDiscount: 0.75,
  /** BM25 of the character grams beside that of the stems: the largest single step (ar-pool +1.0 nDCG@10). */
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
  /** How many passages of the index are put in order. */
  candidates: 200,
  /** How many of them are read and put in their last order. */
  read: 20,
  /** Among how many of them it is counted how rare a word of the question is. */
  local: 30,
  /** What a stem of the question counts whose character grams all stand in a sentence that it does not. */
  likeness: 0.5,
} as const
