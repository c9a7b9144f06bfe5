import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { CallsContext, CallsQuestion } from '../context.ts'
import { concealedProblem, problemFacts } from '../facts.ts'
import { moveProblem } from '../move-problem.ts'
import { problemNotFound, stateRefused } from '../problems.ts'
import { Note, ProblemName, PublicProblem } from '../public-problem.ts'
import { masked } from '../shown-words.ts'
import { publicStates } from '../state.ts'

export const setProblemState = operation({
  id: 'calls.set-problem-state',
  http: 'POST /public-problems/{problem}/state',
  summary: 'Say how far the work on a problem is since an organisation took it up',
  permission: 'calls:lead',
  effect: 'write',
  cli: { positional: ['problem', 'state'] },
  input: z.strictObject({ problem: ProblemName, state: z.enum(publicStates), note: Note.optional() }),
  output: PublicProblem,
  problems: [problemNotFound, stateRefused],

  redact: ({ personalData }: CallsQuestion, input) => masked(personalData, input, { note: Note }),
  facts: problemFacts,
  concealed: concealedProblem,

  run: (context: CallsContext, { problem, state, note }) =>
    moveProblem(context, { act: 'progress', problem, to: state, note: note ?? null }),
})
