import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../adapters/postgres/testing.ts'
import { viewOf } from '../../kernel/database.ts'
import { aProblem } from '../../modules/calls/testing.ts'
import type { IdentityTables } from '../../modules/identity/index.ts'
import { anOrganisation } from '../../modules/identity/testing.ts'
import { aSite, contextOn, type TestSite } from './testing.ts'

const publisher = { ar: 'إدارة النموذج', fr: 'Administration exemple', en: 'Sample administration' }
const closed = { secrecy: 'sensitive', personal: 'none', residency: ['MA'], announced: true }

/** Calls the API as whoever is signed in; the answer, which must be one. */
async function call(site: TestSite, session: string, path: string, body: object): Promise<Record<string, string>> {
  const answer = await site.inject({
    method: 'POST',
    url: `/api${path}`,
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
    cookies: { jazari_session: session },
    payload: JSON.stringify(body),
  })
  expect([path, answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([path, 200, ''])
  return answer.json()
}

/** A closed data set, and a permit on it that its officer granted to a researcher of elsewhere. */
async function aPermitOn(site: TestSite, db: FreshDatabase<never>, files: Readonly<Record<string, string>>) {
  const { id, version } = await site.publish(files, closed)
  const identity = viewOf<IdentityTables>(db)
  const owner = (await site.services.organisations.findOrCreate(db, publisher)).id
  const university = await anOrganisation(identity, 'جامعة النموذج')
  const { id: problem } = await aProblem({ context: (principal = { kind: 'anonymous' }) => contextOn(site, principal) })
  const officer = await site.signedInAs({ name: 'Driss', organisation: owner, roles: ['data-officer'] })
  const researcher = await site.signedInAs({ name: 'Salma', organisation: university, roles: ['member'] })
  const project = await call(site, researcher, '/projects', { problem, kind: 'research', name: { ar: 'خرائط الولوج' } })
  const request = await call(site, researcher, '/permit-requests', { project: project.id, dataSets: [id] })
  const asked = `/permit-requests/${request.id}`
  await call(site, researcher, asked, {
    purpose: 'research',
    purposeText: 'دراسة المسافة',
    legalBasis: 'public-mission',
    days: 200,
    justification: 'لا توجد معطيات أخرى عن هذه المناطق',
  })
  await call(site, researcher, `${asked}/asking`, {})
  const { permit } = await call(site, officer, `${asked}/grant`, { reason: 'غرض واضح' })
  return { id, version, permit: permit!, officer, researcher }
}

test('under a permit the pages of a closed data set open, keep the permit in their links, and close when it ends', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { id, version, permit, officer, researcher } = await aPermitOn(site, db, { 'ar/a.md': '# سجل' })

  const without = await site.get(`/ar/data-sets/${id}`, researcher)
  expect(without.body).toContain(`/ar/permit-requests/new?data-set=${id}`)
  expect(without.body).toMatch(/href="\/ar\/decisions\/\d+"/)
  expect((await site.get(`/ar/data-sets?permit=${permit}`, researcher)).body).toContain(
    `href="/ar/data-sets/${id}?permit=${permit}"`,
  )
  const page = await site.get(`/ar/data-sets/${id}?permit=${permit}`, researcher)
  expect(page.body).toContain('خرائط الولوج')
  expect(page.body).toContain('محجوبة')
  const links = [...page.body.matchAll(/href="(\/ar\/(?:data-sets\/[^"]+(?:versions|files)|sources)[^"]*)"/g)]
    .map(([, link]) => link!.replaceAll('&amp;', '&'))
    .filter((link) => !link.includes('/label'))
  expect(links.length).toBeGreaterThan(2)
  for (const link of links) {
    expect(link).toContain(`permit=${permit}`)
    expect((await site.get(link, researcher)).statusCode).toBe(200)
  }
  const file = `/ar/data-sets/${id}/versions/${version}/files/ar/a.md`
  // The text leaves covered: its page leads to the same file under the permit, and tells no digest to guess by.
  const source = await site.get(`/ar/sources/${id}/${version}/1/ar/a.md?permit=${permit}`, researcher)
  expect(source.body).toContain(`href="${file.replace('sha256:', 'sha256%3A')}?permit=${permit}"`)
  expect(source.body).not.toContain(createHash('sha256').update('# سجل').digest('hex'))
  expect(page.body).not.toContain(createHash('sha256').update('# سجل').digest('hex'))
  expect((await site.get(`${file}?permit=${permit}`, researcher)).body).toBe('# سجل')
  expect((await site.get(file, researcher)).statusCode).toBe(403)

  await call(site, officer, `/permits/${permit}/revocation`, { reason: 'انتهت الحاجة' })
  expect((await site.get(`${file}?permit=${permit}`, researcher)).statusCode).toBe(403)
  expect((await site.get(`/ar/data-sets/${id}?permit=${permit}`, researcher)).body).not.toContain('ar/a.md')
})

test('a stream that is open when its permit is revoked says so and ends within two seconds, and nothing is kept', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { permit, officer, researcher } = await aPermitOn(site, db, {
    'ar/a.md': '# مواعيد\n\nيستقبل قسم طب الأطفال اثني عشر موعدا في اليوم.\n',
  })
  const url = await site.server.listen({ port: 0, host: '127.0.0.1' })
  const busy = await db.pool.connect()
  try {
    // The search waits for whoever writes the indexes, and is still waiting when the stream ends.
    await busy.query('begin; lock table knowledge.indexing in access exclusive mode')
    const answer = await fetch(`${url}/api/ask`, {
      method: 'POST',
      headers: {
        accept: 'text/event-stream',
        'content-type': 'application/json',
        cookie: `jazari_session=${researcher}`,
        'sec-fetch-site': 'same-origin',
        'jazari-permit': permit,
      },
      body: JSON.stringify({ question: 'كم موعدا يستقبل قسم طب الأطفال في اليوم؟' }),
    })
    const stream = eventsOf(answer)
    expect(await stream.next()).toMatchObject({ value: { event: 'progress', data: { phase: 'searching' } } })

    const revokedAt = performance.now()
    await call(site, officer, `/permits/${permit}/revocation`, { reason: 'انتهت الحاجة' })
    const rest: unknown[] = []
    for await (const event of stream) rest.push(event)

    expect(performance.now() - revokedAt).toBeLessThan(2_000)
    expect(rest).toMatchObject([{ event: 'problem', data: { code: 'policy.permit-ended', status: 403 } }])
  } finally {
    busy.release(true)
  }
  const { rows } = await sql<{ kept: string }>`select count(*) as kept from assistants.answer`.execute(db)
  expect(rows).toEqual([{ kept: '0' }])
})

/** Server-sent events as they come. */
async function* eventsOf({ body }: Response): AsyncGenerator<{ readonly event: string; readonly data: unknown }> {
  let text = ''
  for await (const piece of body!.pipeThrough(new TextDecoderStream())) {
    text += piece
    const events = text.split('\n\n')
    text = events.pop()!
    for (const one of events) {
      const [, event, data] = /^event: (.*)\ndata: (.*)$/.exec(one)!
      yield { event: event!, data: JSON.parse(data!) }
    }
  }
}
