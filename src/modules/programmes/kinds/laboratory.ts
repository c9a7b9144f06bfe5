import type { RecordKind } from '../kind.ts'
import { tags } from './tags.ts'

export const laboratory: RecordKind = {
  kind: 'laboratory',
  title: 'name',
  schemaType: 'ResearchOrganization',
  fields: {
    name: { type: 'text', from: 'sources', required: true },
    launchedOn: { type: 'date', from: 'sources' },
    place: { type: 'text', from: 'sources' },
    work: { type: 'text', from: 'sources', many: true },
    /** Who does what in it. */
    role: { type: 'text', from: 'sources', many: true },
    partner: { type: 'record', from: 'sources', many: true, of: ['organisation', 'institute'] },
    agreement: { type: 'record', from: 'sources', many: true, of: ['agreement'] },
    programme: { type: 'record', from: 'sources', many: true, of: ['programme'] },
    budget: { type: 'text', from: 'sources' },
    result: { type: 'text', from: 'sources', many: true },
    ...tags,
  },
}
