import { z } from 'zod'
import type { Item } from '../item.ts'
import { scorer } from './scorer.ts'

/**
 * Answered or declined, against answerable or not, as the four shares of that table: of unanswerable items those declined
 * (recall of abstention), of declined ones those unanswerable (its precision), and the same of answering. It does not look
 * at whether an answer is right.
 */
export const abstention = scorer({
  name: 'abstention',
  settings: z.strictObject({}),
  metrics: () => ({
    'abstention-recall': { kind: 'share' },
    'abstention-precision': { kind: 'share' },
    'answering-recall': { kind: 'share' },
    'answering-precision': { kind: 'share' },
  }),
  score({ item, output }) {
    const declining = shouldDecline(item)
    const of = (counted: boolean, holds: boolean) => (declining !== undefined && counted ? Number(holds) : null)
    return {
      'abstention-recall': of(declining === true, output.abstained),
      'abstention-precision': of(output.abstained, declining === true),
      'answering-recall': of(declining === false, !output.abstained),
      'answering-precision': of(!output.abstained, declining === false),
    }
  },
})

function shouldDecline({ target }: Item): boolean | undefined {
  return target.declines ?? (target.golden && target.golden.expected === 'abstain')
}
