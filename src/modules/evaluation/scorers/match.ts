import { z } from 'zod'
import { normalise } from './normalise.ts'
import { scorer } from './scorer.ts'

/**
 * The text is one of the right ones once spelling is set aside (`normalise`); with `contains`, one of them stands in it as
 * whole words.
 */
export const match = scorer({
  name: 'match',
  settings: z.strictObject({ contains: z.boolean().default(false) }),
  metrics: () => ({ match: { kind: 'share' } }),
  score({ item, output }, { contains }) {
    const right = item.target.texts
    if (right === undefined) return { match: null }
    const given = normalise(output.text)
    const holds = (text: string) => {
      const wanted = normalise(text)
      return contains && wanted !== '' ? ` ${given} `.includes(` ${wanted} `) : given === wanted
    }
    return { match: right.some(holds) ? 1 : 0 }
  },
})
