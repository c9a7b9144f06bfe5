import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { CallsContext, CallsQuestion } from '../context.ts'
import { concealedProblem, problemFacts } from '../facts.ts'
import { moveProblem } from '../move-problem.ts'
import { problemNotFound, stateRefused } from '../problems.ts'
import { Note, ProblemName, PublicProblem } from '../public-problem.ts'
import { masked } from '../shown-words.ts'

export const declineProblem = operation({
  id: 'calls.decline-problem',
  http: 'POST /public-problems/{problem}/refusal',
  summary: 'Decline a proposed problem with a reason, which its proposer reads',
  permission: 'calls:lead',
  effect: 'write',
  cli: { positional: ['problem'] },
  input: z.strictObject({ problem: ProblemName, reason: Note }),
  output: PublicProblem,
  problems: [problemNotFound, stateRefused],

  redact: ({ personalData }: CallsQuestion, input) => masked(personalData, input, { reason: Note }),
  facts: problemFacts,
  concealed: concealedProblem,

  run: (context: CallsContext, { problem, reason }) =>
    moveProblem(context, { act: 'refusal', problem, to: 'declined', note: reason }),
})
