import { foldArabic } from './fold-arabic.ts'

/**
 * Ordinals as articles and chapters are counted with, in both genders, as `foldArabic` writes them and without
 * the article: «الأولى», «الثانية عشرة», «الخامس والعشرون», «الأولى بعد المائة».
 */
const arabicUnits: Readonly<Record<string, number>> = {
  اول: 1,
  اولي: 1,
  حادي: 1,
  حاديه: 1,
  واحد: 1,
  واحده: 1,
  ثاني: 2,
  ثانيه: 2,
  ثالث: 3,
  ثالثه: 3,
  رابع: 4,
  رابعه: 4,
  خامس: 5,
  خامسه: 5,
  سادس: 6,
  سادسه: 6,
  سابع: 7,
  سابعه: 7,
  ثامن: 8,
  ثامنه: 8,
  تاسع: 9,
  تاسعه: 9,
  عاشر: 10,
  عاشره: 10,
}
/** The second word of eleven to nineteen. */
const arabicTeens: Readonly<Record<string, number>> = { عشر: 10, عشره: 10 }
const arabicTens: Readonly<Record<string, number>> = {
  عشرون: 20,
  عشرين: 20,
  ثلاثون: 30,
  ثلاثين: 30,
  اربعون: 40,
  اربعين: 40,
  خمسون: 50,
  خمسين: 50,
  ستون: 60,
  ستين: 60,
  سبعون: 70,
  سبعين: 70,
  ثمانون: 80,
  ثمانين: 80,
  تسعون: 90,
  تسعين: 90,
}
const arabicHundreds: Readonly<Record<string, number>> = {
  مايه: 100,
  ميه: 100,
  مايتين: 200,
  مايتان: 200,
  ميتين: 200,
  ميتان: 200,
}
const arabicValues: Readonly<Record<string, number>> = {
  ...arabicUnits,
  ...arabicTeens,
  ...arabicTens,
  ...arabicHundreds,
}
/** «المادة الفريدة»: a text of one article. */
const arabicOnly = new Set(['فريده', 'فريد', 'وحيده', 'وحيد'])

const letterClass: Readonly<Record<string, string>> = {
  ا: '[اأإآ]',
  ه: '[هة]',
  ي: '[يىئ]',
}
/** The words as they may be written before folding. */
function oneOf(words: readonly string[]): string {
  const spelled = words.map((word) => word.replace(/[اهي]/g, (letter) => letterClass[letter]!))
  return `(?:${spelled.sort((one, other) => other.length - one.length).join('|')})(?!\\p{L})`
}

const [unit, teen, tens, hundreds, only] = [arabicUnits, arabicTeens, arabicTens, arabicHundreds, arabicOnly].map(
  (words) => oneOf([...(words instanceof Set ? words : Object.keys(words))]),
)
const andHundreds = `(?:\\s+(?:بعد\\s+)?و?(?:ال)?${hundreds})?`

/** Source of a regular expression for an Arabic ordinal, in sound or repaired text. */
export const arabicOrdinalPattern =
  `(?:ال)?(?:${only}|${unit}(?:\\s+${teen}|\\s+و(?:ال)?${tens})?${andHundreds}|${tens}${andHundreds}` +
  `|${hundreds}(?:\\s+و(?:ال)?${unit})?(?:\\s+و(?:ال)?${tens})?)`

/** What an Arabic ordinal counts; `undefined` for words that do not add up to one. */
export function arabicOrdinal(words: string): number | undefined {
  const forms = words
    .split(/\s+/u)
    .map((word) => foldArabic(word).replace(/^(?:وال|ال)/u, ''))
    .map((form) => (form.startsWith('و') && form.slice(1) in arabicValues ? form.slice(1) : form))
    .filter((form) => form !== 'بعد')
  if (forms.length === 1 && arabicOnly.has(forms[0]!)) return 1
  const values = forms.map((form) => arabicValues[form] ?? Number.NaN)
  const sum = values.reduce((total, value) => total + value, 0)
  return sum > 0 ? sum : undefined
}

const latinOrdinals: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ['premier', 'première', 'premiere', '1er', '1ère', 'ier', 'first', 'one', 'unique', 'préliminaire', 'preliminaire'],
    ['deuxième', 'deuxieme', 'second', 'seconde', 'two'],
    ['troisième', 'troisieme', 'third', 'three'],
    ['quatrième', 'quatrieme', 'fourth', 'four'],
    ['cinquième', 'cinquieme', 'fifth', 'five'],
    ['sixième', 'sixieme', 'sixth', 'six'],
    ['septième', 'septieme', 'seventh', 'seven'],
    ['huitième', 'huitieme', 'eighth', 'eight'],
    ['neuvième', 'neuvieme', 'ninth', 'nine'],
    ['dixième', 'dixieme', 'tenth', 'ten'],
  ].flatMap((words, i) => words.map((word) => [word, i + 1])),
)

/** Source of a regular expression for a French or English ordinal word; to be used without regard to case. */
export const latinOrdinalPattern = `(?:${Object.keys(latinOrdinals).join('|')})(?![\\p{L}\\p{Nd}])`
/** The same for a Roman numeral. */
export const romanNumeralPattern = '[ivxlc]{1,8}(?![\\p{L}\\p{Nd}])'

/** What a French or English ordinal or a Roman numeral counts; `undefined` for any other word. */
export function latinOrdinal(word: string): number | undefined {
  const lower = word.toLowerCase()
  return latinOrdinals[lower] ?? romanNumeral(lower)
}

function romanNumeral(word: string): number | undefined {
  const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 }
  if (!/^c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/.test(word) || word === '') return undefined
  let sum = 0
  for (const [i, letter] of [...word].entries()) {
    const value = values[letter]!
    sum += value < (values[word[i + 1] ?? ''] ?? 0) ? -value : value
  }
  return sum
}
