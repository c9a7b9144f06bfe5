import type { Language } from '../kernel/language.ts'

/** What the operator of this installation has said about it, and where its files are. */
export type Site = {
  /** Who runs it. Until somebody is named, every page says that the site is not an official one. */
  readonly operator: {
    readonly name: string
    readonly contact: { readonly name: string; readonly href: string } | null
  } | null
  /** A name of its own in place of «منصة جزري». */
  readonly title: string | null
  /** Addresses that hold a digest, from `assets.ts`. */
  readonly assets: {
    readonly style: string
    readonly islands: string
    readonly preloadFont: string
    readonly icon: string
  }
}

/** What every page is given besides its own data. */
export type Frame = {
  readonly language: Language
  /** The address of this page after its language, with its query: the language links keep it. */
  readonly address: string
  readonly site: Site
  /**
   * Who is signed in; officers publish data sets and keep records, and requests for their data wait for them. `waiting`:
   * how many, as far as it is known.
   */
  readonly person: { readonly name: string; readonly isOfficer: boolean; readonly waiting?: number | undefined } | null
  /** Stands in every form that posts. */
  readonly csrf: string
}
