import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { sessionCookie } from '../../http/authentication.ts'
import { viewOf } from '../../kernel/database.ts'
import { digestOfText } from '../../kernel/identifier.ts'
import { perform } from '../../kernel/perform.ts'
import type { OrganisationRole } from '../../kernel/principal.ts'
import { createOrganisation, type IdentityTables, issueSignInLink, signIn } from '../../modules/identity/index.ts'
import { aPerson } from '../../modules/identity/testing.ts'
import { proposeRecord, readRevision } from '../../modules/programmes/index.ts'
import { aSite, contextOn, fieldOf, type TestSite } from './testing.ts'

const commandLine = { kind: 'service', id: 'local-cli', roles: ['administrator'] } as const

async function anOrganisationOn(site: TestSite, ar = 'جامعة النموذج'): Promise<string> {
  const input = { names: { ar }, kind: 'university', region: '04' }
  return (await perform(createOrganisation, contextOn(site, commandLine), input)).id
}

/** Somebody of an organisation, and their session. */
async function somebodyOf(site: TestSite, organisation: string, roles: OrganisationRole[], name = 'Salma') {
  const db = viewOf<IdentityTables>(site.services.db)
  const person = await aPerson(db, { name, organisation, roles })
  const { link } = await perform(issueSignInLink, contextOn(site, commandLine), { person: person.id })
  const { token } = await perform(signIn, contextOn(site, { kind: 'anonymous' }), { link })
  return { ...person, session: token }
}

async function csrfAt(site: TestSite, address: string, session: string): Promise<string> {
  return fieldOf((await site.get(address, session)).body, 'csrf')
}

test('anybody reads the list and an organisation, and nobody but its managers sees who belongs to it', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const id = await anOrganisationOn(site)
  const member = await somebodyOf(site, id, ['member'], 'Zoubida El Fassi')
  const manager = await somebodyOf(site, id, ['manager'])

  const list = await site.get('/ar/organisations?kind=university&region=04')
  expect(list.body).toContain(`/ar/organisations/${id}`)
  expect((await site.get('/ar/organisations?kind=regulator')).body).not.toContain(id)
  for (const session of [undefined, member.session]) {
    const { body, statusCode } = await site.get(`/ar/organisations/${id}`, session)
    expect(statusCode).toBe(200)
    expect(body).toContain('جامعة النموذج')
    expect(body.slice(body.indexOf('<main'))).not.toContain('Zoubida')
    expect((await site.get(`/ar/organisations/${id}/edit`, session)).statusCode).toBe(session ? 403 : 401)
  }
  expect((await site.get(`/ar/organisations/${id}`, manager.session)).body).toContain('Zoubida El Fassi')
  expect((await site.get('/ar/organisations/org_aaaaaaaaaaaa')).statusCode).toBe(404)
})

test('an administrator enters an organisation, and what is wrong comes back beside its field', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const session = await site.signedIn('administrator')
  const csrf = await csrfAt(site, '/fr/organisations/new', session)
  const fields = { csrf, 'names.fr': 'Institut exemple', kind: 'institute', region: 'none', parent: '' }

  const nameless = await site.post('/fr/organisations/new', { ...fields, 'names.fr': '' }, { session })
  expect(nameless.statusCode).toBe(400)
  expect(nameless.body).toContain('href="#field-names-ar"')
  const orphan = await site.post('/fr/organisations/new', { ...fields, parent: 'Personne' }, { session })
  expect(orphan.statusCode).toBe(404)
  const made = await site.post('/fr/organisations/new', { ...fields, verified: 'yes' }, { session })
  expect(made.statusCode).toBe(303)
  const page = await site.get(String(made.headers.location), session)
  expect(page.body.includes('Institut exemple')).toBe(true)

  const child = await site.post(
    '/fr/organisations/new',
    { ...fields, 'names.fr': 'Filiale', parent: 'INSTITUT EXEMPLE' },
    { session },
  )
  const childPage = await site.get(String(child.headers.location))
  expect(childPage.body).toContain('Institut exemple')
  const member = await site.signedIn('member')
  expect((await site.get('/fr/organisations/new', member)).statusCode).toBe(403)
})

