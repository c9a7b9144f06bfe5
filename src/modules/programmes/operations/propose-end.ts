import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { authorOf } from '../author.ts'
import type { ProgrammesContext } from '../context.ts'
import { concealedRecord, recordFacts } from '../facts.ts'
import { linkedRecordUnknown, recordEnded, recordNotFound } from '../problems.ts'
import { Note, ProposedRevision } from '../proposal.ts'
import { RecordName } from '../record.ts'
import { findRecord, insertRevision, lockRecord } from '../record-store.ts'

export const proposeEnd = operation({
  id: 'programmes.propose-end',
  http: 'POST /records/{record}/end',
  summary: 'Propose to retract a record, or to let another supersede it; its history stays',
  permission: 'programmes:propose',
  effect: 'write',
  cli: { positional: ['record', 'change'] },
  input: z.discriminatedUnion('change', [
    z.strictObject({ record: RecordName, change: z.literal('retraction'), note: Note }),
    z.strictObject({ record: RecordName, change: z.literal('supersession'), by: RecordName, note: Note }),
  ]),
  output: ProposedRevision,
  problems: [recordNotFound, recordEnded, linkedRecordUnknown],

  facts: recordFacts,
  concealed: concealedRecord,

  async run({ db, now, principal }: ProgrammesContext, input) {
    const record = await lockRecord(db, input.record)
    if (!record) throw recordNotFound({ id: input.record })
    if (record.state !== 'published') throw recordEnded({ id: record.slug })
    const successor = input.change === 'supersession' ? await findRecord(db, input.by) : undefined
    if (input.change === 'supersession' && (successor?.state !== 'published' || successor.id === record.id)) {
      throw linkedRecordUnknown({ field: 'by', record: input.by })
    }
    const proposal = {
      record_id: record.id,
      change: input.change,
      base: record.revision,
      author: authorOf(principal),
      note: input.note,
      superseded_by: successor?.id ?? null,
    }
    const revision = await insertRevision(db, proposal, now)
    return { id: record.id, record: record.slug, revision }
  },
})
