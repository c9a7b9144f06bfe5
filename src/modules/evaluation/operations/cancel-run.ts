import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { runNotFound, runOver } from '../problems.ts'
import { Run, RunId } from '../run.ts'
import type { RunsContext } from '../run-context.ts'
import { concealedRun, runFacts } from '../run-facts.ts'
import { endRun, findRun, showRun } from '../run-store.ts'

export const cancelRun = operation({
  id: 'evaluation.cancel-run',
  http: 'POST /evaluation/runs/{id}/cancelling',
  summary: 'End a run that is under way; its attempt stays used',
  permission: 'evaluation:run',
  effect: 'write',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: RunId }),
  output: Run,
  problems: [runNotFound, runOver],

  facts: runFacts,
  concealed: concealedRun,

  async run({ db, now }: RunsContext, { id }) {
    const isEnded = await endRun(db, id, { state: 'cancelled', at: now })
    const run = await findRun(db, id)
    if (!run) throw runNotFound({ id })
    if (!isEnded) throw runOver({ id, state: run.state })
    return showRun(run)
  },
})
