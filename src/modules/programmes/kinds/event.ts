import type { RecordKind } from '../kind.ts'
import { tags } from './tags.ts'

export const event: RecordKind = {
  kind: 'event',
  title: 'name',
  schemaType: 'Event',
  fields: {
    name: { type: 'text', from: 'sources', required: true },
    startsOn: { type: 'date', from: 'sources' },
    endsOn: { type: 'date', from: 'sources' },
    place: { type: 'text', from: 'sources' },
    region: { type: 'region', from: 'ours' },
    organiser: { type: 'record', from: 'sources', many: true, of: ['organisation'] },
    figure: { type: 'text', from: 'sources', many: true },
    result: { type: 'text', from: 'sources', many: true },
    ...tags,
  },
}
