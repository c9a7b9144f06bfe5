/** How many of a page's words (or runs, or signs) show something. */
export type Counted = { readonly found: number; readonly all: number; readonly witnesses: readonly string[] }

export const mostWitnesses = 5

/** Collects what was found, and the first few different examples. */
export class Tally {
  found = 0
  all = 0
  readonly witnesses: string[] = []

  add(witness: string, weight = 1): void {
    this.found += weight
    if (this.witnesses.length < mostWitnesses && !this.witnesses.includes(witness)) this.witnesses.push(witness)
  }
}
