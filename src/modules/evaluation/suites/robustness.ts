import type { GoldenQuestion } from '../../datasets/index.ts'
import type { Item } from '../item.ts'
import { drawsOf } from '../statistics/random.ts'

/** The slice of the question as it was written: what variants are compared with. */
export const asWritten = 'as-written'

type Language = 'ar' | 'latin'

/**
 * Ways in which people write the same question: each changes spelling and keeps meaning. Seen in Moroccan messages and forms;
 * none of them makes a question that its reader would not understand.
 */
const perturbations: Readonly<
  Record<
    string,
    { readonly of: Language; readonly as?: string; readonly change: (text: string, key: string) => string }
  >
> = {
  /** أ إ آ ئ ؤ without their hamza. */
  'dropped-hamza': {
    of: 'ar',
    change: (text) =>
      text
        .replace(/[أإآ]/g, 'ا')
        .replace(/ئ/g, 'ي')
        .replace(/ؤ/g, 'و')
        .replace(/ء(?!\p{L})/gu, ''),
  },
  'teh-marbuta-heh': { of: 'ar', change: (text) => text.replace(/ة(?!\p{L})/gu, 'ه') },
  'alef-maqsura-yeh': { of: 'ar', change: (text) => text.replace(/ى(?!\p{L})/gu, 'ي') },
  'arabic-indic-digits': {
    of: 'ar',
    change: (text) =>
      text.replace(/(?<![A-Za-z0-9]|[A-Za-z][.-])[0-9]+(?![A-Za-z0-9])/g, (digits) =>
        digits.replace(/[0-9]/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)]!),
      ),
  },
  'western-digits': {
    of: 'ar',
    change: (text) => text.replace(/[٠-٩]/g, (digit) => String(digit.codePointAt(0)! & 0xf)),
  },
  'doubled-letters': {
    of: 'ar',
    change: (text, key) => inOneWord(text, key, arabicWord, (word, draw) => doubled(word, draw)),
  },
  typo: { of: 'ar', change: (text, key) => inOneWord(text, key, arabicWord, (word, draw) => swapped(word, draw)) },
  arabizi: { of: 'ar', as: '-Latn', change: arabizi },
  'code-switch': { of: 'ar', change: (text, key) => `${oneOf(frenchOpenings, key)} ${text}` },
  'dropped-accents': {
    of: 'latin',
    change: (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/g, 'oe'),
  },
  'latin-doubled-letters': {
    of: 'latin',
    change: (text, key) => inOneWord(text, key, latinWord, (word, draw) => doubled(word, draw)),
  },
  'latin-typo': {
    of: 'latin',
    change: (text, key) => inOneWord(text, key, latinWord, (word, draw) => swapped(word, draw)),
  },
  'darija-opening': { of: 'latin', change: (text, key) => `${oneOf(darijaOpenings, key)} ${text}` },
}

const frenchOpenings = ['svp,', 'bonjour,', 's’il vous plaît,', 'slt,']
const darijaOpenings = ['عافاك،', 'السلام،', 'بغيت نعرف:', 'salam,']

/**
 * The items of a robustness test: each golden question as it was written, and each variant that differs from it. All have the
 * same right answer. Names in Latin letters and
 * numbers with letters are never changed: they would ask for something else. The same
 * for the same questions.
 */
export function robustnessItems(questions: readonly GoldenQuestion[]): Item[] {
  return questions.flatMap((golden) => {
    const script: Language = /\p{Script=Arabic}/u.test(golden.question) ? 'ar' : 'latin'
    const variants = Object.entries(perturbations).flatMap(([name, { of, as = '', change }]) => {
      const question = of === script ? change(golden.question, `${golden.id} ${name}`) : golden.question
      return question === golden.question ? [] : [itemOf(golden, { name, question, language: golden.language + as })]
    })
    const { question, language } = golden
    return [itemOf(golden, { name: asWritten, question, language }), ...variants]
  })
}

function itemOf(
  golden: GoldenQuestion,
  { name, question, language }: { readonly name: string; readonly question: string; readonly language: string },
): Item {
  return {
    id: `${golden.id}.${name}`,
    language,
    slices: [name],
    input: { question },
    target: { golden: { ...golden, question }, declines: golden.expected === 'abstain' },
  }
}

/** Long enough that a slip leaves it readable. */
const arabicWord = /(?<![\p{L}\p{M}\p{N}])\p{Script=Arabic}{5,}(?![\p{L}\p{M}\p{N}])/gu
/** In lower case: capitals are names. */
const latinWord = /(?<![\p{L}\p{N}’'])\p{Ll}{5,}(?![\p{L}\p{N}’'])/gu

type Draw = (bound: number) => number

function inOneWord(text: string, key: string, pattern: RegExp, change: (word: string, draw: Draw) => string): string {
  const found = [...text.matchAll(pattern)]
  const { below } = drawsOf(0, key)
  const chosen = found[found.length === 0 ? 0 : below(found.length)]
  if (!chosen) return text
  return text.slice(0, chosen.index) + change(chosen[0], below) + text.slice(chosen.index + chosen[0].length)
}

function doubled(word: string, draw: Draw): string {
  const place = 1 + draw(word.length - 2)
  return word.slice(0, place) + word[place]! + word.slice(place)
}

/** Two neighbours inside the word change places. */
function swapped(word: string, draw: Draw): string {
  const places = Array.from({ length: word.length - 3 }, (_, i) => i + 1).filter((i) => word[i] !== word[i + 1])
  const place = places[places.length === 0 ? 0 : draw(places.length)]
  if (place === undefined) return word
  return word.slice(0, place) + word[place + 1]! + word[place]! + word.slice(place + 2)
}

function oneOf(openings: readonly string[], key: string): string {
  return openings[drawsOf(0, key).below(openings.length)]!
}

/** As Moroccans write Arabic on Latin keyboards: digits for letters that Latin has not, French sounds for the others. */
const latinLetters: Readonly<Record<string, string>> = {
  ا: 'a',
  أ: 'a',
  إ: 'i',
  آ: 'a',
  ٱ: 'a',
  ء: '2',
  ئ: '2',
  ؤ: '2',
  ب: 'b',
  ت: 't',
  ث: 't',
  ج: 'j',
  ح: '7',
  خ: 'kh',
  د: 'd',
  ذ: 'd',
  ر: 'r',
  ز: 'z',
  س: 's',
  ش: 'ch',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'd',
  ع: '3',
  غ: 'gh',
  ف: 'f',
  ق: '9',
  ك: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  ة: 'a',
  و: 'w',
  ي: 'i',
  ى: 'a',
  '؟': '?',
  '،': ',',
  '؛': ';',
}

function arabizi(text: string): string {
  return text
    .replace(/[\u064b-\u0652\u0640]/g, '')
    .replace(/(?<!\p{L})ال(?=\p{L})/gu, 'l')
    .replace(/[٠-٩]/g, (digit) => String(digit.codePointAt(0)! & 0xf))
    .replace(/./gu, (letter) => latinLetters[letter] ?? letter)
}
