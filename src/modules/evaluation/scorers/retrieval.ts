import { z } from 'zod'
import { scorer } from './scorer.ts'

/**
 * Documents found against those that answer, each as relevant as the others, as `trec_eval` calculates them: nDCG cut at `cut`
 * (Järvelin and Kekäläinen 2002, discount log₂(rank + 1)), recall at `cut`, and the reciprocal rank of the first right one.
 * A document found twice counts where it is first.
 */
export const retrieval = scorer({
  name: 'retrieval',
  settings: z.strictObject({ cut: z.int().min(1).max(100).default(10) }),
  metrics: ({ cut }) => ({
    [`ndcg-${cut}`]: { kind: 'degree' },
    [`recall-${cut}`]: { kind: 'degree' },
    'reciprocal-rank': { kind: 'degree' },
  }),
  score({ item, output }, { cut }) {
    const named = item.target.documents
    if (named === undefined) return { [`ndcg-${cut}`]: null, [`recall-${cut}`]: null, 'reciprocal-rank': null }
    const right = new Set(named)
    const found = [...new Set(output.documents)]
    const ranks = found.flatMap((document, i) => (right.has(document) ? [i + 1] : []))
    const within = ranks.filter((rank) => rank <= cut)
    const gain = (of: readonly number[]) => of.reduce((sum, rank) => sum + 1 / Math.log2(rank + 1), 0)
    const ideal = gain(Array.from({ length: Math.min(right.size, cut) }, (_, i) => i + 1))
    return {
      [`ndcg-${cut}`]: gain(within) / ideal,
      [`recall-${cut}`]: within.length / right.size,
      'reciprocal-rank': ranks[0] === undefined ? 0 : 1 / ranks[0],
    }
  },
})
