import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { authorOf } from '../author.ts'
import type { ProgrammesContext } from '../context.ts'
import { lockProposal } from '../decide-revision.ts'
import { revisionFacts } from '../facts.ts'
import { recordEnded, recordNotFound, revisionDecided, revisionNotFound } from '../problems.ts'
import { Note } from '../proposal.ts'
import { RecordName, RecordSlug, RevisionNumber } from '../record.ts'
import { decideRevision } from '../record-store.ts'

export const refuseRevision = operation({
  id: 'programmes.refuse',
  http: 'POST /records/{record}/revisions/{revision}/refusal',
  summary: 'Refuse what somebody else proposed for a record, with a reason',
  permission: 'programmes:approve',
  effect: 'write',
  cli: { positional: ['record', 'revision', 'reason'] },
  input: z.strictObject({ record: RecordName, revision: RevisionNumber, reason: Note }),
  output: z.strictObject({ record: RecordSlug, revision: z.number().int(), state: z.literal('refused') }),
  problems: [recordNotFound, revisionNotFound, revisionDecided, recordEnded],

  facts: revisionFacts,

  async run({ db, now, principal }: ProgrammesContext, input) {
    const { record, revision } = await lockProposal(db, input)
    await decideRevision(db, revision, 'refused', { by: authorOf(principal), at: now, reason: input.reason })
    return { record: record.slug, revision: revision.number, state: 'refused' as const }
  },
})
