import { z } from 'zod'
import { secretDigest } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { ContestSecret, OwnContest } from '../contest.ts'
import { contestReportNotFound } from '../contest-problems.ts'
import { findContestBySecret } from '../contest-store.ts'
import type { RegisterContext } from '../context.ts'

export const readOwnContest = operation({
  id: 'register.read-own-contest',
  http: 'POST /contest-reading',
  summary: 'Read what became of a contested answer, by the secret that whoever contested it was given',
  permission: 'register:own-report',
  effect: 'read',
  cli: { positional: ['secret'] },
  input: z.strictObject({ secret: ContestSecret }),
  output: OwnContest,
  problems: [contestReportNotFound],

  // Nothing of the secret: what is asked for here is in the log.
  facts: () => ({ kind: 'contest', id: 'by-its-secret' }),

  // The answer is read by its id, which asks again who may: nothing of it is told here.
  async run({ db }: RegisterContext, { secret }) {
    const found = await findContestBySecret(db, secretDigest(secret))
    if (!found) throw contestReportNotFound({})
    const { system, state, why, outcome, openedAt, settledAt, answer, lesson } = found
    return {
      system,
      state,
      why,
      outcome,
      openedAt: openedAt.toISOString(),
      settledAt: settledAt?.toISOString() ?? null,
      answer: found.case && answer,
      taught: lesson !== null,
    }
  },
})
