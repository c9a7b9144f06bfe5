import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import type { Principal } from '../../../kernel/principal.ts'
import { appointedBy } from '../appointed-by.ts'
import { findPrincipalBySession } from '../store.ts'
import type { IdentityTables } from '../tables.ts'
import { anAdministrator, anOrganisation, aPerson, signedInAgain, someCalls } from '../testing.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { endMembership } from './end-membership.ts'
import { invite } from './invite.ts'
import { listInvitations } from './list-invitations.ts'
import { readInvitation } from './read-invitation.ts'
import { setMembership } from './set-membership.ts'
import { withdrawInvitation } from './withdraw-invitation.ts'

const now = new Date('2026-11-21T10:00:00Z')
const daysLater = (days: number) => new Date(now.getTime() + days * 24 * 3_600_000)
const notValid = { code: 'identity.invitation-not-valid', status: 410 }

async function someInvitation(roles: string[] = ['member']) {
  const db = await freshDatabase<IdentityTables>()
  const calls = await someCalls(db)
  const organisation = await anOrganisation(db)
  const manager = await aPerson(db, { organisation, roles: ['manager'] })
  const invited = await perform(invite, calls.by(manager, now), { id: organisation, roles, name: 'Zoubida' })
  return {
    db,
    calls,
    organisation,
    manager,
    ...invited,
    async [Symbol.asyncDispose]() {
      await calls[Symbol.asyncDispose]()
      await db[Symbol.asyncDispose]()
    },
  }
}

test('whoever has the secret sees who invites them, accepts with their own name, and is signed in', async () => {
  await using given = await someInvitation(['data-officer'])
  const { db, calls, organisation, secret } = given

  expect(await perform(readInvitation, calls.by(undefined, now), { secret })).toMatchObject({
    organisation: { id: organisation },
    roles: ['data-officer', 'member'],
    name: 'Zoubida',
  })
  const { token, person } = await perform(acceptInvitation, calls.by(undefined, now), { secret, name: ' زبيدة ' })

  expect(person).toMatchObject({ name: 'زبيدة', roles: [], organisation })
  expect(await findPrincipalBySession(db, token!, now)).toMatchObject({
    id: person.id,
    memberships: [{ organisation, roles: ['data-officer', 'member'] }],
  })
})

test('whoever is made an officer was appointed by who invited them, also when they open the invitation as somebody new', async () => {
  await using given = await someInvitation(['data-officer'])
  const { db, calls, organisation, manager, secret } = given
  const { person } = await perform(acceptInvitation, calls.by(undefined, now), { secret, name: 'Amina' })
  expect(await appointedBy(db, person.id)).toEqual([manager.id])

  const another = await aPerson(db, { organisation, roles: ['manager'] })
  const setTo = (by: Principal, roles: string[], at: number) =>
    perform(setMembership, calls.by(by, daysLater(at)), { id: organisation, person: person.id, roles })
  await setTo(another, ['member', 'data-officer'], 1)
  expect(await appointedBy(db, person.id)).toEqual([manager.id])
  await setTo(another, ['member'], 2)
  expect(await appointedBy(db, person.id)).toEqual([])
  await setTo(another, ['data-officer'], 3)
  expect(await appointedBy(db, person.id)).toEqual([another.id])
})

test('who is signed in joins as who they are, and keeps what they had', async () => {
  await using given = await someInvitation(['data-officer'])
  const { db, calls, organisation, secret } = given
  const other = await anOrganisation(db, 'ب')
  const person = await aPerson(db, { organisation: other })

  const accepted = await perform(acceptInvitation, calls.by(person, now), { secret })

  expect(accepted).toMatchObject({ token: null, expiresAt: null, person: { id: person.id, organisation: other } })
  expect((await signedInAgain(db, person.id)).memberships).toEqual(
    [
      { organisation, roles: ['data-officer', 'member'] },
      { organisation: other, roles: ['member'] },
    ].sort((one, two) => (one.organisation < two.organisation ? -1 : 1)),
  )
})

test('a second invitation never takes away what a member had', async () => {
  await using given = await someInvitation(['member'])
  const { db, calls, organisation, secret } = given
  const officer = await aPerson(db, { organisation, roles: ['data-officer'] })

  await perform(acceptInvitation, calls.by(officer, now), { secret })

  expect((await signedInAgain(db, officer.id)).memberships).toEqual([
    { organisation, roles: ['data-officer', 'member'] },
  ])
})

