/** Changes when the same question and documents could give another answer under the same settings. */
export const answererVersion = '1'

/** The numbers that an answer depends on. A receipt repeats them. */
export type Settings = {
  readonly otherForm: number
  readonly heading: number
  readonly neighbour: number
  readonly suiting: number
  readonly passage: number
  readonly gain: number
  readonly joining: number
  readonly comparable: number
  readonly threshold: number
  readonly nearby: number
}

export const settings: Settings = {
  /** What a word of the question counts that stands in the sentence in another form. */
  otherForm: 0.7,
  /** ... only in a heading or in the document's title. */
  heading: 0.5,
  /** ... only in the sentence before or after. */
  neighbour: 0.4,
  /** What a sentence gains in rank that states the kind of thing wanted. */
  suiting: 0.15,
  /** What the search's own score of the passage, as share of the best, counts in rank. */
  passage: 0.1,
  /** Share of the question that another quote must add to join the first. */
  gain: 0.12,
  /** Support that it needs, as share of the first quote's. */
  joining: 0.6,
  /** Support that a source's own words need to be quoted in place of an account, as share of the account's. */
  comparable: 0.85,
  threshold: 0.42,
  nearby: 0.25,
}
