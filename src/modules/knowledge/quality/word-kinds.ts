import { isKnownLoosely, joined, knowledgeOf } from './arabic-words.ts'
import { isFrenchInWrongEncoding, isKnownFrench } from './french-words.ts'

/** Longer runs are no words. Looking into them would take time and prove nothing. */
const longestWord = 60
/** Both halves of a lost space are words of some length, or one of the small words that stick most. */
const shortestPart = 3
const arabicParticles = new Set('في من عن أو أن إن ما لا لم مع كل و هو هي قد'.split(' '))
const frenchParticles = new Set('de la le du en au et un à ce se ne on il ou'.split(' '))

/** What the word lists say of one word, in a page of its language. */
export type WordKind = 'not-judged' | 'known' | 'unknown' | 'reversed' | 'glued' | 'wrong-encoding'

export function arabicKind(letters: string): WordKind {
  if (letters.length > longestWord) return 'unknown'
  if (isKnownLoosely(letters)) return 'known'
  // «ةيبرغملا»: a word backwards.
  if (letters.length >= 4 && knowledgeOf([...letters].reverse().join('')) >= joined) return 'reversed'
  return letters.length >= 6 && isGlued(letters, isKnownArabicPart) ? 'glued' : 'unknown'
}

export function frenchKind(letters: string): WordKind {
  if (letters.length > longestWord) return 'unknown'
  if (isKnownFrench(letters)) return 'known'
  // Names and initials: no list knows them all.
  if (/^\p{Lu}\p{Ll}+$/u.test(letters) || /^\p{Lu}{2,5}$/u.test(letters)) return 'not-judged'
  if (isFrenchInWrongEncoding(letters)) return 'wrong-encoding'
  return letters.length >= 6 && isGlued(letters, isKnownFrenchPart) ? 'glued' : 'unknown'
}

function isKnownArabicPart(part: string): boolean {
  return part.length < shortestPart ? arabicParticles.has(part) : knowledgeOf(part) >= joined
}

function isKnownFrenchPart(part: string): boolean {
  const lower = part.toLowerCase()
  return part.length < shortestPart ? frenchParticles.has(lower) : isKnownFrench(lower)
}

/** Whether an unknown word is two or more known ones end to end. */
function isGlued(word: string, isKnownPart: (part: string) => boolean): boolean {
  if (word.length > longestWord) return false
  // How few words the first n letters are; two small words alone prove nothing.
  const fewest: (number | undefined)[] = [0]
  for (let end = 1; end <= word.length; end++)
    for (let start = Math.max(0, end - 16); start < end; start++) {
      const before = fewest[start]
      if (before === undefined || !isKnownPart(word.slice(start, end))) continue
      fewest[end] = Math.min(fewest[end] ?? Number.POSITIVE_INFINITY, before + 1)
    }
  const parts = fewest[word.length]
  return parts !== undefined && parts >= 2 && parts <= Math.max(2, word.length / 4)
}
