import type { LegalKind } from '../analysis/legal-numbers.ts'

/** A date as a text states it, in both calendars where it gives both; `date` is the Gregorian one, `2009-02-18`. */
export type StatedDate = { readonly asStated: string; readonly date: string | null }

/** What a document says a legal text is. A document may hold several: an issue of the official bulletin does. */
export type LegalText = {
  /**
   * `unnamed`: it follows another's signature, or stands in an annex, and counts articles of its own, and who it is was not
   * recognised. So much is certain: they are not the articles of the text before it.
   */
  readonly kind: LegalKind | 'constitution' | 'unnamed'
  /** In its one form, `09-08`; `null` where it has none. */
  readonly number: string | null
  /** The whole heading on one line, as it reads. */
  readonly title: string
  readonly issued: StatedDate | null
  /** When it begins to bind, in its own words; `date` where they give one. */
  readonly effect: StatedDate | null
  /** The issue of the official bulletin that published it. */
  readonly published: (StatedDate & { readonly bulletin: string }) | null
}

/** Parts that articles are gathered in, from the largest. */
export const divisionLevels = ['book', 'part', 'title', 'chapter', 'subchapter', 'section', 'subsection'] as const
export type DivisionLevel = (typeof divisionLevels)[number]

export type Division = {
  readonly level: DivisionLevel
  /** As it is written: «الباب الثاني». */
  readonly label: string
  readonly title: string | null
}

export type Article = {
  /** In its one form: `12`, `12-1`, `12 bis`. */
  readonly number: string
  /** Older Arabic texts call their articles «الفصل». */
  readonly name: 'article' | 'fasl'
}

/** What a text that amends another quotes of it. `null` where it does not say of which text, or of which article. */
export type Quoted = {
  readonly kind: LegalKind | null
  readonly number: string | null
  readonly article: string | null
}

/** Where something stands in a legal text. What is not certain is not said: the field is `null`, and `divisions` empty. */
export type Place = {
  /** Which of the document's texts. */
  readonly text: number | null
  /** From the largest to the smallest. */
  readonly divisions: readonly Division[]
  readonly article: Article | null
  /** The numbered paragraph of the article. */
  readonly paragraph: string | null
  /** The lettered point of the article or of its paragraph. */
  readonly point: string | null
  readonly quoted: Quoted | null
}

export const nowhere: Place = { text: null, divisions: [], article: null, paragraph: null, point: null, quoted: null }

/** The place changes here, in code points over the page's text; what is not named stays. */
export type PlaceChange = { readonly at: number; readonly to: Partial<Place> }

/** Where each stretch of a page stands: the place that the page begins in, and each change of it in reading order. */
export type PageOutline = {
  /** The document's texts that the page names, by their number. */
  readonly texts: Readonly<Record<number, LegalText>>
  readonly opening: Place
  readonly changes: readonly PlaceChange[]
}

/** The place of what stands at an offset of the page. */
export function placeAt({ opening, changes }: Pick<PageOutline, 'opening' | 'changes'>, offset: number): Place {
  return Object.assign({}, opening, ...changes.filter(({ at }) => at <= offset).map(({ to }) => to))
}
