/** What was masked: how many of each type. Types are named by the jurisdiction: `ma.cin`, `email`. */
export type MaskedCount = { readonly type: string; readonly count: number }

/**
 * Finds what identifies a person and covers it, before a text is stored, logged or searched with. Masking a masked text
 * changes nothing. Names and addresses of people are not found.
 */
export type PersonalDataMask = {
  mask(text: string): { readonly text: string; readonly masked: readonly MaskedCount[] }
  /** What was masked in a text that went through `mask` before. */
  maskedIn(text: string): readonly MaskedCount[]
}
