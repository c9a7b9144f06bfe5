import { Random } from '../random.ts'
import { type TextLanguage, templates, textLanguages } from './templates.ts'
import { asTyped, decoys, type Family, makers, type Script } from './values.ts'

/** A text and what is to be found in it, by UTF-16 code units: one line of a labelled file. */
export type LabelledText = {
  readonly text: string
  readonly spans: readonly { readonly start: number; readonly end: number; readonly type: string }[]
  readonly language: string
}

/**
 * Texts in Arabic, Darija, French and mixed, with values made up for them, check keys that hold, and what people do to both:
 * other digits, marks of direction, narrow spaces, mistyped words. The same seed and family give the same texts.
 */
export function* labelledTexts(family: Family, seed: number, count: number): Generator<LabelledText> {
  const random = new Random(seed)
  for (let i = 0; i < count; i++) yield labelledText(family, random.of(textLanguages), random)
}

function labelledText(family: Family, language: TextLanguage, random: Random): LabelledText {
  const spans: { start: number; end: number; type: string }[] = []
  let text = ''
  for (let left = random.whole(1, 3); left > 0; left--) {
    const from = language === 'mixed' && random.chance(0.5) ? random.of(textLanguages) : language
    if (text !== '') text += random.of([' ', '\n'])
    text = filled(random.of(templates[family][from]), text, spans, family, random)
  }
  return { text, spans, language }
}

function filled(
  template: string,
  before: string,
  spans: { start: number; end: number; type: string }[],
  family: Family,
  random: Random,
): string {
  const script: Script = /[\u0621-\u064a]/.test(template) ? 'arabic' : 'latin'
  let text = before
  for (const part of template.split(/(\{[^}]+\})/)) {
    const [, isDecoy, slot] = /^\{(=?)([^}]+)\}$/.exec(part) ?? []
    if (slot === undefined) text += mistyped(part, random)
    else if (isDecoy) text += asTyped(decoys[slot]!(random), script, random)
    else {
      const value = makers[slot]!(random, script, family)
      const typed = slot === 'ma.mrz' ? value : asTyped(value, script, random)
      spans.push({ start: text.length, end: text.length + typed.length, type: slot })
      text += typed
    }
  }
  return text
}

/** One word in fifty with two letters the wrong way round. */
function mistyped(words: string, random: Random): string {
  return words.replace(/\p{L}{5,}/gu, (word) => {
    if (!random.chance(0.02)) return word
    const at = random.whole(1, word.length - 3)
    return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)
  })
}
