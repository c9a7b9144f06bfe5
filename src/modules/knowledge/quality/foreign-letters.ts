import { common, formed, knowledgeOf } from './arabic-words.ts'

/** A text whose Arabic words had letters of another script, another language's forms or old fonts' shapes inside. */
export type ForeignLetters = {
  readonly text: string
  /** Words mended. */
  readonly count: number
  /** Words that hold such letters, mended or not, as they stand in the page. */
  readonly found: number
  readonly words: readonly string[]
}

/** Forms of other languages' keyboards and fonts, drawn like the Arabic letter in most places. */
const lookAlikes: Readonly<Record<string, string>> = {
  ی: 'يى',
  ې: 'ي',
  ے: 'ىي',
  ک: 'ك',
  ڪ: 'ك',
  ہ: 'هة',
  ھ: 'ه',
  ە: 'هة',
  ۀ: 'ةه',
  ۃ: 'ة',
  ٱ: 'ا',
}
/** A letter in the shape it has at one place of a word, a code point of its own in old fonts. Ligatures are two letters. */
const presentationForm = /[\ufb50-\ufdff\ufe70-\ufefc]/u

/** What the sign may stand for: the likelier first. */
function lettersFor(sign: string): string | undefined {
  if (!presentationForm.test(sign)) return lookAlikes[sign] ?? soundAlikes[sign]
  const plain = sign.normalize('NFKC')
  return plain.length === 1 ? (lookAlikes[plain] ?? plain) : undefined
}

/** Cyrillic letters seen in official Arabic pages («الجزيри»): they stand for the same sound. */
const soundAlikes: Readonly<Record<string, string>> = {
  а: 'ا',
  б: 'ب',
  в: 'وف',
  г: 'غج',
  д: 'د',
  е: 'ي',
  з: 'ز',
  и: 'ي',
  й: 'ي',
  к: 'كق',
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
  х: 'خح',
  ш: 'ش',
}

const word = /\p{Script=Arabic}[\p{Script=Arabic}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{M}]*/gu
const otherScript = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}]/u
const odd = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}یېےکڪہھەۀۃٱ\ufb50-\ufdff\ufe70-\ufefc]/u
/** Letters of Urdu and Persian alone: a word with one of them is a word of theirs. */
const otherLanguage = /[ںٹڈڑژۓ]/u
/** Ends in alef maqsura, though the same with yeh is a word too. */
const endsInMaqsura = new Set(
  'على إلى حتى لدى متى سوى أخرى مدى موسى عيسى مصطفى مستشفى مستوى كبرى أولى وعلى وإلى'.split(' '),
)
const marks = /[\u0640\u064b-\u0652\u0670]/gu
const longestWord = 40
const mostOddLetters = 4

/**
 * Puts the Arabic letter where another's form stands. A look-alike is the same letter to every reader, and is mended
 * in any Arabic text; a letter of another script only where the word lists know the word that comes out.
 */
export function mendForeignLetters(text: string, isArabic: boolean): ForeignLetters {
  if (!odd.test(text)) return { text, count: 0, found: 0, words: [] }
  let count = 0
  let found = 0
  const words: string[] = []
  const mended = text.replace(word, (given: string) => {
    if (!odd.test(given)) return given
    if (!isArabic && !otherScript.test(given)) return given
    found++
    if (words.length < 5 && !words.includes(given)) words.push(given)
    if (!isArabic || given.length > longestWord || otherLanguage.test(given)) return given
    const repaired = bestSpelling(given)
    if (repaired === undefined) return given
    count++
    return repaired
  })
  return { text: mended, count, found, words }
}

function bestSpelling(given: string): string | undefined {
  let spellings = ['']
  let oddLetters = 0
  let certain = true
  for (const sign of given) {
    const choices = lettersFor(sign)
    if (choices === undefined && odd.test(sign)) return undefined
    if (choices === undefined) spellings = spellings.map((spelling) => spelling + sign)
    else {
      if (choices.length > 1 && ++oddLetters > mostOddLetters) return undefined
      if (soundAlikes[sign] !== undefined) certain = false
      spellings = spellings.flatMap((spelling) => [...choices].map((choice) => spelling + choice))
    }
  }
  let best = spellings[0]!
  let bestKnowledge = 0
  for (const spelling of spellings) {
    const letters = spelling.replace(marks, '')
    const knowledge = endsInMaqsura.has(letters) ? common + 1 : knowledgeOf(letters)
    // Teh marbuta stands at the end of a word alone.
    if (/ة./u.test(letters)) continue
    if (knowledge > bestKnowledge || (knowledge === bestKnowledge && letters.endsWith('ة') && letters.length >= 5)) {
      best = spelling
      bestKnowledge = knowledge
    }
  }
  return certain || bestKnowledge >= formed ? best : undefined
}
