import type { RecordKind } from '../kind.ts'

/** A line of the national vision. */
export const axis: RecordKind = {
  kind: 'axis',
  title: 'name',
  schemaType: 'DefinedTerm',
  fields: {
    name: { type: 'text', from: 'sources', required: true },
    description: { type: 'text', from: 'sources', many: true },
  },
}
