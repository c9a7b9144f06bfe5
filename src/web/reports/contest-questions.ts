import type { SentenceKey } from '../../words/sentence.ts'
import type { Answers } from './question-page.tsx'

/** What whoever contests an answer is asked, a question a page: the reason only begins the text for them. */
export const contestQuestions = ['reason', 'why'] as const
export type ContestQuestion = (typeof contestQuestions)[number]
export type ContestAnswers = Answers<ContestQuestion>

/** Why answers are contested most, and why abstentions are. */
const reasonsOfAnswer = ['not-answering', 'wrong', 'source', 'other'] as const
const reasonsOfAbstention = ['source', 'nearby', 'misunderstood', 'other'] as const
export type Reason = (typeof reasonsOfAnswer | typeof reasonsOfAbstention)[number]

/** A reason to contest, and the words that the text then begins with. */
const beginnings: Readonly<Record<Reason, SentenceKey | null>> = {
  'not-answering': 'contest.reason.not-answering.text',
  wrong: 'contest.reason.wrong.text',
  source: 'contest.reason.source.text',
  nearby: 'contest.reason.nearby.text',
  misunderstood: 'contest.reason.misunderstood.text',
  other: null,
}

/** `nearby`: something was shown that is not an answer. */
export function reasonsFor(contested: { readonly abstained: boolean; readonly nearby: boolean }): readonly Reason[] {
  if (!contested.abstained) return reasonsOfAnswer
  return reasonsOfAbstention.filter((reason) => reason !== 'nearby' || contested.nearby)
}

/** The answers with the text begun as the reason says, unless somebody has written another. */
export function begun(answers: ContestAnswers, say: (key: SentenceKey) => string): ContestAnswers {
  const texts = Object.entries(beginnings).map(([reason, key]) => [reason, key === null ? '' : say(key)] as const)
  const isOwn = answers.why !== undefined && texts.every(([, text]) => text !== answers.why)
  const chosen = texts.find(([reason]) => reason === answers.reason)
  return isOwn || !chosen ? answers : { ...answers, why: chosen[1] }
}
