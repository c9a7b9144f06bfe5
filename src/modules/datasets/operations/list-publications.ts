import { z } from 'zod'
import { pageOf } from '../../../kernel/cursor.ts'
import { Digest } from '../../../kernel/identifier.ts'
import { Multilingual } from '../../../kernel/language.ts'
import { operation } from '../../../kernel/operation.ts'
import { readershipOf, rulesAllow } from '../../policy/index.ts'
import type { DatasetsContext } from '../context.ts'
import { findDataFacts } from '../data-facts.ts'
import { DatasetId } from '../dataset.ts'
import { cursorUnknown } from '../problems.ts'
import { publicationCursor, publicationPlace } from '../publication-cursor.ts'
import { listPublished, type PublishedPlace } from '../published-store.ts'

const Publication = z.strictObject({
  dataSet: z.strictObject({ id: DatasetId, slug: z.string(), titles: Multilingual }),
  version: Digest,
  /** For the first time: a version that was put back is not published anew. */
  publishedAt: z.iso.datetime(),
  /** Where a page begins that goes on after this one. */
  cursor: z.string(),
})

const listing = { id: 'datasets.list-publications', permission: 'datasets:read' } as const

export const listPublications = operation({
  ...listing,
  http: 'GET /publications',
  summary: 'List the versions published of data sets that the caller may read, newest first',
  effect: 'read',
  input: z.strictObject({
    limit: z.coerce.number().int().min(1).max(100).default(50),
    /** `next` of the page before, or `cursor` of a publication. */
    cursor: z.string().max(400).optional(),
  }),
  output: z.strictObject({ publications: z.array(Publication), next: z.string().nullable() }),
  problems: [cursorUnknown],

  facts: () => ({ kind: 'catalogue', id: 'catalogue' }),

  async run(context: DatasetsContext, { limit, cursor }) {
    const after = cursor === undefined ? null : publicationPlace(cursor)
    if (after === undefined) throw cursorUnknown({})
    // One more than asked for says whether there is another page.
    const found = await mayBeRead(context, { after, limit: limit + 1 })
    const { page, next } = pageOf(found, limit, publicationCursor)
    const publications = page.map((published) => ({
      dataSet: { id: published.dataSet, slug: published.slug, titles: published.titles },
      version: published.version,
      publishedAt: published.publishedAt.toISOString(),
      cursor: publicationCursor(published),
    }))
    return { publications, next }
  },
})

type Published = Awaited<ReturnType<typeof listPublished>>[number]

/** Of what labels let the caller read, in its order, what the rules do not keep back; as many as wanted, if there are. */
async function mayBeRead(
  context: DatasetsContext,
  wanted: { readonly after: PublishedPlace | null; readonly limit: number },
): Promise<Published[]> {
  const { db } = context
  const readership = readershipOf(context)
  const mayRead = rulesAllow(context, listing)
  const allowed: Published[] = []
  let { after } = wanted
  while (allowed.length < wanted.limit) {
    const found = await listPublished(db, 'version', readership, { after, limit: wanted.limit })
    const known = await findDataFacts(
      db,
      found.map(({ dataSet }) => dataSet),
    )
    for (const published of found) {
      const { dataSet, version } = published
      const facts = known.get(dataSet)?.facts
      if (facts && mayRead({ ...facts, data: [{ dataSet, version }] })) allowed.push(published)
    }
    after = found.at(-1) ?? null
    if (found.length < wanted.limit) break
  }
  return allowed.slice(0, wanted.limit)
}
