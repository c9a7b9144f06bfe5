import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { leafHash, parseTlogProof, parseVerifierKey, verifyTlogProof } from '../../../../libs/transparency-log/index.ts'
import { openLogKey } from '../../../adapters/keys/log-key.ts'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { viewOf } from '../../../kernel/database.ts'
import { perform } from '../../../kernel/perform.ts'
import type { Principal } from '../../../kernel/principal.ts'
import { type AuditTables, proveEntry } from '../../audit/index.ts'
import { aPublisher } from '../../audit/testing.ts'
import { findPrincipalByKey } from '../key-store.ts'
import { issueLink } from '../one-time-link.ts'
import { newSecret } from '../secret.ts'
import { findPrincipalBySession, insertSession } from '../store.ts'
import type { IdentityTables } from '../tables.ts'
import { anAdministrator, anOrganisation, aPerson, someCalls } from '../testing.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { erasePerson } from './erase-person.ts'
import { giveConsent } from './give-consent.ts'
import { invite } from './invite.ts'
import { issueKey } from './issue-key.ts'
import { linkPseudonyms } from './link-pseudonyms.ts'
import { listConsents } from './list-consents.ts'
import { listPeople } from './list-people.ts'
import { readPerson } from './read-person.ts'
import { readPseudonym } from './read-pseudonym.ts'
import { readSelf } from './read-self.ts'
import { removePerson } from './remove-person.ts'
import { setRoles } from './set-roles.ts'
import { signIn } from './sign-in.ts'

const reason = 'left the administration'
const commandLine: Principal = { kind: 'service', id: 'local-cli', roles: ['administrator'] }

test('whoever is removed can do nothing any more, and is named where they acted', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const organisation = await anOrganisation(db)
  const person = await aPerson(db, { name: 'Salma', organisation, roles: ['manager', 'data-officer'] })
  const session = newSecret('ses')
  await insertSession(db, session.digest, person.id, new Date())
  const { link } = await issueLink(db, person.id, new Date())
  const { key } = await perform(issueKey, calls.by(person), { purpose: 'nightly upload' })
  const { secret } = await perform(invite, calls.by(person), { id: organisation })
  await perform(giveConsent, calls.by(person), { organisation, purpose: 'research', until: tomorrow() })
  const administrator = calls.by(await anAdministrator(db))

  await perform(removePerson, administrator, { person: person.id, reason })

  expect(await findPrincipalBySession(db, session.secret, new Date())).toBeUndefined()
  expect(await findPrincipalByKey(db, key, new Date())).toBeUndefined()
  await expect(perform(signIn, calls.by(), { link })).rejects.toMatchObject({ code: 'identity.link-not-valid' })
  await expect(perform(acceptInvitation, calls.by(), { secret, name: 'Amina' })).rejects.toMatchObject({
    code: 'identity.invitation-not-valid',
  })
  expect((await perform(listConsents, calls.by(person), {})).consents).toMatchObject([{ state: 'withdrawn' }])
  expect(await perform(readPerson, administrator, { person: person.id })).toMatchObject({
    name: 'Salma',
    state: 'removed',
    roles: [],
    organisation: null,
    memberships: [],
  })
  const { people } = await perform(listPeople, administrator, {})
  expect(people.find(({ id }) => id === person.id)).toMatchObject({ name: 'Salma', state: 'removed' })
  const again = perform(removePerson, administrator, { person: person.id, reason })
  await expect(again).rejects.toMatchObject({ code: 'identity.person-not-found', status: 404 })
})

test('a session that began while its person was removed opens nothing', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const person = await aPerson(db)
  await perform(removePerson, calls.by(await anAdministrator(db)), { person: person.id, reason })

  const session = newSecret('ses')
  await insertSession(db, session.digest, person.id, new Date())

  expect(await findPrincipalBySession(db, session.secret, new Date())).toBeUndefined()
})

