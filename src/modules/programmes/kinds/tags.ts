import type { Field } from '../kind.ts'
import { sectors } from '../sector.ts'

/** What this installation adds to a record so that it can be found by subject: ours, and marked so. */
export const tags = {
  axis: { type: 'record', from: 'ours', many: true, of: ['axis'] },
  sector: { type: 'term', from: 'ours', many: true, terms: sectors },
} as const satisfies Readonly<Record<string, Field>>
