import { holderOf, type Principal } from '../../kernel/principal.ts'
import { ownRoles } from './problems.ts'

/** @throws Problem when somebody gives roles to themselves, also by one of their keys. */
export function refuseOwnRoles(principal: Principal, person: string): void {
  if (holderOf(principal) === person) throw ownRoles({})
}
