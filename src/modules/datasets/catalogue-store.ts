import { type ExpressionBuilder, type ExpressionWrapper, type Kysely, type SqlBool, sql } from 'kysely'
import type { Digest } from '../../kernel/identifier.ts'
import { type Label, personalKinds, secrecies } from '../../kernel/label.ts'
import type { Multilingual } from '../../kernel/language.ts'
import type { Clearance, Readership } from '../policy/index.ts'
import type { Dataset, Publisher } from './dataset.ts'
import { datasetOf } from './dataset-store.ts'
import type { DatasetFile } from './file.ts'
import { goldenQuestionsPath } from './golden-question.ts'
import { identifiersOf } from './identifier-store.ts'
import type { DatasetTables } from './tables.ts'
import type { Content, Version } from './version.ts'
import { contentOf, currentVersions, filesOfVersions } from './version-store.ts'

type DatasetDatabase = Kysely<DatasetTables>

type Columns = ExpressionBuilder<DatasetTables, 'datasets.dataset'>
type Condition = ExpressionWrapper<DatasetTables, 'datasets.dataset', SqlBool>

/** What a readership covers, as SQL: what is not covered never leaves the database. The same as the policy module's own answer. */
export function readableBy({ everywhere, towards, permitted }: Readership): (columns: Columns) => Condition {
  return (columns) =>
    columns.or([
      coveredBy(everywhere)(columns),
      ...towards.map(({ owner, clearance }) =>
        columns.and([columns('publisher_id', '=', owner), coveredBy(clearance)(columns)]),
      ),
      ...(permitted
        ? permitted.data.map(({ dataSet, version }) =>
            columns.and([
              columns('id', '=', dataSet),
              ...(version === null ? [] : [columns('current_version', '=', version)]),
              coveredBy(permitted.clearance)(columns),
            ]),
          )
        : []),
    ])
}

/** What one clearance covers, whoever owns it. */
export function coveredBy(clearance: Clearance): (columns: Columns) => Condition {
  return (columns) =>
    columns.and([
      columns('secrecy', 'in', upTo(secrecies, clearance.secrecy)),
      columns('personal', 'in', upTo(personalKinds, clearance.personal)),
      clearance.sectors === 'every'
        ? columns.lit(true)
        : sql<SqlBool>`${columns.ref('sectors')} <@ ${clearance.sectors}::text[]`,
      clearance.residency === 'anywhere'
        ? columns('residency', 'is', null)
        : columns.or([
            columns('residency', 'is', null),
            sql<SqlBool>`${columns.ref('residency')} @> ${clearance.residency}::text[]`,
          ]),
    ])
}

function upTo<Kind extends string>(order: readonly Kind[], highest: Kind): Kind[] {
  return order.slice(0, order.indexOf(highest) + 1)
}

/** The place after a data set in the catalogue's order. */
export type CataloguePlace = { readonly createdAt: Date; readonly id: string }

/** A data set as the catalogue lists it, with the version that readers get; null for a draft. */
export type CatalogueEntry = { readonly dataset: Dataset; readonly current: Version | null }

/**
 * Data sets that the readership covers or that are announced, newest first, after `after`, at most `limit`. Drafts are seen
 * by the officers of their owner.
 */
export async function listCatalogue(
  db: DatasetDatabase,
  wanted: {
    readonly readership: Readership
    readonly state: 'published' | 'draft' | 'all'
    /** The organisations whose drafts are seen too. */
    readonly draftsOf: 'every' | readonly string[]
    readonly after: CataloguePlace | undefined
    readonly limit: number
  },
): Promise<CatalogueEntry[]> {
  const { readership, state, draftsOf, after, limit } = wanted
  const rows = await db
    .selectFrom('datasets.dataset')
    .selectAll()
    .where((columns) =>
      columns.or([
        readableBy(readership)(columns),
        columns.and([columns('announced', '=', true), columns('current_version', 'is not', null)]),
      ]),
    )
    .$if(state === 'published', (query) => query.where('current_version', 'is not', null))
    .$if(state === 'draft', (query) => query.where('current_version', 'is', null))
    .$if(draftsOf !== 'every', (query) =>
      query.where((columns) =>
        columns.or([
          columns('current_version', 'is not', null),
          sql<SqlBool>`publisher_id = any (${draftsOf}::text[])`,
        ]),
      ),
    )
    .$if(after !== undefined, (query) =>
      query.where((columns) =>
        columns(columns.refTuple('created_at', 'id'), '<', columns.tuple(after!.createdAt, after!.id)),
      ),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  const current = await currentVersions(
    db,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({ dataset: datasetOf(row), current: current.get(row.id) ?? null }))
}

/** A published version that may be used, with what an answer says about where it comes from. */
export type PermittedVersion = {
  readonly dataSet: string
  readonly slug: string
  readonly version: Digest
  /** Its documents: all files but the golden questions. */
  readonly files: readonly DatasetFile[]
  readonly provenance: Dataset['provenance']
  readonly titles: Multilingual
  readonly publisher: Publisher
  readonly licence: string
  readonly label: Label
  readonly announced: boolean
  readonly cndp: Dataset['cndp']
  readonly purposes: Dataset['purposes']
  /** Types of identifiers that stand in it, certainly or likely. */
  readonly identifiers: readonly string[]
}

/**
 * The version that readers get, of every published data set that the readership covers; of those in `only` when it is
 * given. Read at the moment of use: a label raised or a version published a moment ago counts.
 */
export async function permittedVersions(
  db: DatasetDatabase,
  readership: Readership,
  options: { readonly only?: readonly string[] } = {},
): Promise<PermittedVersion[]> {
  const { only } = options
  const rows = await db
    .selectFrom('datasets.dataset')
    .selectAll()
    .where(readableBy(readership))
    .where('current_version', 'is not', null)
    .$if(only !== undefined, (query) => query.where(sql<SqlBool>`id = any (${only ?? []}::text[])`))
    .orderBy('id')
    .execute()
  const datasets = rows.map(datasetOf)
  const versions = datasets.map(({ id, currentVersion }) => ({ dataset: id, version: currentVersion! }))
  const files = await filesOfVersions(db, versions)
  const identifiers = await identifiersOf(db, versions)
  return datasets.map((dataset) => ({
    dataSet: dataset.id,
    slug: dataset.slug,
    version: dataset.currentVersion!,
    files: (files.get(dataset.id) ?? []).filter(isDocument),
    provenance: dataset.provenance,
    titles: dataset.titles,
    publisher: dataset.publisher,
    licence: dataset.licence,
    label: dataset.label,
    announced: dataset.announced,
    cndp: dataset.cndp,
    purposes: dataset.purposes,
    identifiers: identifiers.get(dataset.id) ?? [],
  }))
}

/**
 * The documents of a version: all files but the golden questions, which are never indexed. Empty when there is no such
 * version. Asks nobody's clearance: for the job that indexes.
 */
export async function readVersionFiles(db: DatasetDatabase, version: Digest): Promise<Content[]> {
  return (await contentOf(db, version)).filter(isDocument)
}

function isDocument({ path }: { readonly path: string }): boolean {
  return path !== goldenQuestionsPath
}
