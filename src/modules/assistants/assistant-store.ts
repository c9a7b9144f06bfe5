import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { Digest } from '../../kernel/identifier.ts'
import type { Multilingual } from '../../kernel/language.ts'
import { textOf, VersionDocument } from './assistant.ts'
import type { AssistantTables } from './tables.ts'

type AssistantsDatabase = Kysely<AssistantTables>

/** An assistant as it is stored, with its versions, newest first. People stand in it by their holder. */
export type StoredAssistant = {
  readonly id: string
  readonly project: string
  readonly owner: string
  readonly names: Multilingual
  readonly dataSets: readonly string[]
  readonly permit: string | null
  readonly createdAt: Date
  readonly createdBy: string
  readonly versions: readonly Omit<StoredVersion, 'assistant' | 'document'>[]
}

export type StoredVersion = {
  readonly digest: Digest
  readonly assistant: string
  /** From 1. */
  readonly number: number
  readonly document: VersionDocument
  readonly madeAt: Date
  readonly madeBy: string
}

export async function findAssistant(db: AssistantsDatabase, id: string): Promise<StoredAssistant | undefined> {
  const row = await db.selectFrom('assistants.assistant').selectAll().where('id', '=', id).executeTakeFirst()
  return row && (await withVersions(db, [row]))[0]
}

/** Of two transactions that change the same assistant, one waits here for the other. */
export async function lockAssistant(db: AssistantsDatabase, id: string): Promise<StoredAssistant | undefined> {
  await db.selectFrom('assistants.assistant').select('id').where('id', '=', id).forNoKeyUpdate().execute()
  return findAssistant(db, id)
}

/** The place after an assistant in a list whose newest come first. */
export type Place = { readonly at: Date; readonly id: string }

/** Newest first: those of these projects, and those that these organisations answer for. */
export async function listStored(
  db: AssistantsDatabase,
  wanted: {
    readonly projects: readonly string[]
    readonly owners: 'every' | readonly string[]
    /** Of this project alone. */
    readonly project: string | undefined
    readonly after: Place | undefined
    readonly limit: number
  },
): Promise<StoredAssistant[]> {
  const { projects, owners, project, after, limit } = wanted
  const rows = await db
    .selectFrom('assistants.assistant')
    .selectAll()
    .$if(owners !== 'every', (query) =>
      query.where(sql<SqlBool>`(project_id = any (${projects}::text[]) or owner_id = any (${owners}::text[]))`),
    )
    .$if(project !== undefined, (query) => query.where('project_id', '=', project!))
    .$if(after !== undefined, (query) =>
      query.where((columns) => columns(columns.refTuple('created_at', 'id'), '<', columns.tuple(after!.at, after!.id))),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return withVersions(db, rows)
}

export async function insertAssistant(
  db: AssistantsDatabase,
  assistant: Omit<StoredAssistant, 'versions'>,
): Promise<void> {
  await db
    .insertInto('assistants.assistant')
    .values({
      id: assistant.id,
      project_id: assistant.project,
      owner_id: assistant.owner,
      names: JSON.stringify(assistant.names),
      data_sets: [...assistant.dataSets],
      permit_id: assistant.permit,
      created_at: assistant.createdAt,
      created_by: assistant.createdBy,
    })
    .execute()
}

/** Which permit it names from now on. */
export async function setPermit(db: AssistantsDatabase, id: string, permit: string): Promise<void> {
  await db.updateTable('assistants.assistant').set({ permit_id: permit }).where('id', '=', id).execute()
}

/** One that is there already stays as it was made. */
export async function insertVersion(db: AssistantsDatabase, version: StoredVersion): Promise<void> {
  await db
    .insertInto('assistants.version')
    .values({
      digest: version.digest,
      assistant_id: version.assistant,
      number: version.number,
      document: textOf(version.document),
      made_at: version.madeAt,
      made_by: version.madeBy,
    })
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .execute()
}

export async function findVersion(db: AssistantsDatabase, digest: string): Promise<StoredVersion | undefined> {
  const row = await db.selectFrom('assistants.version').selectAll().where('digest', '=', digest).executeTakeFirst()
  if (!row) return undefined
  const document = VersionDocument.parse(JSON.parse(row.document))
  return { ...shownVersion(row), assistant: row.assistant_id, document }
}

async function withVersions(
  db: AssistantsDatabase,
  rows: readonly Selectable<AssistantTables['assistants.assistant']>[],
): Promise<StoredAssistant[]> {
  if (rows.length === 0) return []
  const versions = await db
    .selectFrom('assistants.version')
    .select(['digest', 'assistant_id', 'number', 'made_at', 'made_by'])
    .where(
      'assistant_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('number', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    project: row.project_id,
    owner: row.owner_id,
    names: row.names,
    dataSets: row.data_sets,
    permit: row.permit_id,
    createdAt: row.created_at,
    createdBy: row.created_by,
    versions: versions.filter(({ assistant_id }) => assistant_id === row.id).map(shownVersion),
  }))
}

function shownVersion(row: Omit<Selectable<AssistantTables['assistants.version']>, 'document'>) {
  return { digest: row.digest, number: row.number, madeAt: row.made_at, madeBy: row.made_by }
}
