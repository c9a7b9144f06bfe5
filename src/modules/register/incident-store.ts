import { type Kysely, sql } from 'kysely'
import type { Multilingual } from '../../kernel/language.ts'
import type { Incident, IncidentState } from './incident.ts'
import type { RegisterTables } from './tables.ts'
import type { Office } from './who-settles.ts'

type RegisterDatabase = Kysely<RegisterTables>

export async function insertIncident(
  db: RegisterDatabase,
  incident: {
    readonly id: string
    readonly secretDigest: Buffer
    readonly system: string
    readonly harm: Incident['harm']
    readonly severity: Incident['severity']
    readonly what: string
    readonly by: string | null
    readonly decision: number
  },
  now: Date,
): Promise<void> {
  await db
    .insertInto('register.incident')
    .values({
      id: incident.id,
      secret_digest: incident.secretDigest,
      system_id: incident.system,
      harm: incident.harm,
      severity: incident.severity,
      what: incident.what,
      state: 'reported',
      blocks: false,
      outcome: null,
      reported_at: now,
      reported_by: incident.by,
      settled_at: null,
      settled_by: null,
      decision_index: incident.decision,
    })
    .execute()
}

/** Of somebody, or null of those that nobody signed for; no more than `most`: beyond, the number does not matter. */
export async function countIncidentsSince(
  db: RegisterDatabase,
  by: string | null,
  { since, most }: { readonly since: Date; readonly most: number },
): Promise<number> {
  const rows = await db
    .selectFrom('register.incident')
    .select('id')
    .where('reported_at', '>', since)
    .where('reported_by', by === null ? 'is' : '=', by)
    .limit(most)
    .execute()
  return rows.length
}

/**
 * Counts one more report that nobody signed, from a neighbourhood of addresses; `false` when it sent `most` since. Which report
 * came from there is not kept, and what was counted before is forgotten here.
 */
export async function countUnsigned(
  db: RegisterDatabase,
  neighbourhood: Buffer,
  { since, most }: { readonly since: Date; readonly most: number },
  now: Date,
): Promise<boolean> {
  // Of two at once from there, one waits here for the other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${neighbourhood.toString('hex')}, 0))`.execute(db)
  await sql`
    delete from register.unsigned_report where ctid = any (array(
      select ctid from register.unsigned_report where at <= ${since} for update skip locked
    ))`.execute(db)
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('register.unsigned_report')
    .columns(['neighbourhood', 'at'])
    .expression(
      sql`select ${neighbourhood}::bytea, ${now}::timestamptz
        where (select count(*) from register.unsigned_report where neighbourhood = ${neighbourhood} and at > ${since}) < ${most}`,
    )
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** An incident with the system that it is about. */
export type IncidentRow = Omit<Incident, 'maySettle' | 'reportedAt' | 'settledAt'> & {
  readonly owner: string
  readonly reportedAt: Date
  readonly settledAt: Date | null
}

function incidents(db: RegisterDatabase) {
  return db
    .selectFrom('register.incident as incident')
    .innerJoin('register.system as system', 'system.id', 'incident.system_id')
    .select(['incident.id', 'incident.harm', 'incident.severity', 'incident.what', 'incident.state'])
    .select(['incident.blocks', 'incident.outcome', 'incident.reported_at', 'incident.settled_at'])
    .select(['system.id as systemId', 'system.slug', 'system.names', 'system.owner_id as owner'])
}

type SelectedIncident = Awaited<ReturnType<ReturnType<typeof incidents>['executeTakeFirstOrThrow']>>

function incidentOf(row: SelectedIncident): IncidentRow {
  const { systemId, slug, names, reported_at: reportedAt, settled_at: settledAt, ...incident } = row
  return {
    ...incident,
    harm: incident.harm as Incident['harm'],
    severity: incident.severity as Incident['severity'],
    system: { id: systemId, slug, names },
    reportedAt,
    settledAt,
  }
}

export async function findIncident(db: RegisterDatabase, id: string): Promise<IncidentRow | undefined> {
  const row = await incidents(db).where('incident.id', '=', id).executeTakeFirst()
  return row && incidentOf(row)
}

export async function findIncidentBySecret(db: RegisterDatabase, digest: Buffer): Promise<IncidentRow | undefined> {
  const row = await incidents(db).where('incident.secret_digest', '=', digest).executeTakeFirst()
  return row && incidentOf(row)
}

/** `false` when it is not in that state any more: of two officers at once, one settles it. */
export async function settleIncident(
  db: RegisterDatabase,
  id: string,
  settled: {
    readonly from: IncidentState
    readonly to: IncidentState
    readonly blocks: boolean
    readonly outcome: Multilingual
    readonly by: string | null
  },
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('register.incident')
    .set({
      state: settled.to,
      blocks: settled.blocks,
      outcome: JSON.stringify(settled.outcome),
      settled_at: now,
      settled_by: settled.by,
    })
    .where('id', '=', id)
    .where('state', '=', settled.from)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export type ReportPlace = { readonly at: Date; readonly id: string }

/** What everybody may know of, and beside that the reports to somebody's office that wait, newest first. */
export async function listIncidents(
  db: RegisterDatabase,
  { organisations }: Office,
  wanted: {
    readonly id: string | undefined
    /** By id or slug. */
    readonly system: string | undefined
    readonly state: IncidentState | undefined
    readonly after: ReportPlace | undefined
    readonly limit: number
  },
): Promise<IncidentRow[]> {
  const { id, system, state, after, limit } = wanted
  const rows = await incidents(db)
    // As `isPublished` says: nobody reports on a draft, which has answered nobody.
    .where('system.live_since', 'is not', null)
    .$if(organisations !== 'every', (query) =>
      query.where(({ eb, or }) =>
        or([
          eb('incident.state', '!=', 'reported'),
          ...(organisations.length > 0 ? [eb('system.owner_id', 'in', organisations as readonly string[])] : []),
        ]),
      ),
    )
    .$if(id !== undefined, (query) => query.where('incident.id', '=', id!))
    .$if(system !== undefined, (query) =>
      query.where(({ eb, or }) => or([eb('system.id', '=', system!), eb('system.slug', '=', system!)])),
    )
    .$if(state !== undefined, (query) => query.where('incident.state', '=', state!))
    .$if(after !== undefined, (query) =>
      query.where((columns) =>
        columns(columns.refTuple('incident.reported_at', 'incident.id'), '<', columns.tuple(after!.at, after!.id)),
      ),
    )
    .orderBy('incident.reported_at', 'desc')
    .orderBy('incident.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(incidentOf)
}
