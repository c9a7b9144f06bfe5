import { isAdministrator, type Principal, rolesTowards } from '../../kernel/principal.ts'

const writing = ['evaluator', 'data-officer'] as const
const reading = ['evaluator', 'approver', 'data-officer', 'manager'] as const

/**
 * The organisation in whose name somebody writes tests and plans: the one that they name; else their own, or the only one
 * where they hold an office for it. Whether they may is the rules' to say.
 */
export function actingFor(principal: Principal, named: string | undefined): string | undefined {
  if (named !== undefined || principal.kind === 'anonymous') return named
  const memberOf = (principal.memberships ?? []).map(({ organisation }) => organisation)
  const held = memberOf.filter((one) => writing.some((office) => rolesTowards(principal, one).includes(office)))
  const usual = principal.kind === 'person' ? principal.organisation : null
  if (usual !== null && held.includes(usual)) return usual
  return held.length === 1 ? held[0] : undefined
}

/** The organisations whose hidden tests and plans that are not public somebody sees by an office, as the rules say of each. */
export function officesOf(principal: Principal): 'every' | readonly string[] {
  if (principal.kind === 'anonymous') return []
  if (isAdministrator(principal) || reading.some((office) => principal.roles.includes(office))) return 'every'
  const memberOf = (principal.memberships ?? []).map(({ organisation }) => organisation)
  return memberOf.filter((one) => reading.some((office) => rolesTowards(principal, one).includes(office)))
}
