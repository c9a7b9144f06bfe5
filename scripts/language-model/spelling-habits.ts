import type { Random } from '../../bench/random.ts'

/**
 * Spellings of people who write Darija and Amazigh in Latin letters. There is little freely licensed text of either, so
 * part of what trains the model is generated: the same sentences, each written as one person would who keeps to the
 * habits drawn for that line.
 */

const arabicToLatin: Readonly<Record<string, readonly string[]>> = {
  ا: ['a'],
  أ: ['a'],
  إ: ['i', 'e'],
  آ: ['a'],
  ى: ['a'],
  ة: ['a'],
  ب: ['b'],
  ت: ['t'],
  ث: ['t', 'th'],
  ج: ['j'],
  ح: ['7', 'h', 'h'],
  خ: ['kh', 'kh', '5', 'x'],
  د: ['d'],
  ذ: ['d'],
  ر: ['r'],
  ز: ['z'],
  س: ['s'],
  ش: ['ch', 'ch', 'ch', 'sh'],
  ص: ['s'],
  ض: ['d'],
  ط: ['t'],
  ظ: ['d'],
  ع: ['3', '3', '3', 'a'],
  غ: ['gh', 'gh', 'gh', '4', '8'],
  ف: ['f'],
  ق: ['9', '9', 'q', 'k'],
  ك: ['k'],
  ل: ['l'],
  م: ['m'],
  ن: ['n'],
  ه: ['h'],
  و: ['ou', 'o', 'w', 'u'],
  ي: ['i', 'i', 'y'],
  ئ: ['2', 'i', ''],
  ؤ: ['2', 'o', ''],
  ء: ['2', ''],
  ڭ: ['g'],
  گ: ['g'],
  پ: ['p'],
  ڤ: ['v'],
  چ: ['tch'],
}

const latinVowels = /[aeiouy]$/

/** Darija in Arabic script, as one person would write it in Latin letters. */
export function darijaInLatinLetters(line: string, random: Random): string {
  const habit = new Map(Object.entries(arabicToLatin).map(([letter, ways]) => [letter, random.of(ways)]))
  const article = random.of(['l', 'l', 'l', 'el', 'al'])
  const vowel = random.of(['e', 'e', 'a', 'i'])
  const vowels = random.of([0.05, 0.15, 0.3, 0.5])
  return line
    .normalize('NFKC')
    .replace(/[\u0610-\u061a\u0640\u064b-\u065f\u0670]/g, '')
    .replace(/[\p{Script=Arabic}]+/gu, (word) => {
      let latin = ''
      let letters = word
      if (/^[وفبل]?ال./.test(word) && word.length > 4) {
        const before = word.startsWith('ا') ? '' : (habit.get(word[0]!) ?? '')
        letters = word.slice(before === '' ? 2 : 3)
        const sun = /^[تثدذرزسشصضطظن]/.test(letters) && random.chance(0.4)
        latin = before + (sun ? (habit.get(letters[0]!) ?? '') : article)
      }
      for (const [at, letter] of [...letters].entries()) {
        const glide = (letter === 'و' || letter === 'ي') && (at === 0 || latinVowels.test(latin))
        const written = glide ? (letter === 'و' ? 'w' : 'y') : (habit.get(letter) ?? letter)
        const consonants = latin !== '' && !latinVowels.test(latin) && !/^[aeiou]/.test(written)
        if (consonants && at > 0 && random.chance(vowels)) latin += random.chance(0.75) ? vowel : 'o'
        latin += written
      }
      return latin
    })
    .toLowerCase()
}

