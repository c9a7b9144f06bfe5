import { repairLamAlef } from '../analysis/lam-alef.ts'
import { remembered } from '../analysis/remembered.ts'
import {
  common,
  formed,
  isFrequentRoot,
  joined,
  knowledgeOf,
  possible,
  spelled,
  stemsBeforePronoun,
  stemsBehindClitics,
  unknown,
} from './arabic-words.ts'
import { nounsWithLamAlef, wordsWithLamAlef } from './lam-alef-preferences.ts'
import { mostWitnesses } from './signal.ts'

/**
 * Puts lam-alef pairs back in order in a document found damaged, where every «لا» was written «ال». A word is read in
 * every way the damage could have come from, and the word lists choose. Letters only exchange places.
 */
export type LamAlefRepair = {
  readonly text: string
  /** Words changed. */
  readonly count: number
  /** The first of them, as repaired. */
  readonly witnesses: readonly string[]
}

const wordPattern = /[\u0621-\u063a\u0640-\u0652\u0670\u0671]+/gu
/** A word with a pair that may be exchanged: the pattern finds them, since a call for each word of a text is what costs most. */
const pairedWordPattern =
  /(?<![\u0621-\u063a\u0640-\u0652\u0670\u0671])(?=[\u0621-\u063a\u0640-\u0652\u0670\u0671]*?(?:[اأإآ][\u064b-\u0652\u0670\u0640]*ل|هلل))[\u0621-\u063a\u0640-\u0652\u0670\u0671]+/gu
const marks = /[\u0640\u064b-\u0652\u0670]/u
/** No word begins so: the lam of the article stood between the two alefs. */
const impossible = /^[وف]?[بكل]?ا[اأإآ]ل/u
/** In damaged text a pair in the right order is half of two: «للأصل» became «لألصل». */
const soundPair = /ل[اأإآ](?!ل)/u
/** «الالمادي» for «اللامادي», «لألصل» for «للأصل»: what stands there would have been swapped itself. */
const doubledStart = /^[وف]?(?:[بك]?الال(?!ت\p{L}ا)|ل[اأإآ]ل)/u
const god = /^([وفأ]?[بتكل]?ا?)هلل(ا?)$/u
/** Beyond these a word is no word: reading it in every way would take time and prove nothing. */
const longestWord = 40
const mostPairs = 4
/** Two words that lost their space are looked for in long unknown words, and not without end. */
const shortestPair = 7
const shortestPart = 4
const particles = new Set('في من عن أو أن إن ما مع كل بين عند على إلى هذا هذه ها بها لها منها فيها أي'.split(' '))
const mostPairsTried = 500

export function repairDamagedLamAlef(text: string): LamAlefRepair {
  const witnesses: string[] = []
  let count = 0
  let pairsTried = 0
  const repaired = text.replace(pairedWordPattern, (word: string, at: number) => {
    if (word.length > longestWord || staysAsItIs(word)) return word
    const letters = marks.test(word) ? word.replace(/[\u0640\u064b-\u0652\u0670]/gu, '') : word
    let reading = byMarks(letters, word) ?? inContext(letters, text, at, at + word.length)
    if (reading === undefined) {
      reading = bestReading(letters)
      if (letters.length >= shortestPair && knowledgeOf(reading) === unknown && pairsTried++ < mostPairsTried)
        reading = bestReadingOfTwo(reading)
    }
    if (reading === letters) return word
    count++
    if (witnesses.length < mostWitnesses && !witnesses.includes(reading)) witnesses.push(reading)
    return letters === word ? reading : withMarks(reading, word)
  })
  return { text: repaired, count, witnesses }
}

/** What can be mended in any text: the few words that no correct Arabic begins like, slips of the writer among them. */
export function repairLamAlefSlips(text: string): LamAlefRepair {
  const repaired = repairLamAlef(text)
  if (!repaired.changed) return { text, count: 0, witnesses: [] }
  const before = text.match(wordPattern) ?? []
  const mended = (repaired.text.match(wordPattern) ?? []).filter((word, i) => word !== before[i])
  return { text: repaired.text, count: mended.length, witnesses: [...new Set(mended)].slice(0, mostWitnesses) }
}

/** Most words of a damaged document hold no damage: their article is an article, whatever stands beside them. */
const staysAsItIs = remembered((word: string): boolean => {
  if (marks.test(word) || needsContext.test(word) || bestReading(word) !== word) return false
  return word.length < shortestPair || knowledgeOf(word) !== unknown
})