test('a manager invites, and whoever has the address joins with a session of their own', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const id = await anOrganisationOn(site)
  const { session } = await somebodyOf(site, id, ['manager'])
  const csrf = await csrfAt(site, `/ar/organisations/${id}`, session)

  const invited = await site.post(
    `/ar/organisations/${id}/invitations`,
    { csrf, name: '', roles: 'data-officer' },
    { session },
  )
  expect(invited.statusCode).toBe(200)
  const address = /\/ar\/invitations\/inv_[a-z2-7]{26}/.exec(invited.body)![0]
  expect((await site.get(`/ar/organisations/${id}`, session)).body).not.toContain(address)

  // Opening it, as programs that scan mail do, uses nothing up.
  for (let opened = 0; opened < 2; opened++) {
    const page = await site.get(address)
    expect(page.headers['cache-control']).toBe('no-store')
    expect(page.headers['x-robots-tag']).toBe('noindex')
    expect(page.body).toContain('جامعة النموذج')
  }
  // Without a session there is nothing that a form could be taken from: it carries no token.
  const nameless = await site.post(address, { csrf: '', name: '' })
  expect(nameless.statusCode).toBe(422)
  const planted = `ses_${'a'.repeat(26)}`
  expect((await site.get(address)).body).toContain(
    `/ar/sign-in?next=${encodeURIComponent(address.slice('/ar'.length))}`,
  )
  const accepted = await site.post(
    address,
    { csrf: await csrfAt(site, address, planted), name: 'زبيدة' },
    { session: planted },
  )
  expect(accepted.statusCode).toBe(303)
  const cookie = accepted.cookies.find(({ name }) => name === sessionCookie)!
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  expect(cookie.value).not.toBe(planted)
  expect(accepted.headers.location).toBe('/ar/account')
  expect((await site.get('/ar/account', cookie.value)).body).toContain('href="/ar/account/keys"')
  expect((await site.get(`/ar/organisations/${id}`, session)).body).toContain('زبيدة')

  const again = await site.post(address, { csrf: '', name: 'Amina' })
  expect(again.statusCode).toBe(410)
  expect((await site.get('/ar/invitations/inv_cut')).statusCode).toBe(410)
})

test('a long list of members goes on, also from a page that answers a form', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const id = await anOrganisationOn(site)
  const { session } = await somebodyOf(site, id, ['manager'], 'first')
  const people = viewOf<IdentityTables>(site.services.db)
  for (let count = 1; count <= 50; count++) await aPerson(people, { name: `member-${count}`, organisation: id })
  const csrf = await csrfAt(site, `/ar/organisations/${id}`, session)

  const invited = await site.post(`/ar/organisations/${id}/invitations`, { csrf, name: '' }, { session })
  expect(invited.body).not.toContain('member-50')
  const next = /href="([^"]*\?members=[^"]*)#members"/.exec(invited.body)![1]!
  expect((await site.get(next, session)).body).toContain('member-50')
})

test('a manager changes a member’s roles and ends a membership, but not their own', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const id = await anOrganisationOn(site)
  const member = await somebodyOf(site, id, ['member'])
  const manager = await somebodyOf(site, id, ['manager'])
  const { session } = manager
  const csrf = await csrfAt(site, `/ar/organisations/${id}`, session)
  const page = async () => (await site.get(`/ar/organisations/${id}`, session)).body

  await site.post(`/ar/organisations/${id}/members`, { csrf, person: member.id, roles: 'data-officer' }, { session })
  expect(await page()).toContain('مسؤول عن المعطيات')
  const own = await site.post(
    `/ar/organisations/${id}/members`,
    { csrf, person: manager.id, roles: 'data-officer' },
    { session },
  )
  expect(own.statusCode).toBe(403)
  await site.post(`/ar/organisations/${id}/member-end`, { csrf, person: member.id }, { session })
  expect(await page()).not.toContain(member.id)
})

test('closing asks again, and leaves a page that says so', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const id = await anOrganisationOn(site)
  const { session } = await somebodyOf(site, id, ['manager'])
  const csrf = await csrfAt(site, `/en/organisations/${id}/closing`, session)

  const closed = await site.post(`/en/organisations/${id}/closing`, { csrf }, { session })

  expect(closed.statusCode).toBe(303)
  expect((await site.get(`/en/organisations/${id}`)).body).toContain('Closed on')
})