test('nobody raises themselves by an invitation that they wrote', async () => {
  await using given = await someInvitation(['data-officer'])
  const { calls, manager, secret } = given

  const attempt = perform(acceptInvitation, calls.by(manager, now), { secret })

  await expect(attempt).rejects.toMatchObject({ code: 'identity.own-roles' })
})

test('an invitation is used once, even when it is accepted ten times at once', async () => {
  await using given = await someInvitation()
  const { db, calls, secret } = given

  const accepting = Array.from({ length: 10 }, (_, at) =>
    perform(acceptInvitation, calls.by(undefined, now), { secret, name: `Amina ${at}` }),
  )

  const outcomes = await Promise.allSettled(accepting)
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await db.selectFrom('identity.person').select('id').execute()).toHaveLength(2)
  await expect(perform(readInvitation, calls.by(undefined, now), { secret })).rejects.toMatchObject(notValid)
})

test('an invitation is worth nothing after seven days, and one that is unknown or of another form neither', async () => {
  await using given = await someInvitation()
  const { calls, secret } = given
  const late = calls.by(undefined, daysLater(7))

  await expect(perform(acceptInvitation, late, { secret, name: 'Amina' })).rejects.toMatchObject(notValid)
  await expect(perform(readInvitation, late, { secret: `inv_${'a'.repeat(26)}` })).rejects.toMatchObject(notValid)
  await expect(perform(readInvitation, late, { secret: "' or true --" })).rejects.toMatchObject({
    code: 'request.invalid',
  })
})

test('a withdrawn invitation is worth nothing, and so is one of whoever does not belong there any more', async () => {
  await using given = await someInvitation()
  const { db, calls, organisation, manager, invitation, secret } = given
  const second = await perform(invite, calls.by(manager, now), { id: organisation })

  await perform(withdrawInvitation, calls.by(manager, now), { id: invitation })
  await perform(endMembership, calls.by(await anAdministrator(db), now), { id: organisation, person: manager.id })

  for (const gone of [secret, second.secret]) {
    const attempt = perform(acceptInvitation, calls.by(undefined, now), { secret: gone, name: 'Amina' })
    await expect(attempt).rejects.toMatchObject(notValid)
  }
})

test('only managers of the organisation list and withdraw its invitations, once each, and see no secret', async () => {
  await using given = await someInvitation()
  const { db, calls, organisation, manager, invitation, secret } = given
  const elsewhere = await aPerson(db, { organisation: await anOrganisation(db, 'ب'), roles: ['manager'] })

  for (const attempt of [
    () => perform(listInvitations, calls.by(elsewhere, now), { id: organisation }),
    () => perform(withdrawInvitation, calls.by(elsewhere, now), { id: invitation }),
    () => perform(invite, calls.by(elsewhere, now), { id: organisation }),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: 'policy.denied' })
  }
  const listed = await perform(listInvitations, calls.by(manager, now), { id: organisation })
  expect(listed.invitations).toMatchObject([{ id: invitation, state: 'open', name: 'Zoubida', roles: ['member'] }])
  expect(JSON.stringify(listed)).not.toContain(secret)

  await perform(withdrawInvitation, calls.by(manager, now), { id: invitation })
  await expect(perform(withdrawInvitation, calls.by(manager, now), { id: invitation })).rejects.toMatchObject({
    code: 'identity.invitation-not-found',
  })
})

test('somebody new says their name, and a program accepts nothing', async () => {
  await using given = await someInvitation()
  const { calls, secret } = given
  const program = calls.by({ kind: 'service', id: 'local-cli', roles: ['administrator'] }, now)

  await expect(perform(acceptInvitation, calls.by(undefined, now), { secret })).rejects.toMatchObject({
    code: 'identity.name-needed',
    status: 422,
  })
  await expect(perform(acceptInvitation, program, { secret, name: 'Amina' })).rejects.toMatchObject({
    code: 'identity.people-only',
  })
})

test('whom an invitation was for is forgotten when it is over, and its secret stands nowhere', async () => {
  await using given = await someInvitation()
  const { db, calls, organisation, manager, secret } = given
  await perform(readInvitation, calls.by(undefined, now), { secret })

  await perform(invite, calls.by(manager, daysLater(8)), { id: organisation })

  const tables = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_schema in ('identity', 'audit')`.execute(db)
  let stored = ''
  for (const { name } of tables.rows) {
    stored += JSON.stringify((await db.pool.query(`select t::text from ${name} t`)).rows)
  }
  expect(stored).toContain('identity.invite')
  for (const word of [secret, 'Zoubida']) expect(stored).not.toContain(word)
})
