import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { RegisterContext } from '../context.ts'
import { concealedSolution, solutionFacts } from '../facts.ts'
import { solutionNotFound } from '../problems.ts'
import { showSolution } from '../show-solutions.ts'
import { Solution, SolutionName } from '../solution.ts'

export const readSolution = operation({
  id: 'register.read-solution',
  http: 'GET /solutions/{solution}',
  summary: 'Read a solution: the problem that it answers, and its systems',
  permission: 'register:read',
  effect: 'read',
  cli: { positional: ['solution'] },
  input: z.strictObject({ solution: SolutionName }),
  output: Solution,
  problems: [solutionNotFound],

  facts: solutionFacts,
  concealed: concealedSolution,

  run: (context: RegisterContext, { solution }) => showSolution(context, solution),
})
