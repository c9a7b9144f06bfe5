import type { Database } from '../database.ts'
import type { Multilingual } from '../language.ts'

/**
 * A figure of this installation, counted from its own rows whenever somebody asks. It is the same for every reader, so it
 * counts only what everybody may know of.
 */
export type Derivation = {
  /** What an indicator names: `log.decisions`. Its words stand in `locales/` under `derivation.<name>`. */
  readonly name: string
  /** `events`: what happened, which only grows. `things`: how many there are now, which may become fewer. */
  readonly counts: 'events' | 'things'
  count(db: Database): Promise<DerivedCount>
  /**
   * What was counted, newest first. The counts of all pages add up to the number. Nothing when `after` is not the `next`
   * of a page of this derivation.
   */
  events(db: Database, page: EventPage): Promise<DerivedEvents | undefined>
}

export type DerivedCount = {
  readonly value: number
  /** Since when it is counted; null: for as long as this installation has had a log. */
  readonly since: Date | null
}

export type EventPage = { readonly after: string | null; readonly limit: number }

export type DerivedEvents = { readonly events: readonly DerivedEvent[]; readonly next: string | null }

/** One line under a number. Holds no personal data, and nothing that only its owner may know: no number of an answer. */
export type DerivedEvent = {
  readonly at: Date
  /** How many of the number it stands for: a flood of refusals is one entry of the log. */
  readonly count: number
  readonly place: EventPlace
}

/** Where to look at what was counted. */
export type EventPlace =
  /** `operation`: what was asked for. */
  | { readonly kind: 'log-entry'; readonly index: number; readonly operation: string }
  | {
      readonly kind: 'data-set-version'
      readonly dataSet: string
      readonly version: string
      readonly title: Multilingual
    }
  | { readonly kind: 'record'; readonly slug: string; readonly title: Multilingual }
  /** A public problem. */
  | { readonly kind: 'need'; readonly id: string; readonly title: Multilingual }
