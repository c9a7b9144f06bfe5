import { holderOf, isAdministrator, type Principal, rolesTowards } from '../../kernel/principal.ts'
import type { ProjectRole } from './project.ts'

/** What a caller has to do with a project and with the owners of the data that it asked for. */
export type Standing = {
  /** What they are in the project. */
  readonly own: ProjectRole | null
  /** Those of the owners whose officer they are. */
  readonly office: readonly string[]
  readonly isAdministrator: boolean
}

/** `role`: the caller's in the project, as its rows have it. */
export function standingOf(principal: Principal, role: ProjectRole | null, owners: readonly string[]): Standing {
  return {
    own: role,
    office: [...new Set(owners)].filter((owner) => rolesTowards(principal, owner).includes('data-officer')),
    isAdministrator: isAdministrator(principal),
  }
}

/** Whoever has nothing to do with a thing is answered as if it were not there. */
export function hasToDoWith({ own, office, isAdministrator }: Standing): boolean {
  return own !== null || office.length > 0 || isAdministrator
}

/** Somebody can be held to account for the call. */
export function hasHolder(principal: Principal): boolean {
  return holderOf(principal) !== null
}

/**
 * The organisation in whose name somebody acts: the one that they name, if they are a member of it; else their own, or
 * the only one they are a member of. Undefined when there is none, and for a key that is bound to a permit: it uses data,
 * and takes part in nothing new.
 */
export function actingFor(principal: Principal, named: string | undefined): string | undefined {
  if (principal.kind === 'anonymous') return undefined
  if (principal.kind === 'service' && principal.permit !== undefined) return undefined
  const memberOf = (principal.memberships ?? []).map(({ organisation }) => organisation)
  const usual = principal.kind === 'person' ? (principal.organisation ?? undefined) : undefined
  const wanted = named ?? usual ?? (memberOf.length === 1 ? memberOf[0] : undefined)
  return wanted !== undefined && memberOf.includes(wanted) ? wanted : undefined
}
