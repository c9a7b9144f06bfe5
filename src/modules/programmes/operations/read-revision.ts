import { z } from 'zod'
import { viewOf } from '../../../kernel/database.ts'
import { operation } from '../../../kernel/operation.ts'
import { type DatasetTables, holdingsOf } from '../../datasets/index.ts'
import { wholeReadership } from '../../policy/index.ts'
import { authorOf } from '../author.ts'
import type { ProgrammesContext } from '../context.ts'
import { revisionFacts } from '../facts.ts'
import { kindNamed } from '../kinds.ts'
import { kindUnknown, recordNotFound, revisionNotFound } from '../problems.ts'
import { readerOf } from '../reader.ts'
import {
  Citation,
  FieldName,
  RecordId,
  RecordLink,
  RecordName,
  RecordSlug,
  RevisionNumber,
  ShownValue,
  Statement,
} from '../record.ts'
import { findRecord, findRevision, recordsById } from '../record-store.ts'
import { showRevisions } from '../show-records.ts'
import { citationsOf, valuesOf } from '../value-store.ts'

export const readRevision = operation({
  id: 'programmes.read-revision',
  http: 'GET /records/{record}/revisions/{revision}',
  summary: 'Read what somebody proposed for a record, as it was given and as it can be shown now',
  permission: 'programmes:propose',
  effect: 'read',
  cli: { positional: ['record', 'revision'] },
  input: z.strictObject({ record: RecordName, revision: RevisionNumber }),
  output: z.strictObject({
    id: RecordId,
    record: RecordSlug,
    kind: z.string(),
    code: RecordLink.shape.code,
    revision: z.number().int().positive(),
    change: z.enum(['edit', 'supersession', 'retraction']),
    state: z.enum(['proposed', 'approved', 'refused']),
    /** The revision that was in force when it was proposed, and the one that is now. */
    base: z.number().int().positive().nullable(),
    inForce: z.number().int().positive().nullable(),
    note: z.string().nullable(),
    reason: z.string().nullable(),
    proposedAt: z.iso.datetime(),
    decidedAt: z.iso.datetime().nullable(),
    /** The caller proposed it, so somebody else has to decide. */
    own: z.boolean(),
    supersededBy: RecordLink.nullable(),
    /** As the caller may see it now. */
    fields: z.record(FieldName, z.array(ShownValue)),
    /** Whole, as it was proposed: what a form is filled with to propose a change. */
    given: z.record(FieldName, z.array(z.strictObject({ ...Statement.shape, citations: z.array(Citation) }))),
    /** Values of which nothing can be proved now. */
    unproved: z.array(z.strictObject({ field: FieldName, place: z.number().int() })),
  }),
  problems: [recordNotFound, revisionNotFound, kindUnknown],

  facts: revisionFacts,

  async run(context: ProgrammesContext, { record: name, revision: number }) {
    const { db, principal } = context
    const record = await findRecord(db, name)
    if (!record) throw recordNotFound({ id: name })
    const revision = await findRevision(db, record.id, number)
    if (!revision) throw revisionNotFound({ id: record.slug, revision: number })
    const kind = kindNamed(record.kind)
    if (!kind) throw kindUnknown({ kind: record.kind })

    const key = { record: record.id, revision: number }
    const successors = revision.superseded_by ? [revision.superseded_by] : []
    const shown = await showRevisions(db, readerOf(context), [{ ...key, kind }], successors)
    const [{ fields, hidden }] = shown.revisions as [(typeof shown.revisions)[number]]
    const given = await givenBy(context, key)
    const own = revision.author === authorOf(principal)
    if (!own && (await isKept(db, given, hidden))) throw revisionNotFound({ id: record.slug, revision: number })
    return {
      id: record.id,
      record: record.slug,
      kind: record.kind,
      code: record.code,
      revision: number,
      change: revision.change,
      state: revision.state,
      base: revision.base,
      inForce: record.revision,
      note: revision.note,
      reason: revision.reason,
      proposedAt: revision.proposed_at.toISOString(),
      decidedAt: revision.decided_at?.toISOString() ?? null,
      own,
      supersededBy: (revision.superseded_by && shown.links.get(revision.superseded_by)) || null,
      fields: { ...fields },
      given,
      unproved: [...hidden],
    }
  },
})

/**
 * Whether a value that the reader cannot prove stands on a document that is here and closed to them: its words are as closed
 * as the document. One whose document nobody has published yet is for whoever decides on it to see.
 */
async function isKept(db: ProgrammesContext['db'], given: Given, hidden: readonly Place[]): Promise<boolean> {
  const documents = hidden.flatMap(({ field, place }) => given[field]?.[place]?.citations ?? [])
  const named = [...new Set(documents.map(({ document }) => document))]
  const held = await holdingsOf(viewOf<DatasetTables>(db), wholeReadership, named)
  return [...held.values()].some((holdings) => holdings.length > 0)
}

type Place = { readonly field: string; readonly place: number }
type Given = Record<string, (Statement & { citations: Citation[] })[]>

async function givenBy(
  { db }: ProgrammesContext,
  key: { readonly record: string; readonly revision: number },
): Promise<Given> {
  const values = await valuesOf(db, [key])
  const cited = Map.groupBy(await citationsOf(db, values), ({ field, place }) => `${field} ${place}`)
  const targets = [...new Set(values.flatMap(({ target }) => target ?? []))]
  const slugs = new Map((await recordsById(db, targets)).map(({ id, slug }) => [id, slug]))
  const given: Given = {}
  for (const { field, place, texts, date, number, target, region, term, address } of values) {
    const citations = (cited.get(`${field} ${place}`) ?? []).map(({ document, page, start, end, quote }) => {
      return { document, page, start, end, quote }
    })
    given[field] = [
      ...(given[field] ?? []),
      { texts, date, number, record: target && slugs.get(target)!, region, term, address, citations },
    ]
  }
  return given
}
