import type { Kysely } from 'kysely'
import type { OrganisationsContext } from './context.ts'
import { holdOrganisation, isWithin, lockOrganisations } from './organisation-store.ts'
import { organisationClosed, organisationInCircle, organisationNotFound, regionUnknown } from './problems.ts'
import type { IdentityTables } from './tables.ts'

/** Until the transaction ends it stays open. @throws Problem when it is not there, or closed. */
export async function requireOpen(db: Kysely<IdentityTables>, organisation: string): Promise<void> {
  const state = await holdOrganisation(db, organisation)
  if (state === 'absent') throw organisationNotFound({ organisation })
  if (state === 'closed') throw organisationClosed({ organisation })
}

/** @throws Problem for a code that is none of a region of the country. */
export function requireRegion({ regions }: Pick<OrganisationsContext, 'regions'>, region: string): void {
  if (!regions.list.some(({ code }) => code === region)) throw regionUnknown({ region })
}

/**
 * Until the transaction ends nobody else says what belongs to what, so that two changes at once make no circle either.
 *
 * @throws Problem when the organisation that another (`null`: a new one) shall belong to is not there, is closed, or
 * belongs to it.
 */
export async function requireParent(
  { db }: Pick<OrganisationsContext, 'db'>,
  organisation: string | null,
  parent: string,
): Promise<void> {
  await lockOrganisations(db)
  await requireOpen(db, parent)
  if (organisation !== null && (await isWithin(db, organisation, parent))) throw organisationInCircle({})
}
