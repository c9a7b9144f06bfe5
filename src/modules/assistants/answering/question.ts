import { interrogatives, plainText, type Wanted } from '../../knowledge/index.ts'

export type Question = {
  readonly text: string
  /** One for each thing asked; empty when no word says what kind of thing. */
  readonly wanted: readonly Wanted[]
  /** The thing that is counted: «بلدا» in «من كم بلدا», "start-up" in "combien de start-up". As written. */
  readonly counted: string | null
  /** Who somebody is asked to be: «المدير» in «من هو المدير», "directeur" in "qui est le directeur". As written. */
  readonly role: string | null
  /** Names and codes in Latin letters, as written: nothing may be said about one that no source names. */
  readonly names: readonly string[]
  /** It asks about the asker's own case, which no document holds. */
  readonly isPersonalCase: boolean
}

/** Reads a question that is already masked; `masked` says whether something was. */
export function readQuestion(text: string, masked: boolean): Question {
  const plain = plainText(text)
  const found = interrogatives
    .flatMap(({ wanted, pattern }) => [...plain.matchAll(pattern)].map((match) => ({ wanted, match })))
    .sort((one, other) => one.match.index - other.match.index)
  const named = (group: 'counted' | 'role') =>
    found.find(({ match }) => match.groups?.[group])?.match.groups?.[group] ?? null
  return {
    text,
    wanted: [...new Set(found.map(({ wanted }) => wanted))],
    counted: named('counted'),
    role: named('role'),
    names: namesIn(text),
    isPersonalCase: ownCase.test(plain) || (masked && firstPerson.test(plain)),
  }
}

const latinWord = /\p{Script=Latin}[\p{Script=Latin}\p{Nd}]*(?:[.\-&]\p{Script=Latin}?[\p{Script=Latin}\p{Nd}]+)*/gu

/** Capitals inside a sentence, codes with digits, and initials. A whole question in capitals names nothing by them. */
function namesIn(text: string): string[] {
  const words = [...text.matchAll(latinWord)]
  const isShouted = words.every(([word]) => word === word.toUpperCase())
  const arabic = /\p{Script=Arabic}/u.test(text)
  const names = words.filter(({ 0: word, index }) => {
    const startsSentence = index === 0 || /[.?!:«"“]\s*$/u.test(text.slice(0, index))
    if (/\p{L}\p{Nd}|\p{Nd}\p{L}/u.test(word)) return true
    if (word.length > 1 && /^\p{Lu}{2,}$/u.test(word)) return arabic || !isShouted
    return /^\p{Lu}/u.test(word) && (arabic || (!startsSentence && !isShouted))
  })
  return [...new Set(names.map(([word]) => word))]
}

/** A file, a request, a complaint of one's own. */
const ownCase =
  /(?<!\p{L})(?:ملفي|طلبي|شكايتي|موعدي|معاملتي|حسابي|(?:ال)?(?:ملف|طلب|شكايه|شكاية)\s+ديالي|mon\s+(?:dossier|compte|inscription|rendez-vous)|ma\s+(?:demande|candidature|réclamation|plainte)|mes\s+papiers|my\s+(?:file|case|application|request|complaint|account|appointment)|(?:l?milaf|dossier|talab)\s+dyali)(?!\p{L})/u
const firstPerson =
  /(?<!\p{L})(?:انا|عندي|لدي|لي|\p{L}{2,}تي|ديالي|بغيت|je|j'|mon|ma|mes|moi|i|my|me|mine|ana|dyali|3ndi)(?!\p{L})/u
