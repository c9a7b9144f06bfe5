import { repairDamagedLamAlef } from '../quality/repair-lam-alef.ts'
import { codePointOffsets, type Span } from './code-points.ts'
import { repairLamAlef } from './lam-alef.ts'
import { guessLanguage, guessLatinLanguage, type Language } from './language.ts'
import { sentenceRanges } from './sentences.ts'
import { stemArabic } from './stem-arabic.ts'
import { stemEnglish } from './stem-english.ts'
import { stemFrench } from './stem-french.ts'
import { isArabicStopWord } from './stop-words-arabic.ts'
import { isEnglishStopWord } from './stop-words-english.ts'
import { isFrenchStopWord } from './stop-words-french.ts'
import { tokenise } from './tokenise.ts'
import { WordMemory } from './word-memory.ts'
import { eachWrittenWord } from './written-words.ts'

/** A sentence of a stored text. */
export type AnalysedSentence = Span & {
  /** The stems of its words that carry meaning, in reading order. */
  readonly stems: readonly string[]
  /** All its words, folded and not stemmed, in reading order. */
  readonly words: readonly string[]
}

export type AnalysedText = {
  readonly language: Language
  readonly sentences: readonly AnalysedSentence[]
}

export type AnalysisOptions = {
  /** The language, where known; otherwise guessed from the text. */
  readonly language?: Language
  /** Whether the document was found to have its lam-alef pairs swapped (`lamAlefDamage`). */
  readonly damaged?: boolean
}

/**
 * A text as the search sees it. Spans count code points of `text` as given: repairs and foldings happen on a copy of
 * equal length and reach only the stems, so a quotation cut by a span is verbatim.
 */
export function analyse(text: string, options: AnalysisOptions = {}): AnalysedText {
  const language = options.language ?? guessLanguage(text)
  const readable = (options.damaged ? repairDamagedLamAlef(text) : repairLamAlef(text)).text
  const latin = latinOf(text, language)
  const offset = codePointOffsets(text)
  const sentences = sentenceRanges(text).map(({ start, end }) => ({
    start: offset(start),
    end: offset(end),
    ...termsOf(readable.slice(start, end), latin),
  }))
  return { language, sentences }
}

/** The stems of a query, in order and with repetitions; its stop words are gone. */
export function analyseQuery(text: string, language?: Language): readonly string[] {
  return wordStems(repairLamAlef(text).text, latinOf(text, language))
}

/** The stems of a sound text's words, in order and with repetitions, without its stop words. */
export function wordStems(text: string, latin: 'fr' | 'en'): readonly string[] {
  return termsOf(text, latin).stems
}

/** By the rules of which language words in Latin script are analysed. Where there are none it makes no difference. */
export function latinOf(text: string, language: Language | undefined): 'fr' | 'en' {
  if (language === 'fr' || language === 'en') return language
  return /\p{Script=Latin}/u.test(text) ? guessLatinLanguage(text) : 'fr'
}

type Terms = Pick<AnalysedSentence, 'stems' | 'words'>

function termsOf(text: string, latin: 'fr' | 'en'): Terms {
  const stems: string[] = []
  const words: string[] = []
  const known = knownWords[latin]
  eachWrittenWord(text, (start, end, hash) => {
    const terms = known.answer(text, start, end, hash)
    for (const stem of terms.stems) stems.push(stem)
    for (const word of terms.words) words.push(word)
  })
  return { stems, words }
}

const knownWords = {
  fr: new WordMemory((written) => termsOfWritten(written, 'fr')),
  en: new WordMemory((written) => termsOfWritten(written, 'en')),
}

function termsOfWritten(written: string, latin: 'fr' | 'en'): Terms {
  const found: string[] = []
  const words: string[] = []
  for (const { text: word, script } of tokenise(written)) {
    words.push(word)
    if (script === 'arabic') {
      if (isArabicStopWord(word)) continue
      found.push(stemArabic(word))
    } else if (script === 'latin') {
      if (latin === 'fr' ? !isFrenchStopWord(word) : !isEnglishStopWord(word))
        found.push(latin === 'fr' ? stemFrench(word) : stemEnglish(word))
    } else found.push(word)
  }
  return { stems: found, words }
}
