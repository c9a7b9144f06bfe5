import { isAdministrator, type Principal, type Role } from '../../kernel/principal.ts'

/** Those of whose systems somebody settles incidents and contests. */
export type Office = {
  /** Also what nobody in particular answers for. */
  readonly all: boolean
  /** Of every organisation, or of these. */
  readonly organisations: 'every' | readonly string[]
}

const offices: readonly Role[] = ['manager', 'approver', 'data-officer']

/**
 * Whose reports somebody is shown whole: of the organisations that they would settle them for. For lists, which go through
 * many; whether somebody settles one is asked of the rules.
 */
export function officeToSettle(principal: Principal): Office {
  if (principal.kind === 'anonymous') return { all: false, organisations: [] }
  const { roles, memberships = [] } = principal
  const isHeld = (role: Role) => offices.includes(role)
  if (isAdministrator(principal)) return { all: true, organisations: 'every' }
  if (roles.some(isHeld)) return { all: false, organisations: 'every' }
  const held = memberships.filter((membership) => membership.roles.some(isHeld))
  return { all: false, organisations: held.map(({ organisation }) => organisation) }
}

export function settlesFor({ all, organisations }: Office, owner: string | null): boolean {
  if (owner === null) return all
  return organisations === 'every' || organisations.includes(owner)
}
