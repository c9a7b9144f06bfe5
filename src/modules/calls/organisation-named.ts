import type { Multilingual } from '../../kernel/language.ts'
import type { CallsContext } from './context.ts'
import { organisationNotFound } from './problems.ts'
import type { Organisation } from './public-problem.ts'

/** The organisation of that id; or the one that is called so, made if nobody knew it. */
export async function organisationNamed(
  { db, organisations }: Pick<CallsContext, 'db' | 'organisations'>,
  named: string | Multilingual,
): Promise<Organisation> {
  const found =
    typeof named === 'string' ? await organisations.find(db, named) : await organisations.findOrCreate(db, named)
  if (!found) throw organisationNotFound({ id: String(named) })
  // A port may know more of it than a problem says.
  return { id: found.id, names: found.names, verified: found.verified }
}
