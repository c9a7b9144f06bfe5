import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { CallsContext } from '../context.ts'
import { concealedProblem, problemFacts } from '../facts.ts'
import { moveProblem } from '../move-problem.ts'
import { takeNumber } from '../problem-store.ts'
import { codeTaken, problemNotFound, stateRefused } from '../problems.ts'
import { ProblemCode, ProblemName, PublicProblem } from '../public-problem.ts'

export const admitProblem = operation({
  id: 'calls.admit-problem',
  http: 'POST /public-problems/{problem}/admission',
  summary: 'Admit a proposed problem: from then on everybody sees it, under a code',
  permission: 'calls:lead',
  effect: 'write',
  cli: { positional: ['problem'] },
  input: z.strictObject({
    problem: ProblemName,
    /** Without it, the number after the last one: so that there always is one, nobody chooses a number far beyond. */
    code: ProblemCode.max('P99999'.length).optional(),
  }),
  output: PublicProblem,
  problems: [problemNotFound, stateRefused, codeTaken],

  facts: problemFacts,
  concealed: concealedProblem,

  run: (context: CallsContext, { problem, code }) =>
    moveProblem(context, {
      act: 'admission',
      problem,
      to: 'open',
      note: null,
      async also() {
        const number = await takeNumber(context.db, code === undefined ? undefined : Number(code.slice(1)))
        if (number === undefined) throw codeTaken({ code: code! })
        return { number }
      },
    }),
})
