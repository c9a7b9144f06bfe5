import type { Kysely } from 'kysely'
import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { BegunSession, beginSession } from '../begin-session.ts'
import type { IdentityContext } from '../context.ts'
import { Person } from '../person.ts'
import { linkNotValid } from '../problems.ts'
import { LinkToken } from '../secret.ts'
import { findFirstAdministrator, findPerson, insertPerson, lockFirstAdministrator, takeLink } from '../store.ts'
import type { IdentityTables } from '../tables.ts'

export const signIn = operation({
  id: 'identity.sign-in',
  http: 'POST /sessions',
  summary: 'Sign in with a one-time link',
  permission: 'identity:sign-in',
  effect: 'write',
  cli: { positional: ['link'] },
  input: z.strictObject({ link: LinkToken }),
  output: BegunSession.extend({ person: Person }),
  problems: [linkNotValid],

  async run({ db, now, sender }: IdentityContext, { link }) {
    const taken = await takeLink(db, link, now)
    if (!taken) throw linkNotValid({})
    const person = taken.person === null ? await makeFirstAdministrator(db, now) : await findPerson(db, taken.person)
    if (!person) throw linkNotValid({})

    return { ...(await beginSession(db, person.id, { method: 'link', sender }, now)), person }
  },
})

/** Nobody when there is one already: a second link for the first administrator makes no second one. */
async function makeFirstAdministrator(db: Kysely<IdentityTables>, now: Date): Promise<Person | undefined> {
  await lockFirstAdministrator(db)
  if (await findFirstAdministrator(db)) return undefined
  // Called by the role until the person says otherwise.
  return insertPerson(db, { name: 'administrator', organisation: null, roles: ['administrator'], givenBy: null }, now)
}