/** The reading of one word of a damaged document, without its neighbours. */
const bestReading = remembered((word: string): string => {
  const name = god.exec(word)
  // The ligature of the name of God is swapped as a whole: «هللا» for «الله», «باهلل» for «بالله», «هلل» for «لله».
  if (name) return name[2] === '' ? `${name[1]}لله` : `${name[1]}الله`
  let best = word
  let bestScore = -1
  for (const { reading, swaps } of readings(word)) {
    const score = scoreOf(reading, swaps, word)
    if (score > bestScore) {
      bestScore = score
      best = reading
    }
  }
  return best
})

/**
 * Two words whose space was lost, each in its best reading. The word itself where no place parts it into two known
 * ones, or where one does without any exchange: «فيالمادة».
 */
const bestReadingOfTwo = remembered((word: string): string => {
  let best = word
  let bestScore = 0
  for (let at = 2; at <= word.length - 3; at++) {
    const first = bestReading(word.slice(0, at))
    const knowledge = knowledgeOf(first)
    if (knowledge < joined || (at < shortestPart && !particles.has(first))) continue
    const second = bestReading(word.slice(at))
    const secondKnowledge = knowledgeOf(second)
    const reading = first + second
    if (secondKnowledge < (reading === word ? possible : joined)) continue
    if (second.length < shortestPart && reading !== word) continue
    const score = knowledge + secondKnowledge + (reading === word ? 10 : 0)
    if (score > bestScore) {
      bestScore = score
      best = reading
    }
  }
  return best
})

/**
 * Higher is likelier. An unknown word stays as it is but for its impossible start: an exchange needs a proof by the
 * lists, and a better one at the beginning of a word, where the article is by far the commonest reading of «ال».
 */
function scoreOf(reading: string, swaps: number, word: string): number {
  if (impossible.test(reading) || reading.includes('للل')) return 0
  // A pair in the right order stands in a word that was not damaged, or is mended already.
  if (swaps > 0 && soundPair.test(word) && !impossible.test(word)) return 0
  // What the damage makes of the true word is the word found here.
  const consistent = doubledStart.test(word) && damageLamAlef(reading) === word
  const knowledge = swaps > 0 && isForeignEnding(reading) ? spelled : knowledgeOf(reading)
  if (knowledge === unknown) return 10 + (mendsDoubledStart(reading, word) ? 5 : 0) - swaps
  if (swaps > 0 && (wordsWithLamAlef.has(reading) || wordsWithLamAlef.has(withoutConjunction(reading)))) return 1000
  if (startsAnew(reading, word) && !isProvedStart(reading, knowledge, word)) return 9 - swaps
  if (swaps > 0 && hasMeantNoun(reading)) return 1000
  return knowledge * 100 + (consistent ? 20 : 0) - swaps
}

function mendsDoubledStart(reading: string, word: string): boolean {
  const start = doubledStart.exec(word)?.[0]
  if (start === undefined) return false
  const mended = start.endsWith('الال') ? `${start.slice(0, -2)}لا` : `${start.slice(0, -2)}ل${start.at(-2)}`
  return reading === mended + word.slice(start.length)
}

/** «غرينلاند»: no Arabic word ends so. */
function isForeignEnding(reading: string): boolean {
  return /\p{L}{2}لاند(?:ي|ية|يون|يين)?$/u.test(reading)
}

/** Whether the letters after a conjunction or preposition were exchanged: «العب» read as «لاعب», «كالم» as «كلام». */
function startsAnew(reading: string, word: string): boolean {
  const start = /^[وف]?[بك]?(?=[اأإآ]ل)/u.exec(word)
  return start !== null && reading[start[0].length] === 'ل'
}

const lamBeforeInfinitive = /^لا(?:ن|ست|.ت|.[طد])\p{L}*ا\p{L}(?:ات|ة)?(?:هما|هم|ها|ه|نا)?$/u

/** Whether the lists prove such an exchange against the article, which is by far the commonest «ال». */
function isProvedStart(reading: string, knowledge: number, word: string): boolean {
  const rest = withoutConjunction(reading)
  if (!rest.startsWith('ل')) return isFrequentRoot(knowledge === common ? reading : rest) && knowledgeOf(word) < joined
  if (rest.startsWith('لال')) return false
  if (rest.startsWith('لإ')) return knowledgeOf(word) === unknown
  if (rest.startsWith('لأ') || rest.startsWith('لآ')) return knowledge >= formed
  // «ولاية» by its own letters, «لاعتراض»: lam before an infinitive.
  if (rest.length < reading.length && knowledge === common) return knowledgeOf(word) < joined
  return knowledge >= formed && lamBeforeInfinitive.test(rest) && knowledgeOf(word) < spelled
}

