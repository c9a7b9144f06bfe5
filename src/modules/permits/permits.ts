import { type Kysely, type SqlBool, sql } from 'kysely'
import { PermitDocument } from '../../../libs/permit/index.ts'
import { type Database, viewOf } from '../../kernel/database.ts'
import type { PermitFacts, Permits } from '../../kernel/ports/permits.ts'
import { LegalBasis, Purpose, TransferBasis } from '../../kernel/purpose.ts'
import { consentsStand, type IdentityTables } from '../identity/index.ts'
import { callerOf } from './caller.ts'
import { holdPermit } from './permit-store.ts'
import { ProjectKind } from './project.ts'
import { ownRole } from './project-store.ts'
import { PermitId } from './request.ts'
import type { PermitTables } from './tables.ts'
import { watchPermits } from './watcher.ts'

/** Hears what is told on a channel of the database. What was missed while a connection was lost is not told again. */
export type Notices = {
  listen(channel: string, heard: (payload: string) => void): { close(): Promise<void> }
}

export type OpenPermits = Permits & { close(): Promise<void> }

/** The permits as `perform` knows them: one for each process. */
export function openPermits(options: {
  readonly db: Database
  readonly clock: () => Date
  /** Without it, the end of a permit is found out by asking each second. */
  readonly notices: Notices | undefined
  readonly onError: (error: unknown) => void
}): OpenPermits {
  const watcher = watchPermits({ ...options, db: viewOf<PermitTables>(options.db) })
  return {
    find: (db, id, caller) => findFacts(viewOf<PermitTables>(db), id, caller),
    isInForce: (db, id, now) => isInForce(viewOf<PermitTables>(db), id, now),
    watch: watcher.watch,
    close: watcher.close,
  }
}

async function findFacts(
  db: Kysely<PermitTables>,
  id: string,
  { principal, now }: Parameters<Permits['find']>[2],
): Promise<PermitFacts | null> {
  if (!PermitId.safeParse(id).success) return null
  const row = await db
    .selectFrom('permits.permit as permit')
    .leftJoin('permits.revocation as revocation', 'revocation.permit_id', 'permit.id')
    .select(['permit.id', 'digest', 'document', 'project_id', 'from_at', 'until_at', 'revocation.at as revoked_at'])
    .select(ownRole(await callerOf({ db, principal }), 'permit.project_id').as('own'))
    .where('permit.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const said = PermitDocument.parse(JSON.parse(row.document))
  const { countries, basis } = said.egress
  return {
    id: row.id,
    digest: row.digest,
    project: row.project_id,
    projectKind: ProjectKind.parse(said.project.kind),
    organisations: said.organisations,
    purpose: Purpose.parse(said.purpose),
    legalBasis: LegalBasis.parse(said.legalBasis),
    data: said.dataSets.map(({ dataSet, version }) => ({ dataSet, version })),
    maxLabel: said.maxLabel,
    egress: { countries, basis: TransferBasis.nullable().parse(basis) },
    personal: said.personal,
    from: row.from_at,
    until: row.until_at,
    revoked: row.revoked_at !== null,
    held: row.own !== null,
    consented: await areConsentsGiven(db, said, now),
  }
}

/** Holds the permit: a revocation waits for what was about to commit, so that nothing commits after one. */
async function isInForce(db: Kysely<PermitTables>, id: string, now: Date): Promise<boolean> {
  await holdPermit(db, id)
  // In a statement of its own, which sees what committed while the one before waited.
  const held = await db
    .selectFrom('permits.permit as permit')
    .select('document')
    .where('id', '=', id)
    .where('from_at', '<=', now)
    .where('until_at', '>', now)
    .where(sql<SqlBool>`not exists (select from permits.revocation where permit_id = permit.id)`)
    .executeTakeFirst()
  return held !== undefined && areConsentsGiven(db, PermitDocument.parse(JSON.parse(held.document)), now)
}

async function areConsentsGiven(
  db: Kysely<PermitTables>,
  { consents }: Pick<PermitDocument, 'consents'>,
  now: Date,
): Promise<boolean> {
  return consents.length === 0 || consentsStand(viewOf<IdentityTables>(db), consents, now)
}
