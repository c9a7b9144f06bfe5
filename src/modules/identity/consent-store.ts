import type { Kysely } from 'kysely'
import { newId } from '../../kernel/identifier.ts'
import type { Purpose } from '../../kernel/purpose.ts'
import { type Consent, lastDayBefore } from './consent.ts'
import type { MomentPlace } from './cursor.ts'
import type { IdentityTables } from './tables.ts'

type Db = Kysely<IdentityTables>

/** To whom or what somebody consents: exactly one of them. */
export type ConsentObject = {
  readonly sectors?: readonly [string, string] | undefined
  readonly dataSet?: string | undefined
  readonly organisation?: string | undefined
}

export async function insertConsent(
  db: Db,
  consent: { readonly person: string; readonly purpose: Purpose; readonly until: Date; readonly to: ConsentObject },
  now: Date,
): Promise<string> {
  const { person, purpose, until, to } = consent
  const id = newId('cns')
  await db
    .insertInto('identity.consent')
    .values({
      id,
      person_id: person,
      purpose,
      sectors: to.sectors ? [...to.sectors].sort() : null,
      data_set_id: to.dataSet ?? null,
      organisation_id: to.organisation ?? null,
      given_at: now,
      until,
    })
    .execute()
  return id
}

/** `false` when that person has given no such consent, or withdrew it before. */
export async function markWithdrawn(db: Db, id: string, person: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('identity.consent')
    .set({ withdrawn_at: now })
    .where('id', '=', id)
    .where('person_id', '=', person)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Whoever cannot withdraw any more what they gave has withdrawn it. */
export async function withdrawConsentsOf(db: Db, person: string, now: Date): Promise<void> {
  await db
    .updateTable('identity.consent')
    .set({ withdrawn_at: now })
    .where('person_id', '=', person)
    .where('withdrawn_at', 'is', null)
    .execute()
}

/** What the consents of a person, all withdrawn, were for is forgotten; that there were some stays. */
export async function forgetConsents(db: Db, person: string): Promise<void> {
  await db
    .updateTable('identity.consent')
    .set({ purpose: null, sectors: null, data_set_id: null, organisation_id: null })
    .where('person_id', '=', person)
    .execute()
}

/** What data are used for under consents, and whose they are or who uses them: one of these organisations. */
export type ConsentUse = {
  readonly purpose: Purpose
  readonly dataSets: readonly string[]
  readonly organisations: readonly string[]
}

/** What a consent allows, as far as it is given at this moment. Whose it is stays with identity. */
export type ConsentTerms = {
  readonly purpose: Purpose | null
  /** The last day on which it holds, in UTC. */
  readonly until: string
  /** Whether a use is within it: its very purpose, with its data set or by its organisation. */
  covers(use: ConsentUse): boolean
}

/** The terms of those of these consents that are given at this moment: neither withdrawn nor over. */
export async function consentTerms(db: Db, ids: readonly string[], now: Date): Promise<Map<string, ConsentTerms>> {
  const asked = [...new Set(ids)]
  if (asked.length === 0) return new Map()
  const rows = await inForce(db, now)
    .select(['id', 'purpose', 'until', 'data_set_id', 'organisation_id'])
    .where('id', 'in', asked)
    .execute()
  return new Map(
    rows.map(({ id, purpose, until, data_set_id: dataSet, organisation_id: organisation }) => [
      id,
      {
        purpose,
        until: lastDayBefore(until),
        covers: (use) =>
          purpose === use.purpose &&
          ((dataSet !== null && use.dataSets.includes(dataSet)) ||
            (organisation !== null && use.organisations.includes(organisation))),
      },
    ]),
  )
}

/**
 * Whether every one of these consents is given at this moment, and covers this use. True for none; an id that does not
 * exist is a consent that nobody gave.
 */
export async function consentsStand(db: Db, ids: readonly string[], use: ConsentUse, now: Date): Promise<boolean> {
  const terms = await consentTerms(db, ids, now)
  return ids.every((id) => terms.get(id)?.covers(use) === true)
}

/**
 * Whether this person consents, at this moment, to their pseudonyms in exactly these two sectors being joined for this
 * purpose, by that consent.
 */
export async function consentsToLink(
  db: Db,
  {
    consent,
    person,
    sectors,
    purpose,
  }: {
    readonly consent: string
    readonly person: string
    readonly sectors: readonly [string, string]
    readonly purpose: Purpose
  },
  now: Date,
): Promise<boolean> {
  const rows = await inForce(db, now)
    .select('sectors')
    .where('id', '=', consent)
    .where('person_id', '=', person)
    .where('purpose', '=', purpose)
    .execute()
  const wanted = [...sectors].sort()
  return rows.some((row) => row.sectors?.every((sector, at) => sector === wanted[at]))
}

function inForce(db: Db, now: Date) {
  return db.selectFrom('identity.consent').where('withdrawn_at', 'is', null).where('until', '>', now)
}

/** What somebody has consented to, newest first, after `after`, at most `limit`. */
export async function listConsents(
  db: Db,
  person: string,
  { after, limit, now }: { readonly after: MomentPlace | undefined; readonly limit: number; readonly now: Date },
): Promise<Consent[]> {
  const rows = await db
    .selectFrom('identity.consent as consent')
    .leftJoin('identity.organisation as organisation', 'organisation.id', 'consent.organisation_id')
    .selectAll('consent')
    .select('organisation.names')
    .where('consent.person_id', '=', person)
    .$if(after !== undefined, (query) =>
      query.where((columns) =>
        columns(columns.refTuple('consent.given_at', 'consent.id'), '<', columns.tuple(after!.at, after!.id)),
      ),
    )
    .orderBy('consent.given_at', 'desc')
    .orderBy('consent.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    purpose: row.purpose,
    sectors: pairOf(row.sectors),
    dataSet: row.data_set_id,
    organisation:
      row.organisation_id !== null && row.names !== null ? { id: row.organisation_id, names: row.names } : null,
    givenAt: row.given_at.toISOString(),
    until: lastDayBefore(row.until),
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
    state: row.withdrawn_at ? 'withdrawn' : row.until > now ? 'in-force' : 'over',
  }))
}

function pairOf(sectors: readonly string[] | null): [string, string] | null {
  const [first, second] = sectors ?? []
  return first !== undefined && second !== undefined ? [first, second] : null
}
