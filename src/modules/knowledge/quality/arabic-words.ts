import { readFileSync } from 'node:fs'
import { remembered } from '../analysis/remembered.ts'
import { dictionary, frequent, readWordList, type WordList } from './word-list.ts'

/** What the word lists say of a spelling. Higher proves more. */
export const unknown = 0
/** A dictionary word behind clitics or before a pronoun. Such a reading can be found for many wrong spellings too. */
export const possible = 1
export const spelled = 2
/** A frequent word behind clitics and before a pronoun. */
export const formed = 3
/** A frequent word behind clitics. */
export const joined = 4
/** Frequent exactly as it stands. */
export const common = 5

let list: WordList | undefined
let ours: ReadonlySet<string> | undefined

/** The list is half a megabyte to read: only who meets Arabic text loads it. */
function arabicList(): WordList {
  list ??= readWordList(new URL('./word-lists/arabic.words.br', import.meta.url))
  return list
}

function moroccanWords(): ReadonlySet<string> {
  ours ??= new Set(
    readFileSync(new URL('./word-lists/moroccan.txt', import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => /^\p{L}/u.test(line)),
  )
  return ours
}

/** «الإستعمال»: many write a hamza where there is none. */
const needlessHamza = /(?<=^[وف]?(?:[بك]?ال|لل))إ(?=ست|ن|.ت)/u
/** Conjunction, then a preposition with the article, the article after lam, or a preposition or future particle alone. */
const proclitics = /^(?<and>[وف])?(?<before>[بك]?ال|لل|[بكلس])?/u
const pronouns = /(?:هما|كما|هم|هن|ها|كم|كن|نا|ني|ه|ك|ي)$/u
const shortestStem = 3

/**
 * How well the word lists know a word as it is spelled, hamza and all: letters only, no vowel marks.
 * Clitics and pronouns are taken off by rules, so the lists need not hold every joined form.
 */
export const knowledgeOf = remembered((word: string): number => {
  const found = knowledgeOfSpelling(word)
  if (found > possible || !needlessHamza.test(word)) return found
  return Math.max(found, Math.min(formed, knowledgeOfSpelling(word.replace(needlessHamza, 'ا'))))
})

/** Whether a word that begins so is frequent by its own letters: «بلادنا» is no preposition before «لادنا». */
export function isFrequentRoot(word: string): boolean {
  return standing(word) === frequent || stemsBeforePronoun(word).some((stem) => standing(stem) === frequent)
}

function knowledgeOfSpelling(word: string): number {
  const whole = standing(word)
  if (whole === frequent) return common
  let best = whole === dictionary ? spelled : unknown
  for (const stem of stemsBehindClitics(word)) {
    const found = standing(stem)
    if (found === frequent) return joined
    if (found === dictionary) best = Math.max(best, possible)
    for (const bare of stemsBeforePronoun(stem)) {
      const known = standing(bare)
      if (known === frequent) best = Math.max(best, formed)
      else if (known === dictionary) best = Math.max(best, possible)
    }
  }
  if (best < formed)
    for (const bare of stemsBeforePronoun(word)) if (standing(bare) === frequent) best = Math.max(best, formed)
  return best
}

/** 0, `dictionary` or `frequent`: a word that is both is frequent. */
function standing(word: string): number {
  if (moroccanWords().has(word)) return frequent
  const found = arabicList().classOf(word)
  return (found & frequent) !== 0 ? frequent : found
}

/** The word without its leading clitics, in every way they can be taken off. */
export function stemsBehindClitics(word: string): string[] {
  const { and = '', before = '' } = proclitics.exec(word)!.groups as Record<string, string | undefined>
  const stems: string[] = []
  const add = (stem: string) => {
    if (stem.length < shortestStem) return
    // Two articles: «اللامادي» damaged, and not the article before «المادي».
    if (before.endsWith('ال') && stem.startsWith('ال') && standing(stem.slice(2)) !== unknown) return
    stems.push(stem)
  }
  if (and !== '') add(word.slice(and.length))
  if (before !== '') {
    const rest = word.slice(and.length + before.length)
    add(rest)
    // «للجنة» is three lams written as two.
    if (before === 'لل') add(`ل${rest}`)
    // Without a conjunction: «فال…» may be the letter of the word itself.
    if (before.length === 3) add(word.slice(and.length + 1))
  }
  return stems
}

/** The word without a pronoun at its end, with the letter it had before the pronoun changed it. */
export function stemsBeforePronoun(word: string): string[] {
  const pronoun = pronouns.exec(word)?.[0]
  if (pronoun === undefined) return []
  const stem = word.slice(0, -pronoun.length)
  if (stem.length < shortestStem) return []
  const last = stem.at(-1)!
  const rest = stem.slice(0, -1)
  if (last === 'ت') return [stem, `${rest}ة`]
  if (last === 'ا') return [stem, `${rest}ى`]
  if (last === 'ئ' || last === 'ؤ') return [stem, `${rest}ء`]
  if (last === 'و') return [stem, `${stem}ا`]
  return [stem]
}

const looseLetters: Readonly<Record<string, string>> = {
  ا: 'اأإآ',
  أ: 'اأإآ',
  إ: 'اأإآ',
  آ: 'اأإآ',
  ه: 'هة',
  ة: 'هة',
  ي: 'يى',
  ى: 'يى',
  ؤ: 'ؤو',
  ئ: 'ئيء',
}

/** Whether the word is known when hamza, final yeh and teh marbuta are overlooked, as many writers do. */
export const isKnownLoosely = remembered((word: string): boolean => {
  if (knowledgeOf(word) > unknown) return true
  const loose = (spelling: string) => arabicList().looseClassOf(spelling, (letter) => looseLetters[letter]) > 0
  if (loose(word) || moroccanWords().has(word)) return true
  for (const stem of [word, ...stemsBehindClitics(word)]) {
    if (loose(stem) || moroccanWords().has(stem)) return true
    for (const bare of stemsBeforePronoun(stem)) if (loose(bare)) return true
  }
  return false
})
