/** An answer as its page is given it: what the receipt states, and nothing that is not in it. */

import type { Quote as StatedQuote } from '../../../libs/receipt/index.ts'

/** Whose words a source holds. */
export const sourceKinds = ['ministry', 'intergovernmental', 'press', 'law', 'other'] as const

/** Where a sentence comes from when our document restates it. */
export type Restated = {
  /** Short name, as on the chips: `S1`. */
  readonly source: string
  readonly kind: (typeof sourceKinds)[number]
  readonly title: string
  /** The date in the words of the source, which may lack a year. */
  readonly dateAsStated: string
}

/** Where a quote stands in a legal text. */
export type PlaceInLaw = NonNullable<StatedQuote['place']>

export type Quote = {
  readonly text: string
  readonly dataSet: string
  readonly version: string
  /** Who answers for the data set, when the page is told. */
  readonly publisher?: string | undefined
  /** Of the data set, when the page is told. */
  readonly dataSetTitle?: string | undefined
  readonly document: { readonly path: string; readonly title: string; readonly digest: string }
  readonly extraction: string
  readonly page: number
  /** Code points of the stored text: `start` is in, `end` is out. */
  readonly start: number
  readonly end: number
  readonly provenance: 'primary' | 'restated'
  readonly restates: readonly Restated[]
  /** How the passage reads once damage of the file is repaired; the quote itself stays as extracted. */
  readonly repaired: string | null
  /** The page is in the words of an officer, who corrected what was read from the file. */
  readonly corrected?: true | undefined
  /** The records by whose words it was found; none when it was found by its own. */
  readonly records?:
    | readonly { readonly slug: string; readonly code: string | null; readonly title: string }[]
    | undefined
  /** Where it stands in a legal text; none where it stands in none. */
  readonly place?: PlaceInLaw | undefined
  readonly score: number
  /** The place in the source page, in the reader's language. */
  readonly href: string
}

/** Why there is no answer. */
export type AbstentionReason = 'no-evidence' | 'below-threshold' | 'personal-case' | 'nothing-published'

export type Answer = {
  /** As stored: what identifies a person is masked in it. */
  readonly question: string
  readonly masked: readonly { readonly type: string; readonly count: number }[]
  readonly language: string
  readonly abstained: boolean
  readonly reason: AbstentionReason | null
  readonly quotes: readonly Quote[]
  /** What the sources say close by: never an answer. */
  readonly nearby: readonly Quote[]
  /** Two sources do not agree; both are quoted. */
  readonly differ: boolean
  readonly answeredAt: string
  readonly receiptId: string
  readonly answerer: { readonly name: string; readonly version: string }
}
