import { isKnownLoosely, joined, knowledgeOf } from './arabic-words.ts'
import { isKnownFrench } from './french-words.ts'
import type { JudgedLanguages } from './page-language.ts'
import type { PageWord } from './page-words.ts'
import { type Counted, Tally } from './signal.ts'

/** Longer runs are no words. Looking into them would take time and prove nothing. */
const longestWord = 60
/** Both halves of a lost space are words of some length, or one of the small words that stick most. */
const shortestPart = 3
const arabicParticles = new Set('في من عن أو أن إن ما لا لم مع كل و هو هي قد'.split(' '))
const frenchParticles = new Set('de la le du en au et un à ce se ne on il ou'.split(' '))

export type WordSignals = Readonly<Record<'reversed-runs' | 'lost-spaces' | 'split-words' | 'unknown-words', Counted>>

/** What the word lists say of a page's words. Languages that are not judged add nothing. */
export function wordSignals(words: readonly PageWord[], judged: JudgedLanguages): WordSignals {
  const reversed = new Tally()
  const glued = new Tally()
  const split = new Tally()
  const unknown = new Tally()
  const facts = new Map<string, WordFacts>()
  const factsOf = (word: PageWord): WordFacts => {
    const key = `${word.script} ${word.letters}`
    const known = facts.get(key) ?? lookUp(word, judged)
    facts.set(key, known)
    return known
  }
  for (const [i, word] of words.entries()) {
    const { kind, witness } = factsOf(word)
    if (kind === 'not-judged') continue
    const { letters } = word
    if (word.script === 'arabic' && letters.length >= 4) reversed.all++
    glued.all++
    split.all++
    if (kind === 'fragment') {
      const pieces = pieceOf(words, i, (other) => factsOf(other).kind)
      if (pieces !== undefined) split.add(pieces)
    }
    if (letters.length >= 3) unknown.all++
    if (kind === 'reversed') reversed.add(witness)
    if (kind === 'glued') glued.add(witness)
    if (letters.length >= 3 && (kind === 'unknown' || kind === 'reversed' || kind === 'glued')) unknown.add(witness)
  }
  return { 'reversed-runs': reversed, 'lost-spaces': glued, 'split-words': split, 'unknown-words': unknown }
}

type WordFacts = {
  readonly kind: 'not-judged' | 'known' | 'unknown' | 'reversed' | 'glued' | 'fragment'
  readonly witness: string
}

function lookUp({ letters, text, script }: PageWord, judged: JudgedLanguages): WordFacts {
  const is = (kind: WordFacts['kind']): WordFacts => ({ kind, witness: text.slice(0, 40) })
  if (script === 'arabic') {
    if (letters.length >= 4 && letters.length <= longestWord && isReversed(letters)) return is('reversed')
    if (!judged.arabic) return is('not-judged')
    if (letters.length <= 2) return is(smallArabic.has(letters) ? 'known' : 'fragment')
    if (isKnownLoosely(letters)) return is('known')
    return is(letters.length >= 6 && isGlued(letters, isKnownArabicPart) ? 'glued' : 'unknown')
  }
  if (script !== 'latin' || !judged.french) return is('not-judged')
  if (letters.length <= 2) return is(smallFrench.has(letters.toLowerCase()) ? 'known' : 'fragment')
  if (isKnownFrench(letters)) return is('known')
  // Names and initials: a capital among small words is no proof of damage, nor are letters that French does not write.
  if (/^\p{Lu}\p{Ll}+$/u.test(letters) || /^\p{Lu}{2,5}$/u.test(letters)) return is('not-judged')
  return is(letters.length >= 6 && isGlued(letters, isKnownFrenchPart) ? 'glued' : 'unknown')
}

/** «ةيبرغملا»: a word backwards. Some words read both ways, so its own reading must be unknown. */
function isReversed(letters: string): boolean {
  if (isKnownLoosely(letters)) return false
  return knowledgeOf([...letters].reverse().join('')) >= joined
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

const smallArabic = new Set(
  'من في عن أن إن ان أو او أم لا ما لم لن هو هي هم هن كل مع قد ثم بل أي اي ذو ذي ذا يد به له بك لك لي بي كم هل لو كي إذ دم أب أخ حق رب مر سن قط ها يا عد نص حد صح رد ضد سد شك خط صف جد فم دق مد حر بر كف غد'.split(
    ' ',
  ),
)
const smallFrench = new Set(
  'de la le du en au et un ce se ne on il ou où à a y l d n s c j m t qu si sa sa ma ta me te tu je nos ni or va vu dû eu été ai as os an us if là ça ci eh ah oh no rt st m mm dr pr kg km cm mm mg ml dh hz ha kw'.split(
    ' ',
  ),
)

/** A run of fragments, or a fragment that makes a known word with its neighbour: «الجمهور ية». */
function pieceOf(
  words: readonly PageWord[],
  i: number,
  kindOf: (word: PageWord) => WordFacts['kind'],
): string | undefined {
  const word = words[i]!
  const previous = word.follows ? words[i - 1] : undefined
  const next = words[i + 1]?.follows ? words[i + 1] : undefined
  const isFragment = (other: PageWord | undefined) => other !== undefined && kindOf(other) === 'fragment'
  if (isFragment(previous) && isFragment(next)) return `${previous!.text} ${word.text} ${next!.text}`
  if (previous?.script === word.script && kindOf(previous) === 'unknown' && isWhole(previous, word))
    return `${previous.text} ${word.text}`
  if (next?.script === word.script && kindOf(next) === 'unknown' && isWhole(word, next))
    return `${word.text} ${next.text}`
  return undefined
}

function isWhole({ letters, script }: PageWord, { letters: rest }: PageWord): boolean {
  return script === 'arabic' ? isKnownLoosely(letters + rest) : isKnownFrench(letters + rest)
}