test('an administrator enters, raises, removes and erases people, and what these did stays', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const session = await site.signedIn('administrator')
  const csrf = await csrfAt(site, '/ar/people', session)

  const entered = await site.post(
    '/ar/people',
    { csrf, name: 'Zoubida', organisation: '', roles: 'data-officer' },
    { session },
  )
  expect(entered.body).toMatch(/\/ar\/sign-in\?link=lnk_[a-z2-7]{26}/)
  const [, id] = /\/ar\/people\/(per_[a-z2-7]{12})"><bdi>Zoubida/.exec(entered.body)!
  const author = { kind: 'person', id: id!, name: 'Zoubida', organisation: null, roles: ['data-officer'] } as const
  const document = 'يجد الباحثون لدى الشبكة مجالا للبحث التطبيقي.'
  await site.publish({ 'ar/root.md': document })
  const fields = {
    name: [{ texts: { ar: 'الباحثون' }, citations: [] }],
    audience: [{ term: 'researchers', citations: [] }],
    offer: [{ texts: { ar: 'بحث تطبيقي' }, citations: [{ document: digestOfText(document), words: document }] }],
  }
  const { record, revision } = await perform(proposeRecord, contextOn(site, author), {
    kind: 'space',
    slug: 'space-for-researchers',
    fields,
  })

  await site.post(`/ar/people/${id}/roles`, { csrf, roles: 'administrator' }, { session })
  expect((await site.get(`/ar/people/${id}`, session)).body).toMatch(/value="administrator" checked/)
  await site.post(`/ar/people/${id}/removal`, { csrf, reason: 'left the administration' }, { session })
  expect((await site.get(`/ar/people/${id}`, session)).body).toContain('سُحب دخوله')

  const untyped = await site.post(
    `/ar/people/${id}/erasure`,
    { csrf, reason: 'asked for it', word: 'yes' },
    { session },
  )
  expect(untyped.statusCode).toBe(400)
  expect(untyped.body).toContain('href="#field-word"')
  const erased = await site.post(`/ar/people/${id}/erasure`, { csrf, reason: 'asked for it', word: id! }, { session })
  expect(erased.statusCode).toBe(303)
  expect((await site.get('/ar/people', session)).body).not.toContain('Zoubida')
  expect((await site.get(`/ar/people/${id}`, session)).body).toContain('شخص مُحي اسمه')
  const officer = { ...author, id: 'per_aaaaaaaaaaaa' }
  expect(await perform(readRevision, contextOn(site, officer), { record, revision })).toMatchObject({
    state: 'proposed',
  })
})

test('people’s pages are for administrators', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const id = await anOrganisationOn(site)
  const manager = await somebodyOf(site, id, ['manager'])

  expect((await site.get('/ar/people', manager.session)).statusCode).toBe(403)
  expect((await site.get(`/ar/people/${manager.id}`, manager.session)).statusCode).toBe(403)
  expect((await site.get('/ar/people')).statusCode).toBe(401)
})

test('somebody issues a key, which is shown once, and revokes it', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const id = await anOrganisationOn(site)
  const { session } = await somebodyOf(site, id, ['data-officer'])
  const address = '/ar/account/keys'
  const csrf = await csrfAt(site, address, session)
  const fields = { csrf, purpose: 'nightly upload', organisation: id, roles: 'data-officer', days: '90', permit: '' }

  const issued = await site.post(address, fields, { session })
  const key = /key_[a-z2-7]{26}/.exec(issued.body)![0]
  const listed = await site.get(address, session)
  expect(listed.body).toContain('nightly upload')
  expect(listed.body).not.toContain(key)

  const everywhere = await site.post(address, { ...fields, organisation: 'everywhere' }, { session })
  expect(everywhere.statusCode).toBe(403)
  const nothing = await site.post(address, { ...fields, purpose: '' }, { session })
  expect(nothing.body).toContain('href="#field-purpose"')
  await site.post('/ar/account/key-revocation', { csrf, key: fieldOf(listed.body, 'key') }, { session })
  expect((await site.get(address, session)).body).toContain('مسحوب')
  expect((await site.get(address)).statusCode).toBe(401)
})

test('somebody consents, sees it and withdraws it', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const id = await anOrganisationOn(site)
  const { session } = await somebodyOf(site, id, ['member'])
  const address = '/en/account/consents'
  const csrf = await csrfAt(site, `${address}?to=sectors`, session)
  const fields = { csrf, purpose: 'research', days: '30' }

  const twice = { ...fields, to: 'sectors', first: 'health', second: 'health' }
  const refused = await site.post(address, twice, { session })
  expect(refused.statusCode).toBe(400)
  expect(refused.body).toContain('href="#field-second"')
  for (const given of [
    { ...twice, second: 'skills' },
    { ...fields, to: 'organisation', organisation: 'جامعة النموذج' },
    { ...fields, to: 'data-set', dataSet: 'ds_aaaabbbbcccc' },
  ]) {
    expect((await site.post(address, given, { session })).statusCode).toBe(303)
  }
  const listed = await site.get(address, session)
  expect(listed.body.match(/In force/g)).toHaveLength(3)
  await site.post('/en/account/consent-withdrawal', { csrf, consent: fieldOf(listed.body, 'consent') }, { session })
  expect((await site.get(address, session)).body.match(/In force/g)).toHaveLength(2)
})
