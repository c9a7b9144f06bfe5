import type { RecordKind } from '../kind.ts'
import { tags } from './tags.ts'

/** A strategy, roadmap, programme, centre or draft law: what turns a vision into acts. */
export const programme: RecordKind = {
  kind: 'programme',
  title: 'name',
  schemaType: 'Project',
  fields: {
    /** All its names, each with the source that uses it. */
    name: { type: 'text', from: 'sources', required: true },
    /** What the sources say that it is; they may differ. */
    description: { type: 'text', from: 'sources' },
    aim: { type: 'text', from: 'sources', many: true },
    launchedOn: { type: 'date', from: 'sources' },
    place: { type: 'text', from: 'sources' },
    leader: { type: 'record', from: 'sources', many: true, of: ['organisation'] },
    partner: { type: 'record', from: 'sources', many: true, of: ['organisation'] },
    budget: { type: 'text', from: 'sources' },
    targets: { type: 'text', from: 'sources', many: true },
    text: { type: 'text', from: 'sources' },
    sort: { type: 'term', from: 'ours', terms: ['strategy', 'roadmap', 'initiative', 'network', 'centre', 'law'] },
    ...tags,
  },
}
