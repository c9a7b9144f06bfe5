import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { isOfficer } from '../../../kernel/principal.ts'
import type { ProgrammesContext } from '../context.ts'
import { concealedRecord, publicRecordFacts } from '../facts.ts'
import { recordNotFound } from '../problems.ts'
import { readerOf } from '../reader.ts'
import { RecordLink, RecordName } from '../record.ts'
import { findRecord, revisionsOf } from '../record-store.ts'
import { linksTo } from '../show-records.ts'

export const readHistory = operation({
  id: 'programmes.history',
  http: 'GET /records/{record}/history',
  summary: 'Read how a record came to be as it is: what was approved, when and why; for officers, also what was not',
  permission: 'programmes:read',
  effect: 'read',
  cli: { positional: ['record'] },
  input: z.strictObject({ record: RecordName }),
  output: z.strictObject({
    record: RecordLink,
    revisions: z.array(
      z.strictObject({
        number: z.number().int().positive(),
        change: z.enum(['edit', 'supersession', 'retraction']),
        state: z.enum(['proposed', 'approved', 'refused']),
        note: z.string().nullable(),
        reason: z.string().nullable(),
        proposedAt: z.iso.datetime(),
        decidedAt: z.iso.datetime().nullable(),
        supersededBy: RecordLink.nullable(),
      }),
    ),
  }),
  problems: [recordNotFound],

  facts: publicRecordFacts,
  concealed: concealedRecord,

  async run(context: ProgrammesContext, { record: name }) {
    const { db, principal } = context
    const row = await findRecord(db, name)
    if (!row) throw recordNotFound({ id: name })
    const revisions = await revisionsOf(db, row.id, isOfficer(principal))
    const links = await linksTo(db, readerOf(context), [
      row.id,
      ...revisions.flatMap(({ superseded_by }) => superseded_by ?? []),
    ])
    const record = links.get(row.id)
    if (!record) throw recordNotFound({ id: name })
    return {
      record,
      revisions: revisions.map(({ number, change, state, note, reason, proposed_at, decided_at, superseded_by }) => ({
        number,
        change,
        state,
        note,
        reason,
        proposedAt: proposed_at.toISOString(),
        decidedAt: decided_at?.toISOString() ?? null,
        supersededBy: (superseded_by && links.get(superseded_by)) || null,
      })),
    }
  },
})
