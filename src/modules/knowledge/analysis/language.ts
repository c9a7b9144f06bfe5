import { languageModel, likeliest, type ModelClass } from './language-model.ts'
import { arabicScores, latinScores } from './language-scores.ts'

/** The languages the analysis has rules for, as BCP 47 primary subtags. `zgh` is Standard Moroccan Tamazight. */
export type Language = 'ar' | 'fr' | 'en' | 'zgh'

/**
 * A language as BCP 47 primary subtag. `ary` is Moroccan Arabic (Darija) in either script, Algerian written in Latin letters
 * with it: `ary-Latn` is what people call arabizi. `zgh` is whatever is written in Tifinagh. Amazigh in Latin letters
 * is `ber`, the collective code, since its spellings do not tell the languages (`tzm`, `shi`, `rif`, `kab`) apart.
 * `und` is text without letters, or of another script.
 */
export type IdentifiedLanguage = 'ar' | 'ary' | 'fr' | 'en' | 'es' | 'zgh' | 'ber' | 'und'

/** The script most of the text is written in. */
export type Script = 'arabic' | 'latin' | 'tifinagh' | 'other'

export type Identified = {
  readonly language: IdentifiedLanguage
  readonly script: Script
  /** From 0 to 1; about the share of such answers that is right on sentences like those of the training. */
  readonly confidence: number
}

/** Of long text three windows are read: its first page may be a cover in two languages. */
const windowLength = 1_000

/** English only with evidence: French is the second written language of the administration. In natural logarithms. */
const englishMargin = 3

/**
 * The language of a passage or a question: by its script, then Darija or standard Arabic by n-grams and word lists, and
 * the languages in Latin letters by n-grams. Takes any string and reads at most 3,000 characters of it. One word alone is often
 * told wrongly, with a low confidence.
 */
export function identifyLanguage(text: string): Identified {
  const sample = sampleOf(text)
  const script = scriptOf(sample)
  if (script === 'tifinagh') return { language: 'zgh', script, confidence: 1 }
  if (script === 'other') return { language: 'und', script, confidence: 0 }
  const { arabic, latin } = languageModel()
  const { of, confidence } =
    script === 'arabic' ? likeliest(arabic, arabicScores(arabic, sample)) : likeliest(latin, latinScores(latin, sample))
  return { language: languageOf(of), script, confidence }
}

function languageOf(of: ModelClass): IdentifiedLanguage {
  if (of === 'ary-Latn') return 'ary'
  return of === 'ber-Latn' ? 'ber' : of
}

/**
 * The language whose rules a text is analysed by: that of its script, and for Latin script `latin` where that is known,
 * else French or English, whichever is nearer. Darija in Arabic letters is analysed as Arabic.
 */
export function guessLanguage(text: string, latin?: 'fr' | 'en'): Language {
  const sample = sampleOf(text)
  const script = scriptOf(sample)
  if (script === 'tifinagh') return 'zgh'
  return script === 'arabic' ? 'ar' : (latin ?? guessLatinLanguage(sample))
}

/** French or English, whichever the Latin words of a text are nearer to; French where nothing decides. */
export function guessLatinLanguage(text: string): 'fr' | 'en' {
  const { latin } = languageModel()
  const scores = latinScores(latin, sampleOf(text))
  const [french, english] = (['fr', 'en'] as const).map((language) => scores[latin.classes.indexOf(language)]!)
  return english! - french! > englishMargin ? 'en' : 'fr'
}

/** In compatibility form, in which one character can become eighteen: so it is cut once more. */
function sampleOf(text: string): string {
  return windowsOf(text)
    .normalize('NFKC')
    .slice(0, 3 * windowLength)
}

function windowsOf(text: string): string {
  if (text.length <= 3 * windowLength) return text
  const last = text.length - windowLength
  return [0, Math.floor(last / 2), last].map((from) => text.slice(from, from + windowLength)).join(' ')
}

/** Arabic already from a third of the letters: Moroccan texts in Arabic carry French names and abbreviations. */
function scriptOf(sample: string): Script {
  const { arabic, tifinagh, latin, letters } = count(sample)
  if (tifinagh > arabic && tifinagh > latin) return 'tifinagh'
  if (arabic > 0 && arabic * 2 >= latin) return 'arabic'
  return latin > 0 && latin * 2 >= letters ? 'latin' : 'other'
}

const kinds = [/\p{Script=Arabic}/u, /\p{Script=Tifinagh}/u, /\p{Script=Latin}/u, /\p{L}/u] as const
const isLookedUp = 1 << kinds.length
/** Of each UTF-16 unit a bit for each of `kinds`, and whether that was looked up yet. */
const kindsOfUnit = new Uint8Array(1 << 16)

/** Every paragraph is counted, so its characters make no strings of their own. */
function count(sample: string) {
  let arabic = 0
  let tifinagh = 0
  let latin = 0
  let letters = 0
  for (let i = 0; i < sample.length; i++) {
    const unit = sample.charCodeAt(i)
    let of = kindsOfUnit[unit]!
    if (of === 0) {
      const character = sample.codePointAt(i)!
      of = kindsOf(String.fromCodePoint(character))
      if (character > 0xffff) i++
      // Half of a pair says nothing about the next one that begins like it.
      else if (unit < 0xd800 || unit > 0xdfff) kindsOfUnit[unit] = of
    }
    arabic += of & 1
    tifinagh += (of >> 1) & 1
    latin += (of >> 2) & 1
    letters += (of >> 3) & 1
  }
  return { arabic, tifinagh, latin, letters }
}

function kindsOf(character: string): number {
  return kinds.reduce((of, kind, bit) => of | (kind.test(character) ? 1 << bit : 0), isLookedUp)
}
