import type { RecordKind } from '../kind.ts'
import { tags } from './tags.ts'

export const institute: RecordKind = {
  kind: 'institute',
  title: 'name',
  schemaType: 'ResearchOrganization',
  fields: {
    name: { type: 'text', from: 'sources', required: true },
    role: { type: 'text', from: 'sources', many: true },
    place: { type: 'text', from: 'sources' },
    /** Where the place lies is for the map: the sources name the place. */
    region: { type: 'region', from: 'ours' },
    /** What the sources let one say of it: announced as launched, or to be created. */
    stage: { type: 'term', from: 'sources', terms: ['launched', 'planned'] },
    status: { type: 'text', from: 'sources' },
    launchedOn: { type: 'date', from: 'sources' },
    openedOn: { type: 'date', from: 'sources' },
    purpose: { type: 'text', from: 'sources', many: true },
    infrastructure: { type: 'text', from: 'sources', many: true },
    partner: { type: 'record', from: 'sources', many: true, of: ['organisation'] },
    budget: { type: 'text', from: 'sources' },
    programme: { type: 'record', from: 'sources', many: true, of: ['programme'] },
    ...tags,
  },
}
