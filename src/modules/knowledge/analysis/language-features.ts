/**
 * What the language model sees of a text: the words of one script, folded, in one line with blanks around them, and the
 * character n-grams of that line. The trainer reads text through this file too, so that a model never meets other
 * features than it was trained on.
 */

/** Length of the longest n-gram in UTF-16 code units. With 5 the table must be twice as long and little is gained. */
const longest = 4

/** Vowel marks, Koranic marks and tatweel: standard Arabic is written with and without them. */
const arabicMarks = /[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/g
const notArabicLetters = /[^\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff]+/g

/**
 * The words in Arabic letters. Hamza on alef, teh marbuta and final yeh are folded: standard Arabic is typed without
 * care for them as often as Darija is.
 */
export function arabicWords(text: string): string {
  return surrounded(
    text
      .normalize('NFKC')
      .replace(arabicMarks, '')
      .replace(/[أإآٱ]/g, 'ا')
      .replace(/ى/g, 'ي')
      .replace(/ة/g, 'ه')
      .replace(notArabicLetters, ' '),
  )
}

/** Digits stand for consonants in arabizi («3lach», «9rib»): they stay where they touch a letter and come alone. */
const numbers = /\d{2,}|(?<!\p{Script=Latin})\d(?!\p{Script=Latin})/gu
const notLatinLetters = /[^\p{Script=Latin}\d]+/gu

/** The words in Latin letters, accents kept, with the digits that people write for letters that Latin lacks. */
export function latinWords(text: string): string {
  return surrounded(
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/\p{M}/gu, '')
      .replace(numbers, ' ')
      .replace(notLatinLetters, ' ')
      .replace(/(.)\1{2,}/gu, '$1$1'),
  )
}

/** ` one two `, or nothing. */
function surrounded(words: string): string {
  const trimmed = words.trim()
  return trimmed === '' ? '' : ` ${trimmed} `
}

/**
 * The slot of every n-gram of the words, once for each time it stands there; `slots` is a power of two. N-grams that
 * share a slot share their weight.
 */
export function gramSlots(words: string, slots: number): Uint32Array {
  const found = new Uint32Array(words.length * longest)
  let count = 0
  for (let start = 0; start < words.length; start++) {
    // FNV-1a over the bytes of the code units, from the first of the n-gram to its last.
    let hash = 0x811c9dc5
    const end = Math.min(words.length, start + longest)
    for (let at = start; at < end; at++) {
      const unit = words.charCodeAt(at)
      hash = Math.imul(hash ^ (unit & 0xff), 0x01000193)
      hash = Math.imul(hash ^ (unit >> 8), 0x01000193)
      const blankAlone = at === start && unit === 0x20
      if (!blankAlone) found[count++] = (hash ^ (hash >>> 15)) & (slots - 1)
    }
  }
  return found.subarray(0, count)
}
