import type { BestPassages } from './best-passages.ts'
import type { Pace } from './pace.ts'
import type { PermittedDocuments } from './permitted-documents.ts'
import { leastDifference, type Scored, type TermScorer } from './term-scorer.ts'

/** Passages are scored in stretches of this many: their scores stay in the processor's first cache. */
const windowPassages = 1 << 11

type Window = { readonly start: number; readonly end: number }

/**
 * Offers the passages of an index that can be among the best, with their exact scores. Terms whose bounds together
 * cannot lift a passage over the threshold are not walked: they are asked about passages found by the others (MaxScore:
 * Turtle and Flood, "Query evaluation: strategies and optimizations", 1995; bounds by block as in Ding and Suel,
 * "Faster top-k document retrieval using block-max indexes", 2011).
 *
 * `least` is a score that so many passages as are wanted are known to reach.
 */
export async function offerBest(
  scorers: readonly TermScorer[],
  index: { readonly passages: number; readonly permitted: PermittedDocuments | undefined },
  best: BestPassages,
  scope: number,
  least: number,
  pace: Pace,
): Promise<void> {
  for (const scorer of scorers) scorer.rewind()
  const order = Array.from(scorers, (scorer) => ({ scorer, cost: scorer.postings.frequency, bound: 0, worth: 0 }))
  const scores = new Float64Array(windowPassages)
  const touched = new Uint32Array(windowPassages >>> 5)
  const candidates: Scored = {
    passages: new Uint32Array(windowPassages),
    scores: new Float64Array(windowPassages),
    size: 0,
  }
  const { passages, permitted } = index
  for (let start = 0; start < passages; start += windowPassages) {
    if (pace.isDue()) await pace.rest()
    const end = Math.min(start + windowPassages, passages)
    if (permitted !== undefined && !permitted.hasWithin(start, start + windowPassages)) continue
    // Equal to `least` may still be among the best; equal to the worst kept may not, since that one came first.
    const threshold = Math.max(least - leastDifference, best.threshold)
    let total = 0
    for (const term of order) {
      term.bound = term.scorer.boundWithin(start, end)
      term.worth = term.bound / term.cost
      total += term.bound
    }
    if (total <= threshold) continue
    // Nearly in order from the window before: insertion is quickest.
    for (let i = 1; i < order.length; i++) {
      const term = order[i]!
      let at = i
      for (; at > 0 && order[at - 1]!.worth > term.worth; at--) order[at] = order[at - 1]!
      order[at] = term
    }
    let spared = 0
    let sparedBound = 0
    while (spared < order.length && sparedBound + order[spared]!.bound <= threshold)
      sparedBound += order[spared++]!.bound
    for (let i = spared; i < order.length; i++)
      if (order[i]!.bound > 0) order[i]!.scorer.accumulate(start, end, scores, touched)

    collect(candidates, { start, end }, scores, touched, threshold - sparedBound, permitted)
    for (let i = spared - 1; i >= 0 && candidates.size > 0; i--) {
      const { bound, scorer } = order[i]!
      if (bound === 0) continue
      sparedBound -= bound
      scorer.probe(candidates, threshold - sparedBound)
    }
    for (let i = 0; i < candidates.size; i++) best.offer(candidates.scores[i]!, scope, candidates.passages[i]!)
  }
}

/** A score that the wanted number of passages reach by these terms alone, so with the others too; 0 when fewer do. */
export async function offerPartial(
  scorers: readonly TermScorer[],
  index: { readonly passages: number; readonly permitted: PermittedDocuments | undefined },
  best: BestPassages,
  pace: Pace,
): Promise<void> {
  for (const scorer of scorers) scorer.rewind()
  const scores = new Float64Array(windowPassages)
  const touched = new Uint32Array(windowPassages >>> 5)
  const candidates: Scored = {
    passages: new Uint32Array(windowPassages),
    scores: new Float64Array(windowPassages),
    size: 0,
  }
  const { passages, permitted } = index
  for (let start = 0; start < passages; start += windowPassages) {
    if (pace.isDue()) await pace.rest()
    const end = Math.min(start + windowPassages, passages)
    let isTouched = false
    for (const scorer of scorers) {
      if (scorer.boundWithin(start, end) === 0) continue
      scorer.accumulate(start, end, scores, touched)
      isTouched = true
    }
    if (!isTouched) continue
    collect(candidates, { start, end }, scores, touched, best.threshold, permitted)
    for (let i = 0; i < candidates.size; i++) best.offer(candidates.scores[i]!, 0, candidates.passages[i]!)
  }
}

/** Takes what was touched in a window, as far as it is permitted and above a score, and leaves the window clean. */
function collect(
  into: Scored,
  { start }: Window,
  scores: Float64Array,
  touched: Uint32Array,
  above: number,
  permitted: PermittedDocuments | undefined,
): void {
  into.size = 0
  for (let word = 0; word < touched.length; word++) {
    let bits = touched[word]!
    if (bits === 0) continue
    touched[word] = 0
    while (bits !== 0) {
      const offset = (word << 5) + (31 - Math.clz32(bits & -bits))
      bits &= bits - 1
      const score = scores[offset]!
      scores[offset] = 0
      if (score <= above || (permitted !== undefined && !permitted.has(start + offset))) continue
      into.passages[into.size] = start + offset
      into.scores[into.size++] = score
    }
  }
}
