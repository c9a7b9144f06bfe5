import type { SignalName } from './assess-page.ts'

/**
 * From which value on a signal puts a page below the gate. Values are proven shares (`provenShare`), so a short page
 * needs more of its words to be wrong. Chosen by `npm run bench:repair` on the dev sets, so that fewer than one clean
 * page in two hundred is refused and moderate damage of each kind is caught; docs/reference/text-quality.md has the
 * figures. Lam-alef and foreign letters are mended, and alone refuse nothing: what is left of them is in unknown words.
 */
export const belowGateFrom: Readonly<Record<SignalName, number>> = {
  'reversed-runs': 0.04,
  'lost-spaces': 0.07,
  'split-words': 0.05,
  'lam-alef': Number.POSITIVE_INFINITY,
  'foreign-letters': 0.2,
  'unknown-words': 0.25,
  mojibake: 0.05,
  'low-ocr-confidence': 0.4,
  'no-letters': 0.6,
}

/** French words are better known to their list than Arabic ones, whose names and forms have no end. */
export const unknownFrenchFrom = 0.12
