/** Changes when the same question and documents could give another answer under the same settings. */
export const answererVersion = '6'

/** The numbers that an answer depends on. A receipt repeats them. */
export type Settings = {
  readonly otherForm: number
  readonly heading: number
  readonly neighbour: number
  readonly suiting: number
  readonly choice: number
  readonly gain: number
  readonly joining: number
  readonly comparable: number
  readonly threshold: number
  readonly crossing: number
  readonly support: number
  readonly ruledOut: number
  readonly nearby: number
}

/**
 * The threshold is what `npm run bench:abstention` finds to give most on piaf and xquad-en, where an answer that is not right
 * costs half of what a right one is worth and half of the questions have none. The other numbers are set by hand. The golden
 * questions of the sample were in view while the rules were written, so their result says that the rules hold together,
 * and measures nothing.
 */
export const settings: Settings = {
  /** What a word of the question counts that stands in the sentence in another form. */
  otherForm: 0.7,
  /** ... only in a heading or in the document's title. */
  heading: 0.5,
  /** ... only in the sentence before or after. */
  neighbour: 0.4,
  /** What a sentence gains in rank that states the kind of thing wanted. */
  suiting: 0.15,
  /** What the search's own score of the sentence counts in rank. */
  choice: 0.1,
  /** Share of the question that another quote must add to join the first. */
  gain: 0.12,
  /** Support that it needs, as share of the first quote's. */
  joining: 0.6,
  /** Support that a sentence needs, as share of another's, to stand for it: a source for its account. */
  comparable: 0.85,
  /** Confidence below which there is no answer. */
  threshold: 0.43,
  /** The same where the answer is in other words than the question: a wrong sense of a word makes it look likelier than it is. */
  crossing: 0.48,
  /** Support of the first quote below which there is none, where nothing was searched. */
  support: 0.44,
  /** What support is worth where something rules an answer out and nothing was searched: less than `support`, however large it is. */
  ruledOut: 0.39,
  /** Support below which nothing is worth showing at all. */
  nearby: 0.25,
}
