import { z } from 'zod'
import { scorer } from './scorer.ts'

/** The text is one of the right ones, but for spaces around it: `exact_match` of the field. */
export const exact = scorer({
  name: 'exact',
  settings: z.strictObject({}),
  metrics: () => ({ exact: { kind: 'share' } }),
  score({ item, output }) {
    const right = item.target.texts
    if (right === undefined) return { exact: null }
    return { exact: right.some((text) => text.trim() === output.text.trim()) ? 1 : 0 }
  },
})
