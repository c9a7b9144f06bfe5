import type { StoredEndpoint } from './endpoint-store.ts'
import { keyOf } from './endpoint-store.ts'
import type { Item } from './item.ts'
import { itemsOf } from './items-of.ts'
import { judgedPlace, judgePrompt } from './judge-prompt.ts'
import type { Output } from './output.ts'
import { addRating, unjudgedSamples } from './rating-store.ts'
import type { RunInSight } from './run-access.ts'
import type { RunsContext } from './run-context.ts'
import { solveItem } from './run-solve.ts'
import { workThrough } from './run-work.ts'
import { Trace } from './sample.ts'
import { modelJudge } from './scorers/rated.ts'
import { endpointSolver } from './solvers/endpoint-solver.ts'

const sliceMs = 15_000
const samplesAtOnce = 50
const pace = { batch: 20, everyMs: 1_000 }

type Scale = { readonly criterion: string | null; readonly levels: number }
type Asked = { readonly place: number; readonly item: Item; readonly output: Output }

/** Lets a model rate samples that it has not rated, for as long as a slice lasts. Answers whether all are rated then. */
export async function judgeSlice(
  context: RunsContext,
  { run, task }: RunInSight,
  endpoint: StoredEndpoint,
  scale: Scale,
): Promise<boolean> {
  const begun = performance.now()
  const elapsed = () => performance.now() - begun
  const solve = endpointSolver({
    url: endpoint.url,
    model: endpoint.model,
    settings: endpoint.settings,
    key: keyOf(context.itemKey, endpoint),
    kind: 'classification',
    prompt: '{question}',
    fetch: context.fetch,
  })
  let unanswered = 0
  await workThrough(
    samplesOf(context, { run: run.id, task: task.digest }),
    async ({ place, item, output }: Asked) => {
      const question = judgePrompt(item, output, scale)
      const solved = await solveItem(solve, { ...item, input: { question } }, context.signal)
      if (!('output' in solved)) {
        unanswered += 1
        return undefined
      }
      return { place, value: judgedPlace(solved.output.text, scale.levels) / (scale.levels - 1) }
    },
    async (rated) => {
      for (const one of rated) {
        if (!one) continue
        await addRating(context.db, {
          run_id: run.id,
          place: one.place,
          metric: modelJudge.name,
          rater: endpoint.id,
          by_model: true,
          value: one.value,
          note: null,
          at: context.now,
        })
      }
      return true
    },
    // A judge that does not answer is not asked for ever in one slice.
    {
      ...pace,
      parallel: endpoint.parallel,
      mayBegin: () => elapsed() < sliceMs && unanswered < 5,
      signal: context.signal,
    },
  )
  if (unanswered >= 5) throw new Error(`the model that judges does not answer: ${endpoint.id}`)
  return (await unjudgedSamples(context.db, run.id, { after: -1, limit: 1 })).length === 0
}

async function* samplesOf(
  { db, itemKey }: RunsContext,
  { run, task }: { readonly run: string; readonly task: string },
): AsyncGenerator<Asked> {
  for (let after = -1; ; ) {
    const rows = await unjudgedSamples(db, run, { after, limit: samplesAtOnce })
    const last = rows.at(-1)
    if (!last) return
    const items = await itemsOf(
      db,
      itemKey,
      task,
      rows.map((row) => row.item_place),
    )
    for (const [i, row] of rows.entries()) {
      yield { place: row.place, item: items[i]!, output: Trace.parse(row.trace).output! }
    }
    after = last.place
  }
}
