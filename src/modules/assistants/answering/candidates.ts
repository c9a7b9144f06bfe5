import type { QuestionWord, Wanted } from '../../knowledge/index.ts'
import { plainWords } from '../../knowledge/index.ts'
import type { Evidence, EvidenceSentence } from './evidence.ts'
import type { Question } from './question.ts'
import { quoteWindow } from './quote-window.ts'
import type { Settings } from './settings.ts'
import { suits } from './suits.ts'
import { areForms } from './word-forms.ts'

/** A sentence that could be quoted, with its neighbours where it needs them, and what speaks for it. */
export type Candidate<Place = unknown> = {
  readonly passage: Evidence<Place>
  readonly sentence: EvidenceSentence
  /** For each word of the question, in its order: 1 in the sentence, less in another form or only around it, 0 absent. */
  readonly credits: readonly number[]
  /** The same without what only stands around it. */
  readonly own: readonly number[]
  /** Share of the question, weighed by rarity, that the credits make: 0 to 1. */
  readonly support: number
  /** How well it states each kind of thing that is wanted. */
  readonly suits: ReadonlyMap<Wanted, number>
  /** Comparable within one question. */
  readonly rank: number
}

/** Every sentence that may be quoted with something for it, best first. */
export function candidatesOf<Place>(
  question: Question,
  words: readonly QuestionWord[],
  evidence: readonly Evidence<Place>[],
  settings: Settings,
): Candidate<Place>[] {
  const furniture = furnitureOf(evidence)
  const candidates = evidence.flatMap((passage) => {
    const { sentences } = passage
    const around = sentences.map(({ stems }) => creditsOf(words, stems, settings))
    const headings = creditsOf(words, passage.headings, settings)
    return sentences.flatMap((alone, i): Candidate<Place>[] => {
      if (furniture.has(keyOf(alone)) || around[i]!.every((credit) => credit === 0)) return []
      const sentence = quoteWindow(sentences, i)
      const own = sentence === alone ? around[i]! : creditsOf(words, sentence.stems, settings)
      const credits = own.map((credit, word) =>
        Math.max(
          credit,
          settings.heading * headings[word]!,
          settings.neighbour * Math.max(around[i - 1]?.[word] ?? 0, around[i + 1]?.[word] ?? 0),
        ),
      )
      const suiting = new Map(
        question.wanted.map((wanted) => [wanted, suits(question, wanted, sentence.text, passage.headings)]),
      )
      const support = shareOf(words, credits)
      const fit = suiting.size === 0 ? 0 : Math.max(...suiting.values())
      const rank = support + settings.suiting * fit + settings.choice * alone.score
      return [{ passage, sentence, credits, own, support, suits: suiting, rank }]
    })
  })
  return candidates.sort((one, other) => other.rank - one.rank)
}

/** Share of the question's rarity that credits make. */
export function shareOf(words: readonly QuestionWord[], credits: readonly number[]): number {
  let total = 0
  let covered = 0
  for (const [i, { rarity }] of words.entries()) {
    total += rarity
    covered += rarity * credits[i]!
  }
  return total > 0 ? covered / total : 0
}

function creditsOf(words: readonly QuestionWord[], stems: readonly string[], { otherForm }: Settings): number[] {
  const present = new Set(stems)
  return words.map(({ stem, alternatives }) => {
    if (present.has(stem)) return 1
    const form = stems.some((other) => areForms(stem, other)) ? otherForm : 0
    return Math.max(form, ...alternatives.map((other) => (present.has(other.stem) ? other.weight : 0)))
  })
}

/**
 * What stands on a page without saying anything: a line of a menu, a title cut by dots, the question of a list of
 * questions, and lines that several documents repeat.
 */
function furnitureOf(evidence: readonly Evidence[]): Set<string> {
  const documents = new Map<string, Set<string>>()
  const furniture = new Set<string>()
  for (const { document, sentences } of evidence) {
    for (const sentence of sentences) {
      const key = keyOf(sentence)
      documents.set(key, (documents.get(key) ?? new Set()).add(document))
      if (saysNothing(sentence.text)) furniture.add(key)
    }
  }
  for (const [key, { size }] of documents) if (size >= repeated) furniture.add(key)
  return furniture
}

/** Documents that repeat a line before it counts as their frame. */
const repeated = 3
const fewestWords = 4
const fewestUnpunctuated = 6

/** A line of a menu, a cut title, a question, a few words: no statement. */
export function saysNothing(text: string): boolean {
  const words = plainWords(text).length
  if (words < fewestWords || /(?:\.\.\.|…)$/u.test(text) || /[?؟]$/u.test(text)) return true
  return words < fewestUnpunctuated && !/[.!:؛;»”"')\]]$/u.test(text)
}

function keyOf({ text }: EvidenceSentence): string {
  return text.replace(/\s+/gu, ' ')
}
