import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import type { IdentityTables } from '../tables.ts'
import { anAdministrator, anOrganisation, aPerson, someCalls } from '../testing.ts'
import { giveConsent } from './give-consent.ts'
import { linkPseudonyms } from './link-pseudonyms.ts'
import { readPseudonym } from './read-pseudonym.ts'
import { withdrawConsent } from './withdraw-consent.ts'

const now = new Date('2026-11-21T10:00:00Z')
const until = '2026-12-31'

/** Somebody known in two sectors who consents to these being joined for research, and an officer who may ask. */
async function somebodyKnown() {
  const db = await freshDatabase<IdentityTables>()
  const calls = await someCalls(db)
  const person = await aPerson(db)
  const officer = calls.by(await aPerson(db, { roles: ['data-officer'] }), now)
  const { pseudonym } = await perform(readPseudonym, calls.by(person, now), { sector: 'health' })
  const sectors = ['skills', 'health']
  const { id } = await perform(giveConsent, calls.by(person, now), { sectors, purpose: 'research', until })
  const link = {
    from: { sector: 'health', pseudonym },
    to: 'skills',
    purpose: 'research',
    cndp: 'A-123/2026',
    consent: id,
  }
  return {
    db,
    calls,
    person,
    officer,
    link,
    async [Symbol.asyncDispose]() {
      await calls[Symbol.asyncDispose]()
      await db[Symbol.asyncDispose]()
    },
  }
}

test('a person is called otherwise in each sector, and always the same', async () => {
  await using given = await somebodyKnown()
  const { calls, person, link } = given

  const again = await perform(readPseudonym, calls.by(person, now), { sector: 'health' })
  const elsewhere = await perform(readPseudonym, calls.by(person, now), { sector: 'skills' })

  expect(again).toEqual({ sector: 'health', pseudonym: link.from.pseudonym })
  expect(elsewhere.pseudonym).not.toBe(link.from.pseudonym)
})

test('with their consent and the authority’s number, two pseudonyms are joined, and the person is not said', async () => {
  await using given = await somebodyKnown()
  const { calls, person, officer, link } = given

  const joined = await perform(linkPseudonyms, officer, link)

  const { pseudonym } = await perform(readPseudonym, calls.by(person, now), { sector: 'skills' })
  expect(joined).toEqual({ sector: 'skills', pseudonym })
  const back = { ...link, from: { sector: 'skills', pseudonym }, to: 'health' }
  expect(await perform(linkPseudonyms, officer, back)).toEqual(link.from)
  expect(JSON.stringify(joined)).not.toContain(person.id)
})

test.each([
  ['another sector', { to: 'justice' }],
  ['another purpose', { purpose: 'statistics' }],
  ['a consent that nobody gave', { consent: 'cns_aaaaaaaaaaaa' }],
  ['a pseudonym of nobody', { from: { sector: 'health', pseudonym: `sid_${'a'.repeat(26)}` } }],
])('for %s the link is refused, like any other', async (_, otherwise) => {
  await using given = await somebodyKnown()
  const { officer, link } = given

  const attempt = perform(linkPseudonyms, officer, { ...link, ...otherwise })

  await expect(attempt).rejects.toMatchObject({
    code: 'policy.denied',
    values: { missing: expect.stringContaining('own-consent') },
  })
})

test('the consent of somebody else joins nothing', async () => {
  await using given = await somebodyKnown()
  const { db, calls, officer, link } = given
  const other = await aPerson(db)
  const sectors = ['health', 'skills']
  const { id } = await perform(giveConsent, calls.by(other, now), { sectors, purpose: 'research', until })

  const attempt = perform(linkPseudonyms, officer, { ...link, consent: id })

  await expect(attempt).rejects.toMatchObject({ code: 'policy.denied' })
})

test('a consent that was withdrawn, or is over, joins nothing', async () => {
  await using given = await somebodyKnown()
  const { calls, person, officer, link } = given

  const late = { ...officer, clock: () => new Date('2027-01-01T00:00:00Z') }
  await expect(perform(linkPseudonyms, late, link)).rejects.toMatchObject({ code: 'policy.denied' })
  await perform(withdrawConsent, calls.by(person, now), { id: link.consent })
  await expect(perform(linkPseudonyms, officer, link)).rejects.toMatchObject({ code: 'policy.denied' })
})

test('without a number, and for whoever is no officer, nothing is joined', async () => {
  await using given = await somebodyKnown()
  const { db, calls, person, officer, link } = given
  const { cndp: _, ...numberless } = link
  const member = await aPerson(db, { organisation: await anOrganisation(db) })

  await expect(perform(linkPseudonyms, officer, numberless)).rejects.toMatchObject({ code: 'request.invalid' })
  for (const caller of [member, person]) {
    await expect(perform(linkPseudonyms, calls.by(caller, now), link)).rejects.toMatchObject({ code: 'policy.denied' })
  }
})

test('only a person has pseudonyms', async () => {
  await using given = await somebodyKnown()
  const { db, calls } = given
  const { id } = await anAdministrator(db)
  const key = calls.by({ kind: 'service', id: 'key_aaaaaaaaaaaa', holder: id, roles: ['member'] }, now)

  for (const caller of [key, calls.by(undefined, now)]) {
    await expect(perform(readPseudonym, caller, { sector: 'health' })).rejects.toMatchObject({
      code: expect.stringMatching(/^policy\./),
    })
  }
})
