import { holderOf, type Principal } from '../../kernel/principal.ts'

/**
 * Who proposes or decides, as kept with a revision: whoever answers for the principal, so that a key and its holder are one.
 * The rules let no anonymous caller do either.
 *
 * @throws Error for an anonymous caller: then a rule pack is wrong.
 */
export function authorOf(principal: Principal): string {
  const holder = holderOf(principal)
  if (holder === null) throw new Error('somebody anonymous was let write records')
  return holder
}
