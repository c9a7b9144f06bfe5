import type { ChoiceSigns, ConfidenceSigns, PassageSigns } from './rank-passages.ts'

/** Written by `npm run fit:ranking` on the development sets xquad-ar, arcd, fr-pool, xquad-en, adala; not to be changed by hand. */
export const passageWeights: Readonly<Record<keyof PassageSigns, number>> = {
  words: -1.166,
  grams: 4.736,
  adjacency: 1,
  proximity: 0.249,
  coverage: 0.262,
  localCoverage: 2.413,
  document: 1.724,
  documentCoverage: 2.402,
  length: -2.079,
  support: 1.648,
  exact: 3.161,
  suiting: 3.275,
}

export const sentenceWeights: Readonly<Record<keyof ChoiceSigns, number>> = {
  support: -0.551,
  exact: 2.487,
  adjacency: 0.259,
  novelty: -1.196,
  words: 1.285,
  date: 1.252,
  quantity: 1.33,
  reason: 0.529,
  name: 1.403,
  place: 0.961,
  ownSupport: 10.878,
  before: 1.348,
  after: 0.745,
  opens: 0.074,
  short: -1.786,
  passage: 0.603,
  passageRank: -0.274,
}

/** Of questions with their answer in the corpus and without, of xquad-ar, arcd, piaf, xquad-en. */
export const confidenceBase: number = -2.386
export const confidenceWeights: Readonly<Record<keyof ConfidenceSigns, number>> = {
  passage: 0.007,
  lead: 0.252,
  leadOfFive: 0.06,
  words: -1.103,
  grams: 0.49,
  adjacency: 0.34,
  coverage: 0.553,
  localCoverage: 0.571,
  proximity: -2.999,
  exact: 0.815,
  support: 2.446,
  around: 2.558,
  unknown: -2.02,
  missing: -0.516,
  missingAround: 1.924,
  suiting: 0.123,
  length: -0.066,
  documents: -1.181,
}
