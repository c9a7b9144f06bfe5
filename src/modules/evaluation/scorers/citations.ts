import { z } from 'zod'
import { unshown } from './golden.ts'
import { scorer } from './scorer.ts'

/**
 * Of answers that cite: whether every citation stands in its page to the letter, and whether the citations, by themselves and
 * not the words around them, carry all that must be shown.
 */
export const citations = scorer({
  name: 'citations',
  settings: z.strictObject({}),
  metrics: () => ({ 'citation-verbatim': { kind: 'share' }, 'citation-supports': { kind: 'share' } }),
  score({ item, output }) {
    const cited = output.citations
    if (output.abstained || cited.length === 0) return { 'citation-verbatim': null, 'citation-supports': null }
    const { golden } = item.target
    const text = cited.map((citation) => citation.text).join('\n')
    return {
      'citation-verbatim': cited.every(({ verbatim }) => verbatim) ? 1 : 0,
      'citation-supports': golden?.expected === 'answer' ? Number(unshown(golden, text, cited).length === 0) : null,
    }
  },
})
