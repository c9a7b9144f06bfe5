import type { Font } from 'fontkit'

/** What pdfkit 0.20 keeps of a font that it writes; its types do not say so. */
type WrittenFont = {
  readonly font: Font
  /** For each glyph written, which characters it stands for. */
  readonly unicode: number[][]
  readonly subset: { readonly glyphs: readonly number[] }
}

/**
 * Says of a glyph that joins Arabic letters which one it is by its presentation form (U+FEFB for lam and alef) instead of by
 * its letters. Viewers turn a line from right to left round letter by letter: letters inside of one glyph would come out
 * in the wrong order, whereas a presentation form is one character, which they and searches read as its letters.
 */
export function nameLigatures(pdf: PDFKit.PDFDocument): void {
  const { _fontFamilies: fonts } = pdf as unknown as { readonly _fontFamilies: Readonly<Record<string, WrittenFont>> }
  for (const { font, unicode, subset } of new Set(Object.values(fonts))) {
    for (const [place, codes] of unicode.entries()) {
      if (codes.length < 2) continue
      const forms = formsByLetters().get(String.fromCodePoint(...codes)) ?? []
      const form = forms.find((code) => font.glyphForCodePoint(code).id === subset.glyphs[place])
      if (form !== undefined) unicode[place] = [form]
    }
  }
}

let known: ReadonlyMap<string, readonly number[]> | undefined

/** Arabic Presentation Forms A and B (Unicode 15, blocks FB50 and FE70) by the letters that they are compatible with. */
function formsByLetters(): ReadonlyMap<string, readonly number[]> {
  if (known) return known
  const forms = new Map<string, number[]>()
  for (let code = 0xfb50; code <= 0xfefc; code++) {
    const letters = String.fromCodePoint(code).normalize('NFKC')
    forms.set(letters, [...(forms.get(letters) ?? []), code])
  }
  known = forms
  return forms
}
