import type { RecordKind } from '../kind.ts'
import { tags } from './tags.ts'

export const recommendation: RecordKind = {
  kind: 'recommendation',
  title: 'statement',
  schemaType: 'CreativeWork',
  fields: {
    statement: { type: 'text', from: 'sources', required: true },
    event: { type: 'record', from: 'sources', of: ['event'] },
    /** What this installation has for it. */
    offer: { type: 'address', from: 'ours', many: true },
    ...tags,
  },
}
