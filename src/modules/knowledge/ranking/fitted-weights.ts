import type { ChoiceSigns, ConfidenceSigns, PassageSigns } from './rank-passages.ts'

/** Written by `npm run fit:ranking` on the development sets xquad-ar, arcd, fr-pool, xquad-en, adala; not to be changed by hand. */
export const passageWeights: Readonly<Record<keyof PassageSigns, number>> = {
  words: -1.193,
  grams: 4.773,
  adjacency: 1.037,
  proximity: 0.197,
  coverage: 0.272,
  localCoverage: 2.385,
  document: 1.737,
  documentCoverage: 2.379,
  length: -2.088,
  support: 1.638,
  exact: 3.192,
  suiting: 3.284,
}

export const sentenceWeights: Readonly<Record<keyof ChoiceSigns, number>> = {
  support: -0.542,
  exact: 2.483,
  adjacency: 0.253,
  novelty: -1.197,
  words: 1.29,
  date: 1.252,
  quantity: 1.329,
  reason: 0.529,
  name: 1.404,
  place: 0.961,
  ownSupport: 10.873,
  before: 1.346,
  after: 0.745,
  opens: 0.072,
  short: -1.786,
  passage: 0.601,
  passageRank: -0.28,
}

/** Of questions with their answer in the corpus and without, of xquad-ar, arcd, piaf, xquad-en. */
export const confidenceBase: number = -2.389
export const confidenceWeights: Readonly<Record<keyof ConfidenceSigns, number>> = {
  passage: 0.006,
  lead: 0.253,
  leadOfFive: 0.059,
  words: -1.092,
  grams: 0.474,
  adjacency: 0.339,
  coverage: 0.544,
  localCoverage: 0.603,
  proximity: -2.997,
  exact: 0.809,
  support: 2.458,
  around: 2.553,
  unknown: -2.039,
  missing: -0.512,
  missingAround: 1.925,
  suiting: 0.12,
  length: -0.064,
  documents: -1.181,
}
