import type { Principal } from '../../kernel/principal.ts'

/**
 * Who proposes or decides, as kept with a revision: the principal's id. The rules let no anonymous caller do either.
 *
 * @throws Error for an anonymous caller: then a rule pack is wrong.
 */
export function authorOf(principal: Principal): string {
  if (principal.kind === 'anonymous') throw new Error('somebody anonymous was let write records')
  return principal.id
}
