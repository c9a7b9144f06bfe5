import { z } from 'zod'
import { newId } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { authorOf } from '../author.ts'
import type { ProgrammesContext } from '../context.ts'
import { recordsFacts } from '../facts.ts'
import { requireKnownDerivation } from '../indicator.ts'
import { kindNamed } from '../kinds.ts'
import { kindUnknown, recordSlugTaken } from '../problems.ts'
import { Note, ProposedRevision, proposalProblems } from '../proposal.ts'
import { readerOf } from '../reader.ts'
import { GivenFields, RecordCode, RecordSlug } from '../record.ts'
import { insertRecord, insertRevision } from '../record-store.ts'
import { sortKey } from '../sort-key.ts'
import { statedValues } from '../stated-values.ts'
import { insertValues } from '../value-store.ts'

export const proposeRecord = operation({
  id: 'programmes.propose',
  http: 'POST /records',
  summary: 'Propose a record with its sources; it is shown once somebody else has approved it',
  permission: 'programmes:propose',
  effect: 'write',
  cli: { positional: ['kind', 'slug'] },
  input: z.strictObject({
    kind: z.string().max(40),
    slug: RecordSlug,
    code: RecordCode.optional(),
    fields: GivenFields,
    note: Note.optional(),
  }),
  output: ProposedRevision,
  problems: [kindUnknown, recordSlugTaken, ...proposalProblems],

  facts: recordsFacts,

  async run(context: ProgrammesContext, { kind: named, slug, code = null, fields, note = null }) {
    const { db, now, principal, derivations } = context
    const kind = kindNamed(named)
    if (!kind) throw kindUnknown({ kind: named })
    const values = await statedValues(db, readerOf(context), kind, fields)
    requireKnownDerivation(values, derivations)

    const id = newId('rec')
    const isNew = await insertRecord(db, { id, kind: kind.kind, slug, code, sort_key: sortKey(code) }, now)
    if (!isNew) throw recordSlugTaken({ slug })
    const proposal = {
      record_id: id,
      change: 'edit',
      base: null,
      author: authorOf(principal),
      note,
      superseded_by: null,
    } as const
    const revision = await insertRevision(db, proposal, now)
    await insertValues(db, { record: id, revision }, kind.kind, values, now)
    return { id, record: slug, revision }
  },
})
