import type { RecordKind } from '../kind.ts'
import { tags } from './tags.ts'

/** A fact in a directory: being named here makes nobody a member of the installation. */
export const organisation: RecordKind = {
  kind: 'organisation',
  title: 'name',
  schemaType: 'Organization',
  fields: {
    name: { type: 'text', from: 'sources', required: true },
    description: { type: 'text', from: 'sources', many: true },
    country: { type: 'text', from: 'sources' },
    region: { type: 'region', from: 'ours' },
    sort: {
      type: 'term',
      from: 'ours',
      terms: ['ministry', 'university', 'foundation', 'company', 'intergovernmental', 'territorial', 'other'],
    },
    ...tags,
  },
}
