import type { RecordKind } from '../kind.ts'
import { tags } from './tags.ts'

/** An agreement as an obligation: what was promised, by whom, until when, and what came of it. */
export const agreement: RecordKind = {
  kind: 'agreement',
  title: 'partner',
  schemaType: 'CreativeWork',
  fields: {
    /** By the name that the source gives; the record it leads to may have others. Or, unnamed, only words. */
    partner: { type: 'text', from: 'sources', required: true, many: true },
    party: { type: 'record', from: 'sources', many: true, of: ['organisation'] },
    /** The event at which it was signed: two sets of agreements are told apart by it. */
    event: { type: 'record', from: 'sources', required: true, of: ['event'] },
    status: { type: 'term', from: 'sources', terms: ['signed', 'protocol-signed'] },
    /** What kind of document the sources say it is; they may differ. */
    nature: { type: 'text', from: 'sources' },
    subject: { type: 'text', from: 'sources', many: true },
    promise: { type: 'text', from: 'sources', many: true },
    promisedBy: { type: 'record', from: 'sources', many: true, of: ['organisation'] },
    due: { type: 'date', from: 'sources' },
    amount: { type: 'text', from: 'sources' },
    terms: { type: 'text', from: 'sources' },
    outcome: { type: 'text', from: 'sources', many: true },
    /** What this installation holds that shows it being kept. */
    evidence: { type: 'address', from: 'ours', many: true },
    /** What came of it on record: an institute, a laboratory. */
    result: { type: 'record', from: 'sources', many: true, of: ['institute', 'laboratory', 'programme'] },
    region: { type: 'region', from: 'ours', many: true },
    /** How many agreements one row stands for, when the sources count them and do not name them. */
    count: { type: 'number', from: 'sources' },
    ...tags,
  },
}
