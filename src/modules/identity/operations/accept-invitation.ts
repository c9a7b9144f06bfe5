import type { Kysely } from 'kysely'
import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { BegunSession, beginSession } from '../begin-session.ts'
import type { IdentityContext } from '../context.ts'
import { findOpenInvitation, holdOpenInvitation, markAccepted, type OpenInvitation } from '../invitation-store.ts'
import { rolesWithin } from '../membership.ts'
import { findRoles, setRoles } from '../membership-store.ts'
import { holdOrganisation } from '../organisation-store.ts'
import { Person, PersonName } from '../person.ts'
import { invitationNotValid, nameNeeded, ownRoles, peopleOnly } from '../problems.ts'
import { refuseOwnRoles } from '../roles-given.ts'
import { InvitationSecret } from '../secret.ts'
import { findPerson, holdPerson, insertPerson } from '../store.ts'
import type { IdentityTables } from '../tables.ts'

export const acceptInvitation = operation({
  id: 'identity.accept-invitation',
  http: 'POST /invitations/acceptance',
  summary: 'Accept an invitation: as somebody new, or as who you are when you are signed in',
  permission: 'identity:invited',
  effect: 'write',
  cli: { positional: ['secret'] },
  input: z.strictObject({
    secret: InvitationSecret,
    /** What somebody new is called. */
    name: PersonName.optional(),
  }),
  output: z.strictObject({
    /** Null for whoever is signed in already: their session goes on. */
    token: BegunSession.shape.token.nullable(),
    expiresAt: BegunSession.shape.expiresAt.nullable(),
    person: Person,
  }),
  problems: [invitationNotValid, nameNeeded, ownRoles, peopleOnly],

  // Nothing of the secret: what is asked for here is in the log.
  facts: () => ({ kind: 'invitation', id: 'by-its-secret' }),

  async run({ db, principal, sender, now }: IdentityContext, { secret, name }) {
    if (principal.kind === 'service') throw peopleOnly({})
    const invitation = await holdInvitation(db, secret, now)
    if (!invitation) throw invitationNotValid({})

    if (principal.kind === 'person') {
      // An invitation that somebody wrote is for somebody else.
      if (invitation.invitedBy !== null) refuseOwnRoles(principal, invitation.invitedBy)
      return { token: null, expiresAt: null, person: await join(db, principal.id, invitation, now) }
    }
    if (name === undefined) throw nameNeeded({})
    const { organisation, roles, invitedBy: givenBy } = invitation
    const person = await insertPerson(db, { name, organisation, roles, givenBy }, now)
    await markAccepted(db, invitation.id, person.id, now)
    return { ...(await beginSession(db, person.id, { method: 'invitation', sender }, now)), person }
  },
})

/** The organisation before its invitation, as everywhere: nobody waits in a circle. */
async function holdInvitation(
  db: Kysely<IdentityTables>,
  secret: string,
  now: Date,
): Promise<OpenInvitation | undefined> {
  const found = await findOpenInvitation(db, secret, now)
  if (!found || (await holdOrganisation(db, found.organisation)) !== 'open') return undefined
  return holdOpenInvitation(db, secret, now)
}

/** Somebody who is here already has the roles of the invitation beside what they had there. */
async function join(db: Kysely<IdentityTables>, id: string, invitation: OpenInvitation, now: Date): Promise<Person> {
  const { organisation } = invitation
  if (!(await holdPerson(db, id))) throw invitationNotValid({})
  const before = await findRoles(db, id, organisation)
  const roles = rolesWithin([...(before ?? []), ...invitation.roles])
  await setRoles(db, { person: id, organisation, roles, givenBy: invitation.invitedBy }, now)
  await markAccepted(db, invitation.id, id, now)
  return (await findPerson(db, id))!
}