const latinToArabic: readonly (readonly [string, string])[] = [
  ['tch', 'تش'],
  ['kh', 'خ'],
  ['gh', 'غ'],
  ['ch', 'ش'],
  ['sh', 'ش'],
  ['th', 'ت'],
  ['ou', 'و'],
  ['aa', 'ا'],
  ['a', 'ا'],
  ['b', 'ب'],
  ['c', 'ك'],
  ['d', 'د'],
  ['e', ''],
  ['é', 'ي'],
  ['f', 'ف'],
  ['g', 'ڭ'],
  ['h', 'ه'],
  ['i', 'ي'],
  ['j', 'ج'],
  ['k', 'ك'],
  ['l', 'ل'],
  ['m', 'م'],
  ['n', 'ن'],
  ['o', 'و'],
  ['p', 'پ'],
  ['q', 'ق'],
  ['r', 'ر'],
  ['s', 'س'],
  ['t', 'ت'],
  ['u', 'و'],
  ['v', 'ڤ'],
  ['w', 'و'],
  ['x', 'خ'],
  ['y', 'ي'],
  ['z', 'ز'],
  ['2', 'ء'],
  ['3', 'ع'],
  ['4', 'غ'],
  ['5', 'خ'],
  ['7', 'ح'],
  ['8', 'غ'],
  ['9', 'ق'],
]
const latinSigns = new RegExp(latinToArabic.map(([latin]) => latin).join('|'), 'g')
const arabicOf = new Map(latinToArabic)

/** Darija in Latin letters, typed again letter by letter on an Arabic keyboard: every vowel written, ح and ه confused. */
export function darijaTypedAgain(line: string): string {
  return line.toLowerCase().replace(latinSigns, (sign) => arabicOf.get(sign)!)
}

const tifinaghToLatin: Readonly<Record<string, string>> = {
  ⴰ: 'a',
  ⴱ: 'b',
  ⴲ: 'b',
  ⴳ: 'g',
  ⴴ: 'g',
  ⴵ: 'dj',
  ⴷ: 'd',
  ⴸ: 'd',
  ⴹ: 'ḍ',
  ⴺ: 'ḍ',
  ⴻ: 'e',
  ⴼ: 'f',
  ⴽ: 'k',
  ⴿ: 'k',
  ⵀ: 'h',
  ⵃ: 'ḥ',
  ⵄ: 'ɛ',
  ⵅ: 'x',
  ⵇ: 'q',
  ⵉ: 'i',
  ⵊ: 'j',
  ⵍ: 'l',
  ⵎ: 'm',
  ⵏ: 'n',
  ⵓ: 'u',
  ⵔ: 'r',
  ⵕ: 'ṛ',
  ⵖ: 'ɣ',
  ⵙ: 's',
  ⵚ: 'ṣ',
  ⵛ: 'c',
  ⵜ: 't',
  ⵝ: 't',
  ⵞ: 'č',
  ⵟ: 'ṭ',
  ⵠ: 'v',
  ⵡ: 'w',
  ⵢ: 'y',
  ⵣ: 'z',
  ⵥ: 'ẓ',
  ⵯ: 'ʷ',
}

/** Tifinagh letter by letter in the Latin alphabet of linguists, as Kabyle is written. */
export function amazighInLatinLetters(line: string): string {
  return line.replace(/\p{Script=Tifinagh}/gu, (letter) => tifinaghToLatin[letter] ?? letter)
}

/** The Latin alphabet of linguists, as one person would write it on a French keyboard, or not at all changed. */
export function amazighSpelling(line: string, random: Random): string {
  if (random.chance(0.3)) return line
  const ways: readonly (readonly [RegExp, readonly string[]])[] = [
    [/č/g, ['č', 'tch', 'ch']],
    [/c/g, ['c', 'ch', 'ch']],
    [/[ɣγ]/g, ['ɣ', 'gh', 'gh', 'γ']],
    [/x/g, ['x', 'kh', 'kh']],
    [/[ɛԑε]/g, ['ɛ', 'â', '3', 'a', 'ε']],
    [/ḥ/g, ['ḥ', 'h', '7', 'h']],
    [/ʷ/g, ['', 'w']],
    [/u/g, ['u', 'u', 'ou']],
  ]
  let written = line.toLowerCase()
  for (const [letters, spellings] of ways) written = written.replace(letters, random.of(spellings))
  if (random.chance(0.5))
    written = written
      .normalize('NFD')
      .replace(/\u0323/g, '')
      .normalize('NFC')
  // Writing from Tifinagh leaves out the neutral vowel that Latin spellings mostly write.
  if (random.chance(0.5)) written = written.replace(/([bdfgjklmnqrstwz])(?=[bdfgjklmnqrstwz]{2})/g, '$1e')
  return written
}
