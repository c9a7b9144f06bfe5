import { z } from 'zod'
import { cursorAt, pageOf, placeAt } from '../../../kernel/cursor.ts'
import { operation } from '../../../kernel/operation.ts'
import { officeOf } from '../../../kernel/principal.ts'
import { readershipOf } from '../../policy/index.ts'
import { Access, accessOf, toldOf } from '../access.ts'
import { type CataloguePlace, listCatalogue } from '../catalogue-store.ts'
import type { DatasetsContext } from '../context.ts'
import { Dataset, DatasetId } from '../dataset.ts'
import { factsOf } from '../facts.ts'
import { holdingGoldenQuestions } from '../golden-question-store.ts'
import { identifiersOf } from '../identifier-store.ts'
import { cursorUnknown } from '../problems.ts'
import { Version } from '../version.ts'

/** What the catalogue says of a data set: everything but the long text of its licence. */
const Entry = z.strictObject({
  ...Dataset.omit({ licenceText: true }).shape,
  access: Access,
  /**
   * The version that readers get, and whether golden questions stand in it; null for a draft, and for a data set whose
   * content the caller would have to ask for.
   */
  current: Version.extend({ goldenQuestions: z.boolean() }).nullable(),
})

const Place = z.tuple([z.iso.datetime(), DatasetId])

export const listDatasets = operation({
  id: 'datasets.list',
  http: 'GET /data-sets',
  summary: 'List the data sets that the caller may read, and those that are announced, newest first',
  permission: 'datasets:discover',
  effect: 'read',
  input: z.strictObject({
    /** Drafts are shown to those who prepare data sets. */
    state: z.enum(['published', 'draft']).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    /** `next` of the page before. */
    cursor: z.string().max(200).optional(),
  }),
  output: z.strictObject({
    dataSets: z.array(Entry),
    /** Where the next page begins; null on the last. */
    next: z.string().nullable(),
  }),
  problems: [cursorUnknown],

  facts: () => ({ kind: 'catalogue', id: 'catalogue' }),

  async run(context: DatasetsContext, { state, limit, cursor }) {
    const after = cursor === undefined ? undefined : placeOf(cursor)
    const wanted = {
      readership: readershipOf(context),
      state: state ?? 'all',
      draftsOf: officeOf(context.principal),
      after,
    } as const
    // One more than asked for says whether there is another page.
    const found = await listCatalogue(context.db, { ...wanted, limit: limit + 1 })
    const { page, next } = pageOf(found, limit, ({ dataset }) => cursorAfter(dataset))
    const versions = page.flatMap(({ dataset: { id, currentVersion } }) =>
      currentVersion === null ? [] : [{ dataset: id, version: currentVersion }],
    )
    const identifiers = await identifiersOf(context.db, versions)
    const golden = await holdingGoldenQuestions(context.db, versions)
    const accessTo = accessOf(context)
    return {
      dataSets: page.map(({ dataset, current }) => {
        const access = accessTo(factsOf(dataset, identifiers.get(dataset.id) ?? []))
        const { licenceText: _, ...said } = toldOf(context, access, dataset)
        const isTold = current !== null && access !== 'ask'
        return { ...said, current: isTold ? { ...current, goldenQuestions: golden.has(dataset.id) } : null }
      }),
      next,
    }
  },
})

function cursorAfter(dataset: Dataset): string {
  return cursorAt([dataset.createdAt, dataset.id])
}

function placeOf(cursor: string): CataloguePlace {
  const place = placeAt(cursor, Place)
  if (!place) throw cursorUnknown({})
  return { createdAt: new Date(place[0]), id: place[1] }
}
