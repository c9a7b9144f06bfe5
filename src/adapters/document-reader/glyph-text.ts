/** Text that comes from glyphs, drawn or recognised, to the characters they stand for. */

const PRESENTATION_FORMS = /[\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufdff\ufe70-\ufefc]/g
/** Marks that order text and draw nothing: order comes from the geometry here. */
const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** Folds presentation forms, which are glyphs and not characters, and nothing else. */
export function foldPresentationForms(text: string): string {
  return text.replace(PRESENTATION_FORMS, (form) => form.normalize('NFKC').replace(/^ (?=\p{M})/u, ''))
}

export function withoutBidiControls(text: string): string {
  return text.replace(BIDI_CONTROLS, '')
}
