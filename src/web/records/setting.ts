import type { Language, Multilingual } from '../../kernel/language.ts'

/** A region as pages name and place it; who lists them is the jurisdiction. */
export type Region = {
  readonly code: string
  readonly names: Multilingual
  /** On a grid of equal squares, from the west and the north. */
  readonly tile: { readonly column: number; readonly row: number }
}

/** The decree that numbers and names the regions, and whether the names were compared with its text. */
export type RegionsCitation = { readonly law: string; readonly status: 'verified' | 'unverified' }

/** What the words of a value depend on, besides the value. */
export type Setting = { readonly language: Language; readonly regions: readonly Region[] }
