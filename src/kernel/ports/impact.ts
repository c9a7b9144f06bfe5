import type { Database } from '../database.ts'
import type { Label } from '../label.ts'
import type { Multilingual } from '../language.ts'
import type { Decider, ResourceFacts, Site } from './decider.ts'

/** Something that somebody may be about to do. */
export type Change =
  /** The data set would carry this label. */
  | { readonly kind: 'label'; readonly dataSet: string; readonly label: Label }
  /** The permit would be revoked. */
  | { readonly kind: 'permit'; readonly permit: string }
  /** The data set's reference of the authority would hold until this day (ISO 8601); null: there would be none. */
  | { readonly kind: 'reference'; readonly dataSet: string; readonly until: string | null }

/** One kind of thing that the change touches: how many work now, and how many would. */
export type ImpactLine = {
  readonly what: ImpactKind
  readonly before: number
  readonly after: number
  /** A few of those that would stop. Nothing that the officer of the data may not see. */
  readonly examples: readonly ImpactExample[]
}

/**
 * - `permits`: permits in force that open the data.
 * - `data-sets`: data sets that the permit opens.
 * - `documents`: documents that everybody finds by searching.
 * - `records`: records in force that quote the data for everybody.
 * - `answers`: answers whose receipt everybody may read.
 */
export const impactKinds = ['permits', 'data-sets', 'documents', 'records', 'answers'] as const
export type ImpactKind = (typeof impactKinds)[number]

export type ImpactExample = {
  readonly kind: 'permit' | 'data-set' | 'record'
  /** What addresses name it by. */
  readonly id: string
  readonly title: Multilingual
}

/** A change, with what the rules know of the data set that it is about: as it is, and as it would be. */
export type ImpactQuestion = {
  readonly db: Database
  readonly now: Date
  readonly site: Site
  readonly decider: Decider
  /** Whether whoever asks may know of a thing: nothing that is concealed from them is counted. */
  readonly isKnown: (resource: ResourceFacts) => boolean
  readonly change: Change
  readonly dataSet: { readonly before: ResourceFacts; readonly after: ResourceFacts } | null
}

/** What a module has that a change may stop. Reads only; nothing is changed by asking. */
export type ImpactSource = { preview(question: ImpactQuestion): Promise<readonly ImpactLine[]> }

/** How many examples are given of what stops. */
export const mostExamples = 5
