import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { CallsContext } from '../context.ts'
import { concealedProblem, problemFacts } from '../facts.ts'
import { historyOf } from '../history-store.ts'
import { findProblem } from '../problem-store.ts'
import { problemNotFound } from '../problems.ts'
import { ProblemName, PublicProblem, StateChange } from '../public-problem.ts'
import { showProblem } from '../show-problems.ts'

export const readProblem = operation({
  id: 'calls.read-problem',
  http: 'GET /public-problems/{problem}',
  summary: 'Read a public problem with the history of its states',
  permission: 'calls:read',
  effect: 'read',
  cli: { positional: ['problem'] },
  input: z.strictObject({ problem: ProblemName }),
  /** `history`: oldest first. */
  output: z.strictObject({ ...PublicProblem.shape, history: z.array(StateChange) }),
  problems: [problemNotFound],

  facts: problemFacts,
  concealed: concealedProblem,

  async run(context: CallsContext, { problem }) {
    const row = await findProblem(context.db, problem)
    if (!row) throw problemNotFound({ id: problem })
    return { ...(await showProblem(context, row)), history: await historyOf(context.db, row.id) }
  },
})
