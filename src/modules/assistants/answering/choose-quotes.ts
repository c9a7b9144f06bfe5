import type { QuestionWord } from '../../knowledge/index.ts'
import { bestSuit } from './best-suit.ts'
import { type Candidate, shareOf } from './candidates.ts'
import type { Question } from './question.ts'
import type { Settings } from './settings.ts'

const mostQuotes = 3
/** Sentences that share more of their words than this say the same. */
const sameShare = 0.8

/**
 * One to three sentences, best first. Another joins only when it says of the question what those before it do not, or
 * states better the kind of thing that is wanted. Candidates come best first.
 */
export function chooseQuotes<Place>(
  question: Question,
  words: readonly QuestionWord[],
  candidates: readonly Candidate<Place>[],
  settings: Settings,
): Candidate<Place>[] {
  const best = candidates[0]
  if (!best) return []
  const chosen = [preferPrimary(best, candidates, settings)]
  while (chosen.length < mostQuotes) {
    const covered = words.map((_, i) => Math.max(...chosen.map(({ own }) => own[i]!)))
    const next = candidates
      .filter((candidate) => !chosen.some((other) => saysTheSame(candidate, other)))
      .map((candidate) => ({ candidate, gain: gainOf(words, covered, candidate) }))
      .filter(({ candidate, gain }) => joins(question, chosen, candidate, gain, settings))
      .sort((one, other) => other.gain + other.candidate.rank - one.gain - one.candidate.rank)[0]
    if (!next) break
    chosen.push(next.candidate)
  }
  return chosen
}

function joins<Place>(
  question: Question,
  chosen: readonly Candidate<Place>[],
  candidate: Candidate<Place>,
  gain: number,
  settings: Settings,
): boolean {
  const first = chosen[0]!
  if (candidate.support < settings.joining * first.support) return false
  if (gain >= settings.gain) return true
  return question.wanted.some((wanted) => candidate.suits.get(wanted)! > bestSuit(wanted, chosen))
}

/** What the candidate itself says of the question beyond what was said, as share of the question. */
function gainOf(words: readonly QuestionWord[], covered: readonly number[], { own }: Candidate): number {
  return shareOf(
    words,
    own.map((credit, i) => Math.max(0, credit - covered[i]!)),
  )
}

/**
 * A source's own words before somebody's account of them, when both support the answer about as well: the account is
 * passed over for the best primary sentence that states every kind of thing wanted that the account states.
 */
function preferPrimary<Place>(
  best: Candidate<Place>,
  candidates: readonly Candidate<Place>[],
  settings: Settings,
): Candidate<Place> {
  if (best.passage.provenance === 'primary') return best
  const primary = candidates.find(
    ({ passage, support, suits }) =>
      passage.provenance === 'primary' &&
      support >= settings.comparable * best.support &&
      [...suits].every(([wanted, fit]) => fit >= best.suits.get(wanted)!),
  )
  return primary ?? best
}

/** The same place, or one text twice, or nearly so: most of the stems of the shorter stand in the longer. */
function saysTheSame(
  { passage, sentence: one }: Candidate,
  { passage: elsewhere, sentence: other }: Candidate,
): boolean {
  if (passage === elsewhere && one.start < other.end && other.start < one.end) return true
  const [few, many] = [new Set(one.stems), new Set(other.stems)].sort((a, b) => a.size - b.size) as [
    Set<string>,
    Set<string>,
  ]
  if (few.size === 0) return one.text === other.text
  return [...few].filter((stem) => many.has(stem)).length > sameShare * few.size
}
