/** Who is asking. */

/** What a person or program may do at all; which rule allows what is policy's. */
export type Role = 'administrator' | OrganisationRole
/** What somebody may do in one organisation. */
export type OrganisationRole = 'manager' | 'data-officer' | 'evaluator' | 'approver' | 'member'

export type Membership = { readonly organisation: string; readonly roles: readonly OrganisationRole[] }

export type Principal =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'person'
      readonly id: string
      readonly name: string
      /** The organisation in whose name they act unless they say another. */
      readonly organisation: string | null
      /** Held towards every organisation. */
      readonly roles: readonly Role[]
      /** Held in one organisation each. */
      readonly memberships?: readonly Membership[]
      /** The session by which they speak: its public id. Absent: this installation itself speaks in their name. */
      readonly session?: string
    }
  /** A program of this installation (the local command line, the worker, the loader of the sample), or one with a key. */
  | {
      readonly kind: 'service'
      readonly id: string
      readonly roles: readonly Role[]
      readonly memberships?: readonly Membership[]
      /** The person who issued the key and answers for what is done with it. */
      readonly holder?: string
      /** The permit that the key is bound to: it acts under no other, and never under none. */
      readonly permit?: string
      /**
       * The registered system that the key is bound to: it asks that one for whoever is in front of it, and is nobody in all
       * else. It has no roles and no holder.
       */
      readonly system?: string
    }

export const anonymous: Principal = { kind: 'anonymous' }

/** By which way in the call came. */
export type Channel = 'page' | 'api' | 'cli' | 'worker' | 'start'

/**
 * Who answers for what is done: the person, also when one of their keys does it; a program of the installation for itself;
 * nobody for what comes through a system, as citizens' questions do. Somebody else is another holder, not another key.
 */
export function holderOf(principal: Principal): string | null {
  if (principal.kind === 'anonymous') return null
  if (principal.kind === 'person') return principal.id
  return principal.system === undefined ? (principal.holder ?? principal.id) : null
}

/** The person who answers for what is done; a program of the installation answers to nobody. */
export function personBehind(principal: Principal): string | null {
  return principal.kind === 'service' && principal.holder === undefined ? null : holderOf(principal)
}

/**
 * The roles that count: towards the things of one organisation, those held in it and those held everywhere, and being a
 * member of any organisation makes a member of the network; towards what has no owner, all that are held anywhere.
 */
export function rolesTowards(principal: Principal, owner: string | null | undefined): readonly Role[] {
  if (principal.kind === 'anonymous') return []
  const { roles, memberships = [] } = principal
  if (memberships.length === 0) return roles
  const held = memberships.filter(({ organisation }) => owner === null || owner === undefined || organisation === owner)
  return [...new Set<Role>([...roles, 'member', ...held.flatMap((membership) => membership.roles)])]
}

/** Whose drafts somebody sees and prepares: every organisation's, or those where they are an officer. */
export function officeOf(principal: Principal): 'every' | readonly string[] {
  if (principal.kind === 'anonymous') return []
  const { roles, memberships = [] } = principal
  if (roles.includes('data-officer') || roles.includes('administrator')) return 'every'
  return memberships.filter((held) => held.roles.includes('data-officer')).map((held) => held.organisation)
}

/** Of the platform: no organisation gives that role. */
export function isAdministrator(principal: Principal): boolean {
  return principal.kind !== 'anonymous' && principal.roles.includes('administrator')
}

/** Somebody who prepares what others read: data sets, records, public problems. */
export function isOfficer(principal: Principal, owner?: string): boolean {
  const roles = rolesTowards(principal, owner)
  return roles.includes('data-officer') || roles.includes('administrator')
}
