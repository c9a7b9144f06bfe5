/** What an answer is chosen from, without anything that the choice may not depend on. Spans are over the page's text. */

export type EvidenceSentence = {
  readonly start: number
  readonly end: number
  /** As stored. */
  readonly text: string
  readonly stems: readonly string[]
  /** What the search makes of it: comparable within one search only, 0 where nothing was searched. */
  readonly score: number
  /** Sentences of one paragraph have the same number. */
  readonly paragraph: number
  /** Short names of the sources that it restates, sorted; none for a source's own words. */
  readonly sources: readonly string[]
}

/** A passage that was found. `Place` is whatever its finder needs to say where it stands. */
export type Evidence<Place = unknown> = {
  readonly place: Place
  /** The same for all passages of a document, and for no other. */
  readonly document: string
  readonly provenance: 'primary' | 'restated'
  /** Stems of what it stands under: title and headings. */
  readonly headings: readonly string[]
  /** All that may be quoted, in reading order. */
  readonly sentences: readonly EvidenceSentence[]
}
