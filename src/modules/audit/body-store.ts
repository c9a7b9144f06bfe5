import { type Kysely, sql } from 'kysely'
import type { DecisionDetails } from './body.ts'
import type { AuditTables } from './tables.ts'

type AuditDatabase = Kysely<AuditTables>

/** A decision with what is kept beside it. */
export type KeptDecision = {
  readonly index: number
  readonly holder: string
  readonly details: DecisionDetails
  readonly text: string
  /** Null once it was forgotten. */
  readonly salt: Buffer | null
}

export async function findKept(db: AuditDatabase, index: number): Promise<KeptDecision | undefined> {
  const row = await db
    .selectFrom('audit.body')
    .innerJoin('audit.entry', 'audit.entry.index', 'audit.body.index')
    .select(['audit.body.index', 'holder', 'body', 'text', 'salt'])
    .where('audit.body.index', '=', String(index))
    .executeTakeFirst()
  return row && { index, holder: row.holder, details: row.body, text: row.text, salt: row.salt }
}

/** Whose decision it is; undefined when nothing is kept beside it. */
export async function findHolder(db: AuditDatabase, index: number): Promise<string | undefined> {
  const row = await db.selectFrom('audit.body').select('holder').where('index', '=', String(index)).executeTakeFirst()
  return row?.holder
}

/** Decisions of a holder below an index, the newest first. */
export async function keptOf(
  db: AuditDatabase,
  holder: string,
  wanted: { readonly effect: 'allow' | 'deny' | undefined; readonly below: number | undefined; readonly limit: number },
): Promise<Pick<KeptDecision, 'index' | 'details' | 'text'>[]> {
  const { effect, below, limit } = wanted
  const rows = await db
    .selectFrom('audit.body')
    .innerJoin('audit.entry', 'audit.entry.index', 'audit.body.index')
    .select(['audit.body.index', 'body', 'text'])
    .where('holder', '=', holder)
    // As the index `body_denied` says it.
    .$if(effect === 'deny', (query) => query.where(sql<boolean>`denied`))
    .$if(effect === 'allow', (query) => query.where(sql<boolean>`not denied`))
    .$if(below !== undefined, (query) => query.where('audit.body.index', '<', String(below)))
    .orderBy('audit.body.index', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ index, body, text }) => ({ index: Number(index), details: body, text }))
}

export type Opening = {
  readonly by: string
  readonly name: string | null
  readonly reason: string
  readonly at: Date
}

export async function insertOpening(
  db: AuditDatabase,
  opening: Opening & { readonly index: number; readonly decision: number },
): Promise<void> {
  await db.insertInto('audit.opening').values(opening).execute()
}

/** Who opened a decision, the latest first; of very many the latest fifty. */
export async function openingsOf(db: AuditDatabase, index: number): Promise<Opening[]> {
  return db
    .selectFrom('audit.opening')
    .select(['by', 'name', 'reason', 'at'])
    .where('index', '=', String(index))
    .orderBy('at', 'desc')
    .orderBy('decision', 'desc')
    .limit(50)
    .execute()
}
