import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { pack } from '../../../jurisdictions/ma/pack.ts'
import { regions } from '../../../jurisdictions/ma/regions.ts'
import { viewOf } from '../../kernel/database.ts'
import type { CallContext } from '../../kernel/operation.ts'
import type { StandingCondition, Systems } from '../../kernel/ports/systems.ts'
import { anonymous, type Principal, type Role } from '../../kernel/principal.ts'
import { contextForTest, ownPremises } from '../../kernel/testing.ts'
import { type AuditTables, forgetPrincipal } from '../audit/index.ts'
import { aDecisionLog } from '../audit/testing.ts'
import { createDecider, putInForce } from '../policy/index.ts'
import type { ErasureContext, KeysContext, OrganisationsContext, PseudonymsContext } from './context.ts'
import { findOrCreateOrganisation } from './organisation-store.ts'
import { findPerson, insertPerson } from './store.ts'
import type { IdentityTables } from './tables.ts'

export { SoftwareAuthenticator } from './credentials/software-authenticator.fixture.ts'

const decider = createDecider([putInForce(pack)], ownPremises, (rule, error) => {
  throw new Error(`${rule} threw`, { cause: error })
})

type Ports = Pick<
  OrganisationsContext & PseudonymsContext & ErasureContext & KeysContext,
  'systems' | 'regions' | 'sectorPseudonym' | 'personErased'
>
type Caller = CallContext & { readonly db: Kysely<IdentityTables> } & Ports

/** Registered systems by what each lacks, the first with the id `sys_aaaaaaaaaaaa`. */
export function systemsInMemory(known: Readonly<Record<string, readonly StandingCondition[]>>): Systems {
  return {
    async find(_, slug, stage) {
      const missing = known[slug]
      const system = `sys_${'abcdef'[Object.keys(known).indexOf(slug)]?.repeat(12)}`
      return missing && { system, slug, stage, owner: 'org_aaaaaaaaaaaa', missing, version: null, evidence: null }
    },
  }
}

const ports: Ports = {
  systems: systemsInMemory({}),
  regions: { list: regions },
  sectorPseudonym: (person, sector) =>
    `sid_${createHash('sha256')
      .update(`${sector}/${person}`)
      .digest('hex')
      .replace(/[0189]/g, 'z')
      .slice(0, 26)}`,
  personErased: (db, person) => forgetPrincipal(viewOf<AuditTables>(db), person),
}

/** Calls on this database, judged by Morocco's rules and written into a real log. Disposed of before the database. */
export async function someCalls(
  db: Kysely<IdentityTables>,
): Promise<AsyncDisposable & { by(principal?: Principal, now?: Date): Caller }> {
  const log = await aDecisionLog(db)
  return {
    by: (principal = anonymous, now = new Date()) => ({
      ...contextForTest({ db, decider, log, principal, clock: () => now }),
      ...ports,
      db,
    }),
    [Symbol.asyncDispose]: () => log.close(new Date()),
  }
}

/**
 * A person in the database, as who they are when signed in. A member unless other roles are said; in the organisation, when
 * one is.
 */
export async function aPerson(
  db: Kysely<IdentityTables>,
  said: {
    readonly name?: string
    readonly organisation?: string | null
    readonly roles?: readonly Role[]
    readonly givenBy?: string | null
  } = {},
): Promise<Principal & { kind: 'person' }> {
  const person = await insertPerson(
    db,
    { name: 'Amina', organisation: null, roles: ['member'], givenBy: null, ...said },
    new Date(),
  )
  return { kind: 'person', ...person }
}

export function anAdministrator(db: Kysely<IdentityTables>): ReturnType<typeof aPerson> {
  return aPerson(db, { name: 'Driss', roles: ['administrator'] })
}

/** An organisation with a name of its own, and its id. */
export async function anOrganisation(db: Kysely<IdentityTables>, name = 'إدارة النموذج'): Promise<string> {
  return (await findOrCreateOrganisation(db, { ar: name }, new Date())).id
}

/** Who somebody is now, when they are signed in. */
export async function signedInAgain(db: Kysely<IdentityTables>, id: string): Promise<Principal & { kind: 'person' }> {
  return { kind: 'person', ...(await findPerson(db, id))! }
}
