import type { Kysely } from 'kysely'
import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { IdentityContext } from '../context.ts'
import { Person } from '../person.ts'
import { linkNotValid } from '../problems.ts'
import { LinkToken, newSecret, SessionToken } from '../secret.ts'
import { sessionEnd } from '../session.ts'
import {
  findFirstAdministrator,
  findPerson,
  insertPerson,
  insertSession,
  lockFirstAdministrator,
  takeLink,
} from '../store.ts'
import type { IdentityTables } from '../tables.ts'

export const signIn = operation({
  id: 'identity.sign-in',
  http: 'POST /sessions',
  summary: 'Sign in with a one-time link',
  permission: 'identity:sign-in',
  effect: 'write',
  cli: { positional: ['link'] },
  input: z.strictObject({ link: LinkToken }),
  output: z.strictObject({
    /** For the cookie, or the `Authorization` of a program. The log commits to it with a salt and never holds it. */
    token: SessionToken,
    /** When the session ends if it is not used; use makes it last longer. */
    expiresAt: z.iso.datetime(),
    person: Person,
  }),
  problems: [linkNotValid],

  async run({ db, now }: IdentityContext, { link }) {
    const taken = await takeLink(db, link, now)
    if (!taken) throw linkNotValid({})
    const person = taken.person === null ? await makeFirstAdministrator(db, now) : await findPerson(db, taken.person)
    if (!person) throw linkNotValid({})

    const { secret, digest } = newSecret('ses')
    await insertSession(db, digest, person.id, now)
    const expiresAt = sessionEnd({ startedAt: now, lastUsedAt: now })
    return { token: secret, expiresAt: expiresAt.toISOString(), person }
  },
})

/** Nobody when there is one already: a second link for the first administrator makes no second one. */
async function makeFirstAdministrator(db: Kysely<IdentityTables>, now: Date): Promise<Person | undefined> {
  await lockFirstAdministrator(db)
  if (await findFirstAdministrator(db)) return undefined
  // Called by the role until the person says otherwise.
  return insertPerson(db, { name: 'administrator', organisation: null, roles: ['administrator'] }, now)
}
