import type { Principal } from '../../kernel/principal.ts'

/**
 * The organisation in whose name somebody enters something: the one that they name, else their own, or the only one that
 * they are a member of. Whether they may is the rules' to say. Undefined when there is none.
 */
export function actingFor(principal: Principal, named: string | undefined): string | undefined {
  if (named !== undefined || principal.kind === 'anonymous') return named
  const memberOf = (principal.memberships ?? []).map(({ organisation }) => organisation)
  const usual = principal.kind === 'person' ? (principal.organisation ?? undefined) : undefined
  return usual ?? (memberOf.length === 1 ? memberOf[0] : undefined)
}
