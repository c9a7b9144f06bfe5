/**
 * Spelling that readers of Arabic, French and English overlook when they compare two answers. Search folds more than this
 * (`knowledge`); a score folds only what no examiner would mark as wrong.
 */
const letters: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ة: 'ه',
  ک: 'ك',
  ؤ: 'و',
  ئ: 'ي',
}
const folded = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu')

/** Every decimal digit in ASCII; Arabic decimal and thousands separators as `.` and `,`. */
export function westernDigits(text: string): string {
  return text
    .replace(/[٠-٩۰-۹]/gu, (digit) => String(digit.codePointAt(0)! & 0xf))
    .replace(/(?<=[0-9])٫(?=[0-9])/gu, '.')
    .replace(/(?<=[0-9])٬(?=[0-9])/gu, ',')
}

/**
 * A text as it is compared: compatibility forms opened, no vowel marks (tashkeel), no tatweel, no invisible controls, one
 * alef, yeh for alef maqsura, heh for teh marbuta, hamza on its carrier as the carrier, ASCII digits, lower case, no
 * punctuation, single spaces. Latin accents are kept: «a» is not «à».
 */
export function normalise(text: string): string {
  return westernDigits(text.normalize('NFKD').replace(/[\u064b-\u065f\u0670\u0640\u06d6-\u06ed\p{Cf}]/gu, ''))
    .normalize('NFC')
    .toLowerCase()
    .replace(folded, (letter) => letters[letter] ?? letter)
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
}

/** The words of the compared form. */
export function words(text: string): string[] {
  const compared = normalise(text)
  return compared === '' ? [] : compared.split(' ')
}
