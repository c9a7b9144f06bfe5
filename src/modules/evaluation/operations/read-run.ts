import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { EvaluationContext } from '../context.ts'
import { runNotFound } from '../problems.ts'
import { Run, RunId } from '../run.ts'
import { concealedRun, runFacts } from '../run-facts.ts'
import { findRun, showRun } from '../run-store.ts'

export const readRun = operation({
  id: 'evaluation.read-run',
  http: 'GET /evaluation/runs/{id}',
  summary: 'Read how far a run is, or what came of it',
  permission: 'evaluation:read',
  effect: 'read',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: RunId }),
  output: Run,
  problems: [runNotFound],

  facts: runFacts,
  concealed: concealedRun,

  async run({ db }: EvaluationContext, { id }) {
    const run = await findRun(db, id)
    if (!run) throw runNotFound({ id })
    return showRun(run)
  },
})
