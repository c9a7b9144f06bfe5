import { z } from 'zod'
import { newId, newSecretId, secretDigest } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { holderOf } from '../../../kernel/principal.ts'
import { maskedText, ShownText } from '../../../kernel/shown-words.ts'
import { AnswerId, answerNotFound } from '../../assistants/index.ts'
import { ContestId, ContestSecret } from '../contest.ts'
import { caseOf, readableAnswerFacts } from '../contest-case.ts'
import type { ContestContext, ContestQuestion } from '../contest-context.ts'
import { tooManyContests } from '../contest-problems.ts'
import { countContestsSince, countOpenContests, insertContest } from '../contest-store.ts'
import { findSystem } from '../system-store.ts'
import { maxWordsLength } from '../text-lengths.ts'

/** Contests of one answer that may wait at once: who has its address may have shared it. */
const mostOpen = 5
/** As for incidents. */
const mostInAnHour = { unsigned: 200, each: 20 }
const hourMs = 3_600_000

export const contestAnswer = operation({
  id: 'register.contest',
  http: 'POST /answers/{id}/contest',
  summary:
    'Contest an answer: what was answered is kept as its receipt has it, and whoever answers for it says what came of it',
  permission: 'register:contest',
  effect: 'write',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: AnswerId, why: ShownText(maxWordsLength) }),
  output: z.strictObject({
    id: ContestId,
    /** Reads what became of it without an account. Shown this once: only its digest is stored. */
    secret: ContestSecret,
  }),
  problems: [answerNotFound, tooManyContests],

  redact: ({ personalData }: ContestQuestion, input) => ({
    ...input,
    why: maskedText(personalData, input.why, maxWordsLength),
  }),
  facts: (context: ContestQuestion, { id }) => readableAnswerFacts(context, id),

  async run(context: ContestContext, { id: answer, why }) {
    const { db, now, principal, decision } = context
    const facts = await readableAnswerFacts(context, answer)
    const contested = facts && (await caseOf(context, answer))
    if (!contested) throw answerNotFound({})
    const by = holderOf(principal)
    const most = by === null ? mostInAnHour.unsigned : mostInAnHour.each
    const since = new Date(now.getTime() - hourMs)
    if ((await countContestsSince(db, by, { since, most })) >= most) throw tooManyContests({})
    if ((await countOpenContests(db, answer)) >= mostOpen) throw tooManyContests({})

    const id = newId('ctc')
    const secret = newSecretId('ctr')
    const system = contested.answer.system?.id ?? null
    const owner = (system === null ? facts.owner : (await findSystem(db, system))?.owner_id) ?? null
    await insertContest(
      db,
      {
        id,
        secretDigest: secretDigest(secret),
        system,
        owner,
        why,
        case: contested,
        by,
        decision: decision.logged.index,
      },
      now,
    )
    return { id, secret }
  },
})