function withoutConjunction(word: string): string {
  return word.replace(/^[وف](?=.{2})/u, '')
}

function hasMeantNoun(reading: string): boolean {
  return [reading, ...stemsBehindClitics(reading)].some(
    (stem) => nounsWithLamAlef.has(stem) || stemsBeforePronoun(stem).some((bare) => nounsWithLamAlef.has(bare)),
  )
}

/** What the producers of damaged text do to every lam-alef pair. */
export function damageLamAlef(text: string): string {
  return text.replace(/ل([اأإآ])/gu, '$1ل')
}

/** A word with every choice of its alef-lam pairs exchanged. */
function readings(word: string): { readonly reading: string; readonly swaps: number }[] {
  if ((word.match(/[اأإآ]ل/gu)?.length ?? 0) > mostPairs) return [{ reading: word, swaps: 0 }]
  const found: { reading: string; swaps: number }[] = []
  const extend = (at: number, reading: string, swaps: number): void => {
    if (at === word.length) {
      found.push({ reading, swaps })
      return
    }
    const letter = word[at]!
    extend(at + 1, reading + letter, swaps)
    if (word[at + 1] === 'ل' && 'اأإآ'.includes(letter)) extend(at + 2, `${reading}ل${letter}`, swaps + 1)
  }
  extend(0, '', 0)
  return found
}

const nextWord = /^[ \u00a0]+([\u0621-\u064a]+)/u
const previousWord = /([\u0621-\u064a]+)[ \u00a0]+$/u

/** What the marks of a word tell; `undefined` where they tell nothing. */
function byMarks(letters: string, word: string): string | undefined {
  if (letters === word) return undefined
  // The article by itself, drawn out to meet a name in another script.
  if (/^[بكول]*ال\u0640+$/u.test(word)) return letters
  // An accusative's double vowel stands on an alef at the end, never on a lam: «فضالً» is «فضلاً».
  if (/ا\u064b?ل\u064b?$/u.test(word) && word.includes('\u064b')) return `${letters.slice(0, -2)}لا`
  return undefined
}

const needsContext = /^[وف]?(?:ثالثة?|عمال|مثال)$/u

/** Words for which only their neighbours tell; `undefined` for all others. */
function inContext(word: string, text: string, start: number, end: number): string | undefined {
  const stem = needsContext.test(word) ? withoutConjunction(word) : ''
  if (stem === '') return undefined
  const and = word.slice(0, word.length - stem.length)
  const next = () => nextWord.exec(text.slice(end, end + 30))?.[1]
  const previous = () => previousWord.exec(text.slice(Math.max(0, start - 30), start))?.[1]
  switch (stem) {
    // Three of something, or the third. «ثلاث» counts feminine nouns, whose plural mostly ends in «ات».
    case 'ثالث':
      return /^(?:\p{L}{2,}(?:ات|الت)|سنين|مئة|مائة|عشرة|مراحل|نسخ|نظائر|مواد|لجان|غرف|فرق|ليال|طرق|مدن|دول|قوائم)$/u.test(
        next() ?? '',
      )
        ? `${and}ثلاث`
        : word
    case 'ثالثة': {
      const following = next()
      const counted = following !== undefined && !/^(?:ال|لل|[وف]|(?:من|في|على|عن|إلى|بعد|قبل)$)|ة$/u.test(following)
      return counted && !/ة$/u.test(previous() ?? '') ? `${and}ثلاثة` : word
    }
    // «عملا بأحكام»: pursuant to. «عمال» alone are workers.
    case 'عمال':
      return /^ب/u.test(next() ?? '') ? `${and}عملا` : word
    case 'مثال':
      return /^(?:على|عن|ل|من|حي)/u.test(next() ?? '') || /^(?:سبيل|خير|أفضل|أبرز)$/u.test(previous() ?? '')
        ? word
        : `${and}مثلا`
    default:
      return word
  }
}

/** The letters of `reading` in the places of the letters of `word`, whose vowel marks stay where they are. */
function withMarks(reading: string, word: string): string {
  let at = 0
  return [...word].map((sign) => (marks.test(sign) ? sign : reading[at++]!)).join('')
}
