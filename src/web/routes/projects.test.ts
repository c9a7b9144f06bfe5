import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { viewOf } from '../../kernel/database.ts'
import { aProblem } from '../../modules/calls/testing.ts'
import type { IdentityTables } from '../../modules/identity/index.ts'
import { anOrganisation } from '../../modules/identity/testing.ts'
import { aSite, contextOn, fieldOf, type TestSite } from './testing.ts'

/** A public problem, and three people of two organisations. */
async function setting(db: Awaited<ReturnType<typeof freshDatabase<never>>>, site: TestSite) {
  const identity = viewOf<IdentityTables>(db)
  const university = await anOrganisation(identity, 'جامعة النموذج')
  const company = await anOrganisation(identity, 'شركة النموذج')
  const { id: problem } = await aProblem({ context: (principal = { kind: 'anonymous' }) => contextOn(site, principal) })
  const person = (name: string, organisation: string) =>
    site.signedInAs({ name, organisation, roles: ['member'] as const })
  return {
    problem,
    lead: await person('Salma', university),
    guest: await person('Karim', company),
    stranger: await person('Nadia', company),
    alone: await site.signedIn('member'),
  }
}

/** Posts a form with the token of the page at an address. */
async function submit(
  site: TestSite,
  session: string,
  page: string,
  action: string,
  fields: Readonly<Record<string, string>>,
) {
  const { body } = await site.get(page, session)
  return site.post(action, { csrf: fieldOf(body, 'csrf'), ...fields }, { session })
}

async function aProject(site: TestSite, lead: string, problem: string): Promise<string> {
  const fields = { need: problem, kind: 'co-innovation', name: 'خرائط الولوج', summary: 'نقيس المسافة.' }
  const made = await submit(site, lead, `/ar/projects/new?need=${problem}`, '/ar/projects/new', fields)
  expect(made.statusCode).toBe(303)
  return String(made.headers.location)
}

test('a project starts from a public problem, and only its members see it', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { problem, lead, stranger, alone } = await setting(db, site)

  const choosing = await site.get('/ar/projects/new', lead)
  expect(choosing.body).toContain(`/ar/projects/new?need=${problem}`)
  const unnamed = await submit(site, lead, `/ar/projects/new?need=${problem}`, '/ar/projects/new', {
    need: problem,
    kind: 'research',
    name: ' ',
    summary: 'وصف',
  })
  expect(unnamed.statusCode).toBe(400)
  expect(unnamed.body).toContain('href="#field-name"')
  expect(unnamed.body).toContain('وصف</textarea>')
  expect(unnamed.body).toMatch(/value="research" checked/)

  const address = await aProject(site, lead, problem)
  const shown = await site.get(address, lead)
  expect(shown.body).toContain('خرائط الولوج')
  expect(shown.body).toContain('ابتكار مشترك')
  expect(shown.body).toContain('جامعة النموذج')
  expect(shown.body).toContain('ليس للمشروع أي إذن بعد')
  expect((await site.get('/ar/workspace', lead)).body).toContain(`href="${address}"`)

  const nowhere = await site.get('/ar/projects/prj_aaaaaaaaaaaa', stranger)
  const notMine = await site.get(address, stranger)
  expect([notMine.statusCode, nowhere.statusCode]).toEqual([404, 404])
  const id = address.split('/').at(-1)!
  const told = (body: string, id: string) => body.replaceAll(id, 'prj').replace(/name="csrf" value="[^"]*"/, '')
  expect(told(notMine.body, id)).toBe(told(nowhere.body, 'prj_aaaaaaaaaaaa'))
  expect((await site.get(address)).statusCode).toBe(401)

  expect((await site.get('/ar/projects/new', alone)).statusCode).toBe(403)
  expect((await site.get('/ar/workspace', alone)).body).toContain('اطلب دعوة من مسيّر هيئتك')
})

test('an invitation is shown once, joined by a button, and good for one person', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { problem, lead, guest, stranger } = await setting(db, site)
  const address = await aProject(site, lead, problem)

  const invited = await submit(site, lead, address, `${address}/invitations`, { role: 'member' })
  expect(invited.statusCode).toBe(200)
  expect(invited.headers['cache-control']).toBe('no-store')
  const link = /http:\/\/jazari\.test(\/ar\/projects\/join\/pin_[a-z2-7]{26})/.exec(invited.body)![1]!
  expect((await site.get(address, lead)).body).not.toContain('pin_')

  expect((await site.get(link)).statusCode).toBe(401)
  const opened = await site.get(link, guest)
  expect([opened.statusCode, opened.headers['cache-control'], opened.headers['x-robots-tag']]).toEqual([
    200,
    'no-store',
    'noindex',
  ])
  expect((await site.get(address, guest)).statusCode).toBe(404)
  const joined = await submit(site, guest, link, link, {})
  expect([joined.statusCode, joined.headers.location]).toEqual([303, address])
  expect((await site.get(address, guest)).body).toContain('شركة النموذج')
  expect((await submit(site, stranger, link, link, {})).statusCode).toBe(410)
  expect((await submit(site, stranger, link, '/ar/projects/join/pin_x', {})).statusCode).toBe(400)

  expect((await site.get(address, guest)).body).not.toContain(`${address}/invitations`)
  const left = await submit(site, guest, address, `${address}/removal`, {
    person: /name="person" value="(per_[a-z2-7]+)"/.exec((await site.get(address, guest)).body)![1]!,
  })
  expect([left.statusCode, left.headers.location]).toEqual([303, '/ar/workspace'])
  expect((await site.get(address, guest)).statusCode).toBe(404)
})

test('the lead changes the words of a project and ends it with a reason; the last lead stays', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { problem, lead } = await setting(db, site)
  const address = await aProject(site, lead, problem)

  const changed = await submit(site, lead, address, `${address}/words`, { name: 'خرائط القرب', summary: '' })
  expect(changed.headers.location).toBe(address)
  expect((await site.get(address, lead)).body).toContain('خرائط القرب')

  const self = /name="person" value="(per_[a-z2-7]+)"/.exec((await site.get(address, lead)).body)![1]!
  expect((await submit(site, lead, address, `${address}/removal`, { person: self })).statusCode).toBe(409)
  const unsaid = await submit(site, lead, address, `${address}/end`, { reason: '' })
  expect([unsaid.statusCode, unsaid.body.includes('href="#field-reason"')]).toEqual([400, true])
  const ended = await submit(site, lead, address, `${address}/end`, { reason: 'بلغنا الغاية.' })
  expect(ended.headers.location).toBe(address)
  const after = await site.get(address, lead)
  expect(after.body).toContain('بلغنا الغاية.')
  expect(after.body).not.toContain(`${address}/end`)
})
