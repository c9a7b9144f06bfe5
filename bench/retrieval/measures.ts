import { type Figures, percentile } from '../report.ts'
import type { RetrievalSet, SetQuery } from './retrieval-set.ts'

export type Found = {
  /** Passage ids, best first, at least 20 where there are as many. */
  readonly ids: readonly string[]
  /** The sentence the engine would quote from the first of them, and the same with the one before and the one after. */
  readonly quote: () => { readonly sentence: string; readonly window: string } | undefined
}

/** What is measured: something that takes a set in and answers its questions. */
export type Engine = {
  readonly index: (set: RetrievalSet) => Promise<void>
  readonly search: (query: SetQuery) => Promise<Found>
  readonly close: () => Promise<void>
}

/** Quality in percent over all questions; time in milliseconds a question, one at a time, without choosing the quote. */
export async function measure(engine: Engine, set: RetrievalSet): Promise<Figures> {
  const started = performance.now()
  await engine.index(set)
  const docsPerSecond = (1000 * set.passages.length) / (performance.now() - started)

  const sums = { ndcg10: 0, mrr10: 0, recall1: 0, recall5: 0, recall20: 0 }
  const times: number[] = []
  let quotable = 0
  let quoteHits = 0
  let windowHits = 0
  for (const query of set.queries) {
    const asked = performance.now()
    const { ids, quote } = await engine.search(query)
    times.push(performance.now() - asked)
    const gains = ids.map((id) => query.relevant.has(id))
    const first = gains.indexOf(true)
    sums.ndcg10 += ndcg(gains, query.relevant.size)
    if (first >= 0 && first < 10) sums.mrr10 += 1 / (first + 1)
    if (first === 0) sums.recall1++
    if (first >= 0 && first < 5) sums.recall5++
    if (first >= 0 && first < 20) sums.recall20++
    if (query.answers.length === 0) continue
    quotable++
    const { sentence = '', window = '' } = quote() ?? {}
    const holds = (text: string) => query.answers.some((answer) => spaced(text).includes(spaced(answer)))
    if (holds(sentence)) quoteHits++
    if (holds(window)) windowHits++
  }
  await engine.close()

  const percent = (sum: number, of: number) => Math.round((1000 * sum) / of) / 10
  const figures: Record<string, number> = {}
  for (const [name, sum] of Object.entries(sums)) figures[`${set.name}.${name}`] = percent(sum, set.queries.length)
  if (quotable > 0) {
    figures[`${set.name}.quoteHit`] = percent(quoteHits, quotable)
    figures[`${set.name}.quoteWindowHit`] = percent(windowHits, quotable)
  }
  figures[`${set.name}.docsPerSecond`] = Math.round(docsPerSecond)
  figures[`${set.name}.p50Ms`] = Math.round(100 * percentile(times, 50)) / 100
  figures[`${set.name}.p99Ms`] = Math.round(100 * percentile(times, 99)) / 100
  return figures
}

/** Binary gains; the ideal ranking has every relevant passage first. */
function ndcg(gains: readonly boolean[], relevant: number): number {
  const discount = (rank: number) => 1 / Math.log2(rank + 2)
  let gained = 0
  let ideal = 0
  for (let rank = 0; rank < 10; rank++) {
    if (gains[rank]) gained += discount(rank)
    if (rank < relevant) ideal += discount(rank)
  }
  return ideal > 0 ? gained / ideal : 0
}

function spaced(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}
