import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { authorOf } from '../author.ts'
import type { ProgrammesContext } from '../context.ts'
import { lockProposal } from '../decide-revision.ts'
import { revisionFacts } from '../facts.ts'
import {
  citationUnproved,
  recordEnded,
  recordNotFound,
  revisionDecided,
  revisionNotFound,
  revisionOutdated,
} from '../problems.ts'
import { Note } from '../proposal.ts'
import { RecordName, RecordSlug, RevisionNumber } from '../record.ts'
import { decideRevision, putInForce } from '../record-store.ts'
import { requireProved } from '../require-proved.ts'
import { indexRecords } from '../search/record-terms.ts'
import { deleteTerms } from '../search/terms-store.ts'

export const approveRevision = operation({
  id: 'programmes.approve',
  http: 'POST /records/{record}/revisions/{revision}/approval',
  summary: 'Approve what somebody else proposed for a record: it comes into force',
  permission: 'programmes:approve',
  effect: 'write',
  cli: { positional: ['record', 'revision'] },
  input: z.strictObject({ record: RecordName, revision: RevisionNumber, reason: Note.optional() }),
  output: z.strictObject({ record: RecordSlug, revision: z.number().int(), state: z.literal('approved') }),
  problems: [recordNotFound, revisionNotFound, revisionDecided, revisionOutdated, recordEnded, citationUnproved],

  facts: revisionFacts,

  async run(context: ProgrammesContext, input) {
    const { db, now, principal } = context
    const { record, revision } = await lockProposal(db, input)
    const { number } = revision
    if (revision.base !== record.revision) throw revisionOutdated({ id: record.slug, revision: number })
    await requireProved(context, revision)

    await decideRevision(db, revision, 'approved', { by: authorOf(principal), at: now, reason: input.reason ?? null })
    await putInForce(db, revision, now)
    if (revision.change === 'edit') await indexRecords(db, [{ id: record.id, revision: number }])
    else await deleteTerms(db, record.id)
    return { record: record.slug, revision: number, state: 'approved' as const }
  },
})
