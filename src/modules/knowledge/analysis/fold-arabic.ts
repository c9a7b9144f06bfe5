/**
 * Spelling differences that Arabic readers overlook, folded for search only: a quotation never passes through here.
 * Alef with hamza or madda is alef, final alef maqsura is yeh, teh marbuta is heh, hamza on its carriers is the
 * carrier. ز and ظ, ض and د stay apart: character grams bring such misspellings together at a lower weight.
 */
const letters: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ئ: 'ي',
  ؤ: 'و',
  ة: 'ه',
  // Persian, Urdu and Moroccan letter forms that keyboards and PDF fonts put in place of the Arabic ones.
  ی: 'ي',
  ې: 'ي',
  ے: 'ي',
  ک: 'ك',
  ڪ: 'ك',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  ۀ: 'ه',
  گ: 'ك',
  ڭ: 'ك',
  ݣ: 'ك',
  ڤ: 'ف',
  ڥ: 'ف',
  پ: 'ب',
  چ: 'ج',
  // Cyrillic letters seen inside Arabic words of real official pages («الجزيри»): they stand for the same sound.
  а: 'ا',
  б: 'ب',
  в: 'ف',
  г: 'غ',
  д: 'د',
  е: 'ي',
  з: 'ز',
  и: 'ي',
  й: 'ي',
  к: 'ك',
  л: 'ل',
  м: 'م',
  н: 'ن',
  о: 'و',
  п: 'ب',
  р: 'ر',
  с: 'س',
  т: 'ت',
  у: 'و',
  ф: 'ف',
  х: 'خ',
  ш: 'ش',
}

const foldable = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu')
/** Vowel marks, superscript alef, Koranic marks, tatweel, and the invisible controls that extraction leaves. */
const ignorable = /[\p{M}\p{Cf}\u0640]/gu
const presentationForms = /[\ufb50-\ufdff\ufe70-\ufefc]/u

/** One Arabic word in its search form. Folding twice changes nothing. */
export function foldArabic(word: string): string {
  const plain = presentationForms.test(word) ? word.normalize('NFKC') : word
  return plain
    .replace(ignorable, '')
    .toLowerCase()
    .replace(foldable, (letter) => letters[letter] ?? letter)
    .replace(/ء$/u, '')
}
