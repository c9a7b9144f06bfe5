import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { authorOf } from '../author.ts'
import type { ProgrammesContext } from '../context.ts'
import { recordFacts } from '../facts.ts'
import { requireKnownDerivation } from '../indicator.ts'
import { kindNamed } from '../kinds.ts'
import { kindUnknown, recordEnded, recordNotFound } from '../problems.ts'
import { Note, ProposedRevision, proposalProblems } from '../proposal.ts'
import { readerOf } from '../reader.ts'
import { GivenFields, RecordName } from '../record.ts'
import { insertRevision, lockRecord } from '../record-store.ts'
import { statedValues } from '../stated-values.ts'
import { insertValues } from '../value-store.ts'

export const proposeChange = operation({
  id: 'programmes.propose-change',
  http: 'POST /records/{record}/revisions',
  summary: 'Propose new fields for a record, all of them; they come into force once somebody else has approved them',
  permission: 'programmes:propose',
  effect: 'write',
  cli: { positional: ['record'] },
  input: z.strictObject({ record: RecordName, fields: GivenFields, note: Note.optional() }),
  output: ProposedRevision,
  problems: [recordNotFound, recordEnded, kindUnknown, ...proposalProblems],

  facts: recordFacts,

  async run(context: ProgrammesContext, { record: name, fields, note = null }) {
    const { db, now, principal, derivations } = context
    const record = await lockRecord(db, name)
    if (!record) throw recordNotFound({ id: name })
    if (record.state === 'retracted' || record.state === 'superseded') throw recordEnded({ id: record.slug })
    const kind = kindNamed(record.kind)
    if (!kind) throw kindUnknown({ kind: record.kind })
    const values = await statedValues(db, readerOf(context), kind, fields)
    requireKnownDerivation(values, derivations)

    const proposal = {
      record_id: record.id,
      change: 'edit',
      base: record.revision,
      author: authorOf(principal),
      note,
      superseded_by: null,
    } as const
    const revision = await insertRevision(db, proposal, now)
    await insertValues(db, { record: record.id, revision }, kind.kind, values, now)
    return { id: record.id, record: record.slug, revision }
  },
})