test('whoever is erased is named nowhere, and the log that speaks of them still verifies', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const organisation = await anOrganisation(db)
  const manager = await aPerson(db, { organisation, roles: ['manager'] })
  const { secret } = await perform(invite, calls.by(manager), { id: organisation, name: 'Zoubida from Oujda' })
  const accepted = await perform(acceptInvitation, calls.by(), { secret, name: 'Zoubida El Fassi' })
  const person = (await findPrincipalBySession(db, accepted.token!, new Date()))!
  const caller = calls.by(person)
  await perform(issueKey, caller, { purpose: 'Zoubida’s nightly upload' })
  await perform(giveConsent, caller, { sectors: ['health', 'skills'], purpose: 'research', until: tomorrow() })
  const { pseudonym } = await perform(readPseudonym, caller, { sector: 'health' })
  await db
    .insertInto('identity.password')
    .values({
      person_id: accepted.person.id,
      id: 'pwd_aaaaaaaaaaaa',
      login: 'Zoubida',
      login_digest: Buffer.alloc(32, 1),
      hash: 'none',
      changed_at: new Date(),
      last_used_at: null,
    })
    .execute()
  const administrator = calls.by(await anAdministrator(db))
  const signer = openLogKey(mkdtempSync(join(tmpdir(), 'jazari-key-')), 'log.example')
  const publisher = await aPublisher(db, signer)

  await perform(erasePerson, administrator, { person: accepted.person.id, reason })

  expect(await perform(readPerson, administrator, { person: accepted.person.id })).toMatchObject({
    name: '',
    state: 'erased',
    memberships: [],
  })
  const { people } = await perform(listPeople, administrator, {})
  expect(people.map(({ id }) => id)).not.toContain(accepted.person.id)
  const tables = await db.pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('identity', 'audit')`,
  )
  let stored = ''
  for (const { name } of tables.rows) {
    stored += JSON.stringify((await db.pool.query(`select t::text from ${name} t`)).rows)
  }
  expect(stored).toContain(accepted.person.id)
  for (const word of ['Zoubida', 'health,skills', pseudonym]) expect(stored).not.toContain(word)
  const link = { from: { sector: 'health', pseudonym }, to: 'skills', purpose: 'research', cndp: 'A-1/2026' }
  const linking = perform(linkPseudonyms, administrator, { ...link, consent: 'cns_aaaaaaaaaaaa' })
  await expect(linking).rejects.toMatchObject({ code: 'policy.denied' })

  await publisher.publish()
  const under = publisher.published()!
  const key = parseVerifierKey(signer.verifierKey)!
  const audit = viewOf<AuditTables>(db)
  const rows = await audit.selectFrom('audit.entry').select(['index', 'text']).orderBy('index').execute()
  expect(rows.length).toBeGreaterThan(8)
  for (const { index, text } of rows) {
    const proof = parseTlogProof(await proveEntry(publisher, Number(index), under))!
    expect(verifyTlogProof(proof, leafHash(Buffer.from(text)), [key]).size).toBe(under.size)
  }
  await publisher.close()
})

test('somebody who was removed is erased later, and again when something was left', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const person = await aPerson(db)
  const administrator = calls.by(await anAdministrator(db))
  await perform(removePerson, administrator, { person: person.id, reason })

  const first = await perform(erasePerson, administrator, { person: person.id, reason })
  expect(first).toMatchObject({ person: person.id })

  // A call that was under way when they were erased.
  await perform(readSelf, calls.by(person), {})
  const audit = viewOf<AuditTables>(db)
  const kept = () => audit.selectFrom('audit.body').select('index').where('holder', '=', person.id).execute()
  expect(await kept()).toHaveLength(1)
  expect(await perform(erasePerson, administrator, { person: person.id, reason })).toEqual(first)
  expect(await kept()).toEqual([])

  const nobody = perform(erasePerson, administrator, { person: 'per_aaaaaaaaaaaa', reason })
  await expect(nobody).rejects.toMatchObject({ code: 'identity.person-not-found' })
})

test('the last administrator is neither removed, nor erased, nor loses the role', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const last = await anAdministrator(db)
  const removed = await anAdministrator(db)
  await perform(removePerson, calls.by(last), { person: removed.id, reason })

  for (const taking of [
    () => perform(removePerson, calls.by(last), { person: last.id, reason }),
    () => perform(erasePerson, calls.by(last), { person: last.id, reason }),
    () => perform(setRoles, calls.by(commandLine), { person: last.id, roles: [] }),
  ]) {
    await expect(taking()).rejects.toMatchObject({ code: 'identity.last-administrator', status: 409 })
  }
})

test.each([
  ['removed', (person: string) => ({ operation: removePerson, input: { person, reason } })],
  ['erased', (person: string) => ({ operation: erasePerson, input: { person, reason } })],
  ['lowered', (person: string) => ({ operation: setRoles, input: { person, roles: [] } })],
] as const)('of the last three administrators who are %s at once, one is left', async (_, take) => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const all = await Promise.all([1, 2, 3].map(() => anAdministrator(db)))

  const outcomes = await Promise.allSettled(
    all.map(async ({ id }) => {
      const { operation, input } = take(id)
      return perform(operation as typeof removePerson, calls.by(commandLine), input)
    }),
  )

  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected'])
  const { people } = await perform(listPeople, calls.by(commandLine), {})
  expect(people.filter(({ roles }) => roles.includes('administrator'))).toHaveLength(1)
})

test('only administrators remove, erase and raise, and they say why', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const organisation = await anOrganisation(db)
  const manager = calls.by(await aPerson(db, { organisation, roles: ['manager', 'data-officer'] }))
  const { id: person } = await aPerson(db, { organisation })

  for (const attempt of [
    () => perform(removePerson, manager, { person, reason }),
    () => perform(erasePerson, manager, { person, reason }),
    () => perform(readPerson, manager, { person }),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: 'policy.denied' })
  }
  const silent = perform(erasePerson, calls.by(commandLine), { person, reason: ' ' })
  await expect(silent).rejects.toMatchObject({ code: 'request.invalid' })
})

test('an administrator raises somebody else, who is one at once', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const organisation = await anOrganisation(db)
  const person = await aPerson(db, { organisation, roles: ['data-officer'] })

  const raised = await perform(setRoles, calls.by(await anAdministrator(db)), {
    person: person.id,
    roles: ['administrator', 'administrator'],
  })

  expect(raised).toMatchObject({
    roles: ['administrator'],
    memberships: [{ organisation, roles: ['data-officer', 'member'] }],
  })
})

function tomorrow(): string {
  return new Date(Date.now() + 24 * 3_600_000).toISOString().slice(0, 10)
}
