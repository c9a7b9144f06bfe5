import type { Label } from '../label.ts'

/** What was masked: how many of each type. Types are named by the jurisdiction: `ma.cin`, `email`. */
export type MaskedCount = { readonly type: string; readonly count: number }

/**
 * Finds what identifies a person and covers it, before a text is stored, logged or searched with. Masking a masked text
 * changes nothing. Names and addresses are covered only where somebody says that they are theirs.
 */
export type PersonalDataMask = {
  mask(text: string): { readonly text: string; readonly masked: readonly MaskedCount[] }
  /** What was masked in a text that went through `mask` before. */
  maskedIn(text: string): readonly MaskedCount[]
}

/**
 * Something found, by its place in the text as it was given (UTF-16 code units), never by its value. `confidence` is a
 * convention: 0.99 a check key holds, 0.85 shape and a word that names it, 0.60 a key that does not hold, 0.40 shape alone.
 */
export type Finding = {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly confidence: number
}

/** How often a type was found: certain from 0.95 on, likely from 0.8 on, possible below. */
export type PersonalDataCount = {
  readonly type: string
  readonly certain: number
  readonly likely: number
  readonly possible: number
}

/** A column of a table whose cells are of one type: one finding, however many cells. */
export type ColumnFinding = {
  /** From 0. */
  readonly column: number
  /** What the first line calls it; absent where the first line is not one of names. */
  readonly header?: string
  readonly type: string
  /** The part of the cells that are not empty which are of this type, 0 to 1. */
  readonly share: number
  /** How many cells are not empty. */
  readonly cells: number
  readonly confidence: number
}

/** What a file or text holds, without any of its values. Cells of a column that is found as one are not counted again. */
export type PersonalDataReport = {
  readonly counts: readonly PersonalDataCount[]
  readonly columns: readonly ColumnFinding[]
  /** Words of illness and treatment: with people beside them, they make data sensitive. */
  readonly healthWords: number
}

/** Values that are nobody's secret, such as the institute's own telephone. They are compared however they are written. */
export type AllowedValues = { readonly allow?: readonly string[] }

/** Takes a text in pieces and tables row by row, in bounded memory. How the text is cut changes nothing. */
export type Survey = {
  add(piece: string): void
  table(header: readonly string[], rows: Iterable<readonly string[]>): void
  /** Of what was given until now; the text that follows is another. */
  report(): PersonalDataReport
}

/** `block` lets nothing of the text pass; `warn` leaves the value and says that it is there. */
export type PersonalDataAction = 'block' | 'mask' | 'tokenise' | 'warn'
export type PersonalDataActions = Readonly<Record<string, PersonalDataAction>>

export type Treatment = AllowedValues & {
  /** By type; what is not named is left, and reported as `warn`. */
  readonly actions: PersonalDataActions
  /** Of tokens, 16 bytes or more: the same value under the same key gives the same token, and no key tells it back. */
  readonly key?: Uint8Array
}

export type TreatedCount = { readonly type: string; readonly action: PersonalDataAction; readonly count: number }

/** A file that may pass, treated; or none of it, and why. */
export type TreatedFile =
  | {
      readonly passes: true
      readonly bytes: AsyncIterable<Uint8Array>
      /** What was done: known once `bytes` has been read to its end. */
      treated(): readonly TreatedCount[]
    }
  | { readonly passes: false; readonly treated: readonly TreatedCount[] }

/** What a file is said to be; its content decides where the two differ. */
export type NamedFile = { readonly path: string; readonly mediaType: string }

export type PersonalData = PersonalDataMask & {
  /** Changes whenever what is found does: what was looked through under another revision is looked through again. */
  readonly revision: string
  /** In order of place; findings do not overlap. */
  find(text: string, allowed?: AllowedValues): readonly Finding[]
  survey(allowed?: AllowedValues): Survey
  /** Of a text-like file (text, Markdown, CSV, JSON, HTML, UTF-8 or UTF-16); `undefined` of any other. */
  surveyFile(
    bytes: AsyncIterable<Uint8Array>,
    file: NamedFile,
    allowed?: AllowedValues,
  ): Promise<PersonalDataReport | undefined>
  /**
   * A text-like file, in bounded memory; `undefined` of any other. Where an action is `block` the file is read twice. Every
   * cell of a column in `columns` is treated, whatever it holds.
   *
   * @throws RangeError when an action is `tokenise` and there is no key of 16 bytes.
   */
  treatFile(
    open: () => AsyncIterable<Uint8Array>,
    file: NamedFile,
    treatment: Treatment & { readonly columns?: readonly ColumnFinding[] },
  ): Promise<TreatedFile | undefined>
  /** Which label to propose to whoever publishes: they decide. */
  proposedPersonal(report: PersonalDataReport): Label['personal']
  /** What is done with each type in a file that leaves, as long as nobody says otherwise. */
  readonly actionsOnExport: PersonalDataActions
}
