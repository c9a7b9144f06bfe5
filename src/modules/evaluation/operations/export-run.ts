import { z } from 'zod'
import { viewOf } from '../../../kernel/database.ts'
import { operation } from '../../../kernel/operation.ts'
import type { EvaluationContext } from '../context.ts'
import { covered } from '../covered.ts'
import { InspectLog } from '../inspect/inspect-log.ts'
import { writeInspectLog } from '../inspect/write-inspect-log.ts'
import { itemsOf } from '../items-of.ts'
import { dataClosed, exportTooLarge, itemsHidden, planDiffers, runNotFinished, runNotFound } from '../problems.ts'
import { RunId } from '../run.ts'
import { requireSamples } from '../run-access.ts'
import { concealedRun, samplesFacts } from '../run-facts.ts'
import { showRun } from '../run-store.ts'
import { Trace } from '../sample.ts'
import { wholeSamples } from '../sample-store.ts'
import { systemName } from '../system-under-test.ts'

/** A log is one JSON text, and is held whole while it is written. */
const mostSamples = 10_000

export const exportRun = operation({
  id: 'evaluation.export-run',
  http: 'GET /evaluation/runs/{id}/inspect',
  summary: 'Export a run that has finished as a log of Inspect, samples whole',
  permission: 'evaluation:read-items',
  effect: 'read',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: RunId }),
  output: InspectLog,
  problems: [runNotFound, runNotFinished, itemsHidden, dataClosed, exportTooLarge, planDiffers],

  facts: samplesFacts,
  concealed: concealedRun,

  async run(context: EvaluationContext, { id }) {
    const { db, itemKey, language, personalData } = context
    const { run, plan, task, treatment } = await requireSamples(context, id)
    if (run.state !== 'finished') throw runNotFinished({ id })
    if (run.total > mostSamples) throw exportTooLarge({ id, most: mostSamples })
    const rows = await wholeSamples(db, id)
    const items = await itemsOf(
      db,
      itemKey,
      task.digest,
      rows.map((row) => row.item_place),
    )
    const { requestedAt, startedAt, finishedAt, result } = showRun(run)
    const { kind, id: system } = plan.stated.system
    return writeInspectLog({
      id,
      state: run.state,
      plan: plan.stated,
      planDigest: plan.digest,
      problem: null,
      requestedAt,
      startedAt,
      finishedAt,
      scorers: task.header.scorers,
      system: (await systemName(viewOf(db), { kind, id: system }, language)) ?? system,
      measured: result?.metrics ?? [],
      samples: rows.map(({ trace, scores, milliseconds }, i) => ({
        ...covered(personalData, treatment, { item: items[i]!, ...Trace.parse(trace) }),
        scores,
        milliseconds,
      })),
    })
  },
})
