import type { Kysely } from 'kysely'
import { canonicalJson } from '../../../libs/canonical-json/index.ts'
import { digestOfText } from '../../kernel/identifier.ts'
import type { ItemKey } from './context.ts'
import type { Item } from './item.ts'
import { itemsOf } from './items-of.ts'
import type { Solved } from './output.ts'
import type { RunsContext } from './run-context.ts'
import type { PlanInHand } from './run-plan.ts'
import { solveItem } from './run-solve.ts'
import { solverOf } from './run-solver.ts'
import { countSamples, lockRun, type RunRow } from './run-store.ts'
import { workThrough } from './run-work.ts'
import { type Canaries, canariesOf } from './sample-canaries.ts'
import { recordHash } from './sample-record.ts'
import { addSamples, missingPlaces, type NewSample } from './sample-store.ts'
import { sealTrace } from './sample-trace.ts'
import { passes, scoreItem, scoresOfNothing } from './scorers/score-item.ts'
import { drawPlaces } from './statistics/random.ts'
import type { EvaluationTables } from './tables.ts'

/** A slice takes no longer than others should wait for their turn. */
const sliceMs = 15_000
/** Items opened at once. */
const itemsAtOnce = 100
/** What a second made, or a few such batches, is lost at most when the process is killed; progress is seen as often. */
const pace = { batch: 100, everyMs: 1_000 }

type Task = { readonly place: number; readonly itemPlace: number; readonly item: Item }

/** Works on samples of a run that are not there yet, for as long as a slice lasts. What it has made is kept even when it fails. */
export async function workSlice(context: RunsContext, run: RunRow, inHand: PlanInHand): Promise<void> {
  const { plan, task } = inHand
  const { solve, parallel } = await solverOf(context, plan.stated.system, task)
  const drawn = drawPlaces(plan.stated.task.items, plan.stated.items, plan.stated.seed)
  const canaries = await canariesIn(context, inHand)
  const begun = performance.now()
  const elapsed = () => performance.now() - begun

  await workThrough(
    tasksOf(context, run, { task: task.digest, drawn }),
    async (asked: Task) => {
      const solved = await solveItem(solve, asked.item, context.signal)
      return sampleOf(asked, solved, { run: run.id, inHand, canaries, key: context.itemKey })
    },
    (samples) => keepSamples(context.db, run.id, samples, new Date(context.now.getTime() + elapsed())),
    { ...pace, parallel, mayBegin: () => elapsed() < sliceMs, signal: context.signal },
  )
}

/** The next items are read while these are worked on. */
async function* tasksOf(
  { db, itemKey }: RunsContext,
  run: RunRow,
  { task, drawn }: { readonly task: string; readonly drawn: readonly number[] },
): AsyncGenerator<Task> {
  async function pageFrom(from: number): Promise<Task[]> {
    const places = await missingPlaces(db, run, { from, limit: itemsAtOnce })
    const itemPlaces = places.map((place) => drawn[place]!)
    const items = places.length === 0 ? [] : await itemsOf(db, itemKey, task, itemPlaces)
    return places.map((place, i) => ({ place, itemPlace: itemPlaces[i]!, item: items[i]! }))
  }
  for (let page = await pageFrom(0); page.length > 0; ) {
    const next = pageFrom(page.at(-1)!.place + 1)
    // When this ends early, nobody hears what became of it.
    next.catch(() => {})
    yield* page
    page = await next
  }
}

/** What was planted into a hidden test, whichever of its items are drawn. */
async function canariesIn({ db, itemKey }: RunsContext, { task }: PlanInHand): Promise<Canaries> {
  const planted: string[] = []
  for (let first = 0; task.hidden && first < task.items; first += itemsAtOnce) {
    const places = Array.from({ length: Math.min(itemsAtOnce, task.items - first) }, (_, i) => first + i)
    const items = await itemsOf(db, itemKey, task.digest, places)
    planted.push(...items.flatMap(({ canary }) => canary ?? []))
  }
  return canariesOf(planted)
}

/** `false` when nobody wants more: the run has come to its end. */
function keepSamples(
  db: Kysely<EvaluationTables>,
  run: string,
  samples: readonly NewSample[],
  at: Date,
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const row = await lockRun(transaction, run)
    if (row?.state !== 'running') return false
    await countSamples(transaction, run, await addSamples(transaction, run, samples, at))
    return true
  })
}

function sampleOf(
  { place, itemPlace, item }: Task,
  solved: Solved,
  {
    run,
    inHand: { plan, task },
    canaries,
    key,
  }: { readonly run: string; readonly inHand: PlanInHand; readonly canaries: Canaries; readonly key: ItemKey },
): NewSample {
  const output = 'output' in solved ? solved.output : null
  const uses = task.header.scorers
  const scores = output
    ? scoreItem(uses, { item, output, milliseconds: solved.milliseconds })
    : scoresOfNothing(uses, item)
  const name = task.hidden ? `item-${itemPlace + 1}` : item.id
  const state = output ? 'done' : 'error'
  const outputDigest = output && digestOfText(canonicalJson(output))
  const trace = JSON.stringify({ output, failed: 'failed' in solved ? solved.failed : null })
  return {
    place,
    itemPlace,
    item: name,
    language: item.language,
    slices: item.slices,
    state,
    // A system that gives nothing does not pass, also where only people could say.
    passed: output ? passes(scores, plan.stated.criteria, item) : false,
    scores,
    milliseconds: solved.milliseconds,
    trace: task.hidden ? { sealed: sealTrace(key, run, place, trace) } : { text: trace },
    outputDigest,
    leaks: output ? canaries.leaksIn(output, item) : 0,
    recordHash: recordHash({ item: name, state, scores, output: outputDigest }),
  }
}
