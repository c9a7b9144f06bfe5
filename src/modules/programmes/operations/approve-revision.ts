import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { authorOf } from '../author.ts'
import { readableHoldings } from '../citations/document-text.ts'
import { citationKey, proveCitations } from '../citations/prove-citations.ts'
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
import { readerOf } from '../reader.ts'
import { RecordName, RecordSlug, RevisionNumber } from '../record.ts'
import { decideRevision, putInForce } from '../record-store.ts'
import { indexRecords } from '../search/record-terms.ts'
import { deleteTerms } from '../search/terms-store.ts'
import { citationsOf, valuesOf } from '../value-store.ts'

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
    await stillProved(context, { record: record.id, revision: number })

    await decideRevision(db, revision, 'approved', { by: authorOf(principal), at: now, reason: input.reason ?? null })
    await putInForce(db, revision, now)
    if (revision.change === 'edit') await indexRecords(db, [{ id: record.id, revision: number }])
    else await deleteTerms(db, record.id)
    return { record: record.slug, revision: number, state: 'approved' as const }
  },
})

/** What was proved when it was proposed may no longer be. A citation whose document is not here waits, as it did then. */
async function stillProved(
  context: ProgrammesContext,
  revision: { readonly record: string; readonly revision: number },
): Promise<void> {
  const { db } = context
  const reader = readerOf(context)
  const citations = await citationsOf(db, await valuesOf(db, [revision]))
  const proved = await proveCitations(db, reader, citations)
  const held = await readableHoldings(db, reader, [...new Set(citations.map(({ document }) => document))])
  for (const { field, place, ...citation } of citations) {
    const isHere = (held.get(citation.document) ?? []).length > 0
    if (isHere && !proved.has(citationKey(citation))) throw citationUnproved({ field, place })
  }
}
