import { expect, test } from 'vitest'
import { verifyDecisionReceipt } from '../../../libs/receipt/index.ts'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { addresses } from '../addresses.ts'
import { aSite, fieldOf, type TestSite } from './testing.ts'

/** Somebody is refused a page; the number of the decision that its link leads to. */
async function refusedPage(site: TestSite, session: string): Promise<{ body: string; index: number }> {
  const { statusCode, body } = await site.get(`/ar${addresses.desk}`, session)
  expect(statusCode).toBe(403)
  return { body, index: Number(/href="\/ar\/decisions\/(\d+)"/.exec(body)?.[1]) }
}

test('a refusal says in words which rules refused, and leads to a page with all of it, for whoever asked alone', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const [member, other] = [await site.signedIn('member'), await site.signedIn('member')]
  const { body, index } = await refusedPage(site, member)
  expect(body).toContain('القواعد التي منعت')

  const page = await site.get(`/ar/decisions/${index}`, member)
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain(`القرار رقم`)
  expect(page.body).toContain(`href="/api/decisions/${index}/receipt"`)
  expect((await site.get(`/ar/decisions/${index}`, other)).statusCode).toBe(404)
  expect((await site.get(`/ar/decisions/${index}`)).statusCode).toBe(404)
  expect((await site.get('/ar/decisions/999999', member)).statusCode).toBe(404)

  const list = await site.get('/ar/decisions?effect=deny', member)
  expect(list.body).toContain(`href="/ar/decisions/${index}"`)
  expect((await site.get('/ar/decisions')).statusCode).toBe(401)
})

test('whoever is not signed in reads why, and is led to no page of a decision', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { statusCode, body } = await site.get(`/ar${addresses.desk}`)
  expect(statusCode).toBe(401)
  expect(body).not.toContain('/ar/decisions/')
})

test('the receipt that a page offers is checked without the platform', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const member = await site.signedIn('member')
  const { index } = await refusedPage(site, member)
  const file = await site.get(`/api/decisions/${index}/receipt`, member)
  const { verdict, decision } = verifyDecisionReceipt(file.rawPayload, { keys: [site.services.publisher.verifierKey] })
  expect([verdict, decision]).toMatchObject(['verified', { index, effect: 'deny' }])
})

test('a program is told where its refusal stands in the log, and which page says why', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const cookies = { jazari_session: await site.signedIn('member') }
  const answer = await site.inject({ url: '/api/record-proposals', cookies, headers: { 'accept-language': 'fr' } })
  const { decision, explanation } = answer.json()
  expect([answer.statusCode, explanation]).toEqual([403, `http://jazari.test/fr/decisions/${decision}`])
})

test('an administrator opens a decision with a reason, and its person sees who did and why', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const [member, administrator] = [await site.signedIn('member'), await site.signedIn('administrator')]
  const { index } = await refusedPage(site, member)
  const form = await site.get(`/ar/decisions/${index}`, administrator)
  expect([form.statusCode, form.body]).toEqual([200, expect.stringContaining(`/ar/decisions/${index}/opening`)])

  const opening = async (session: string, reason: string) => {
    const csrf = fieldOf((await site.get('/ar/decisions', session)).body, 'csrf')
    return site.post(`/ar/decisions/${index}/opening`, { reason, csrf }, { session })
  }
  const refused = await opening(administrator, 'قصير')
  expect([refused.statusCode, refused.body]).toEqual([400, expect.stringContaining('قصير')])
  expect((await opening(member, 'سبب طويل بما يكفي')).statusCode).toBe(403)
  const opened = await opening(administrator, 'شكاية رقم 12 من صاحبة الطلب')
  expect(opened.statusCode).toBe(200)
  expect(opened.body).not.toContain('/receipt"')

  const seen = await site.get(`/ar/decisions/${index}`, member)
  expect(seen.body).toContain('شكاية رقم 12 من صاحبة الطلب')
})
