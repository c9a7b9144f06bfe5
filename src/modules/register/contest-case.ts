import { viewOf } from '../../kernel/database.ts'
import type { ResourceFacts } from '../../kernel/ports/decider.ts'
import { answerFacts, findStoredAnswer } from '../assistants/index.ts'
import { rulesAllow } from '../policy/index.ts'
import type { ContestCase } from './contest.ts'
import { asAssistants, type ContestContext, type ContestQuestion } from './contest-context.ts'

/**
 * What the rules need to know of an answer, for whoever may read it again: has its id, and is kept from nothing that it quotes.
 * Everybody else is told that there is none.
 */
export async function readableAnswerFacts(
  context: ContestQuestion | ContestContext,
  id: string,
): Promise<ResourceFacts | undefined> {
  const facts = await answerFacts(asAssistants(context), { id })
  const mayRead = rulesAllow(context, { id: 'assistants.read-answer', permission: 'assistants:read' })
  return facts && mayRead(facts) ? facts : undefined
}

/** The case that an answer makes, as its receipt has it. */
export async function caseOf(context: ContestContext, id: string): Promise<ContestCase | undefined> {
  const stored = await findStoredAnswer(viewOf(context.db), id)
  return stored && { answer: stored.result, decision: stored.decision.index }
}
