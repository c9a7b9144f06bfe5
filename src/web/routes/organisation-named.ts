import { viewOf } from '../../kernel/database.ts'
import { languages } from '../../kernel/language.ts'
import { organisationNotFound } from '../../modules/identity/index.ts'
import type { Visit } from './visit.ts'

/**
 * The id of the organisation that somebody named in a form: by its id, or by one of its names in whatever language.
 * `undefined` when nothing was written.
 *
 * @throws Problem when no organisation is known by it: what was written is made into none.
 */
export async function organisationIdOf({ context }: Visit, named: string): Promise<string | undefined> {
  if (named === '') return undefined
  if (/^org_[a-z2-7]{12}$/.test(named)) return named
  const name = named.slice(0, 300)
  const names = Object.fromEntries(languages.map((language) => [language, name]))
  const found = await context.organisations.findNamed(viewOf(context.db), names)
  if (!found) throw organisationNotFound({ organisation: name })
  return found.id
}
