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
  candidates: 80,
  /**
   * Words and grams that are more frequent score what is found and find nothing themselves: at 100,000 passages the longest
   * searches take a third less, and of the best twenty 99 in a hundred stay.
   */
  finding: { passages: 1_000, share: 0.08 },
  /** How many of them are read and put in their last order. */
  read: 10,
  /** Among how many of them it is counted how rare a word of the question is. */
  local: 30,
  /** What a stem of the question counts whose character grams all stand in a sentence that it does not. */
  likeness: 0.5,
} as const

/**
 * What stands for a word of the question in another language or script. Terms of the lists count as the word itself.
 * Fitted on xquad-ar2en, xquad-en2ar, tn-law-ar2en and tn-law-en2ar, alone and beside passages in the question's own
 * language (arcd, kaiflematha, spf, cnil-faq, xquad-en).
 */
export const alternativeWeights = {
  /**
   * What a translation counts where the texts hold the word that was asked as well: of two texts that say the same, the one
   * in the question's language comes first.
   */
  besideKnown: 0.85,
  /**
   * BM25 of the grams of translations: without them passages in the question's own language, which its grams find, come
   * before those in another that answer it (xquad-ar2en beside arcd and kaiflematha: 33 nDCG@10 without, 53 with).
   */
  grams: 0.25,
  /** Words are compared by sound from this share of common keys on, so many at most. */
  leastShared: 0.5,
  mostCompared: 48,
  /** From this likeness of sound on a word is an alternative, and weighs the likeness to this power. */
  leastLikeness: 0.6,
  likenessPower: 4,
  mostSounding: 8,
  /**
   * What the first order counts where it is the last one as well: as much as the fitted score, for a question in the words
   * of the text. With the fitted weights tn-law-ar2en and tn-law-en2ar lose 8 nDCG@10, xquad-ar2en 2.
   */
  preliminary: 3.4,
} as const
