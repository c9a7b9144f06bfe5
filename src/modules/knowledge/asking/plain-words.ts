/** A text as questions and markers are looked for in it: lower case, Arabic without vowel marks and hamza on alef. */
export function plainText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u064b-\u0652\u0670\u0640]/gu, '')
    .replace(/[أإآ]/gu, 'ا')
    .replace(/[’ʼ]/gu, "'")
    .toLowerCase()
}

/** `isPlain`: a number written without separators, as years are. `apart`: something other than spaces stands before it. */
export type PlainWord = {
  readonly text: string
  readonly isNumber: boolean
  readonly isPlain: boolean
  readonly apart: boolean
}

/** Its words and numbers in order; figures in ASCII digits, with their separators taken out. */
export function plainWords(text: string): PlainWord[] {
  const western = plainText(text).replace(/[٠-٩]/gu, (digit) => String(digit.codePointAt(0)! - 0x660))
  let end = 0
  return [...western.matchAll(/\d+(?:[.,\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d+)?|\p{L}+/gu)].map(
    ({ 0: word, index }) => {
      const apart = /\S/u.test(western.slice(end, index)) || end === 0
      end = index + word.length
      const isNumber = /^\d/.test(word)
      return {
        text: isNumber ? word.replace(/[\s\u00a0\u202f]/gu, '') : word,
        isNumber,
        isPlain: /^\d+$/.test(word),
        apart,
      }
    },
  )
}
