import { z } from 'zod'
import { secretDigest } from '../../../kernel/identifier.ts'
import { Multilingual } from '../../../kernel/language.ts'
import { operation } from '../../../kernel/operation.ts'
import type { CallsContext } from '../context.ts'
import { historyOf } from '../history-store.ts'
import { findBySecret } from '../problem-store.ts'
import { proposalNotFound } from '../problems.ts'
import { ProblemCode, ProblemId, ProposalSecret, StateChange } from '../public-problem.ts'
import { codeOf } from '../show-problems.ts'
import { isPublic, ProblemState } from '../state.ts'

export const readProposal = operation({
  id: 'calls.read-proposal',
  http: 'GET /public-problem-proposals/{secret}',
  summary: 'Read what became of a proposal, by the secret that its proposer was given',
  permission: 'calls:follow',
  effect: 'read',
  cli: { positional: ['secret'] },
  input: z.strictObject({ secret: ProposalSecret }),
  output: z.strictObject({
    title: Multilingual,
    state: ProblemState,
    history: z.array(StateChange),
    /** Where everybody reads it, once it is admitted. */
    problem: z.strictObject({ id: ProblemId, code: ProblemCode.nullable() }).nullable(),
  }),
  problems: [proposalNotFound],

  // Nothing of the secret: what is asked for here is in the log.
  facts: () => ({ kind: 'public-problem-proposal', id: 'by-its-secret' }),

  async run({ db }: CallsContext, { secret }) {
    const row = await findBySecret(db, secretDigest(secret))
    if (!row) throw proposalNotFound({})
    const { id, title, state, number } = row
    const problem = isPublic(state) ? { id, code: codeOf(number) } : null
    return { title, state, history: await historyOf(db, id), problem }
  },
})
