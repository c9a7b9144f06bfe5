import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { authorOf } from '../author.ts'
import type { ProgrammesContext } from '../context.ts'
import { recordFacts } from '../facts.ts'
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
  input: z
    .strictObject({
      record: RecordName,
      change: z.enum(['retraction', 'supersession']),
      /** What supersedes it; of a retraction nothing. */
      by: RecordName.optional(),
      note: Note,
    })
    .superRefine(({ change, by }, context) => {
      if (change === 'supersession' && by === undefined) {
        context.addIssue({ code: 'invalid_type', expected: 'string', input: undefined, path: ['by'] })
      } else if (change === 'retraction' && by !== undefined) context.addIssue({ code: 'custom', path: ['by'] })
    }),
  output: ProposedRevision,
  problems: [recordNotFound, recordEnded, linkedRecordUnknown],

  facts: recordFacts,

  async run({ db, now, principal }: ProgrammesContext, input) {
    const record = await lockRecord(db, input.record)
    if (!record) throw recordNotFound({ id: input.record })
    if (record.state !== 'published') throw recordEnded({ id: record.slug })
    const successor = input.by === undefined ? undefined : await findRecord(db, input.by)
    if (input.by !== undefined && (successor?.state !== 'published' || successor.id === record.id)) {
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
