import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { perform } from '../../kernel/perform.ts'
import type { Principal } from '../../kernel/principal.ts'
import { approveRevision, proposeRecord } from '../../modules/programmes/index.ts'
import { digestOf } from '../../modules/programmes/testing.ts'
import { aSite, type TestSite } from './testing.ts'

const officer = (id: string): Principal => ({
  kind: 'person',
  id,
  name: id,
  organisation: null,
  roles: ['data-officer'],
})

/** Puts an indicator in force: one officer proposes it, another approves it. */
async function anIndicator(site: TestSite, slug: string, fields: object): Promise<void> {
  const call = (id: string) => ({
    ...site.services,
    principal: officer(id),
    channel: 'api' as const,
    language: 'ar' as const,
    signal: new AbortController().signal,
  })
  const ours = { name: [{ texts: { ar: `مؤشر ${slug}` } }], unit: [{ texts: { ar: 'سؤال' } }] }
  const input = { kind: 'indicator', slug, fields: { ...ours, ...fields } }
  const { record, revision } = await perform(proposeRecord, call('per_aaaaaaaaaaaa'), input)
  await perform(approveRevision, call('per_bbbbbbbbbbbb'), { record, revision })
}

const counts = (derivation: string) => ({ derivation: [{ term: derivation }] })

test('a counter starts at zero, and leads to what it counted, down to the entry of the log', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  await anIndicator(site, 'declined', counts('answers.abstained'))
  const empty = (await site.get('/ar/records/declined')).body
  expect(empty).toMatch(/<bdi dir="ltr">0<\/bdi>/)
  expect(empty).toContain('مقيس')
  expect(empty).toContain('العد منذ')
  expect((await site.get('/ar/indicators/declined/events')).body).toContain('العداد في الصفر')

  await site.post('/ar/ask', { question: 'ما ثمن التذكرة؟' })
  // A round that was under way may have begun before the answer: the one after it has it.
  for (let rounds = 0; rounds < 2; rounds++) await site.services.publisher.publish()

  const list = (await site.get('/ar/indicators')).body
  expect(list).toMatch(/<bdi dir="ltr">1<\/bdi>/)
  expect(list).toContain('href="/ar/indicators/declined/events"')
  const under = (await site.get('/ar/indicators/declined/events')).body
  const entry = /href="(\/ar\/log\/entries\/\d+)"/.exec(under)?.[1]
  expect(under).not.toContain('rc_')
  const shown = await site.get(entry!)
  expect(shown.statusCode).toBe(200)
  expect(shown.body).toContain('assistants.ask')
  expect(shown.body).toContain('c2sp.org/tlog-proof')
})

test('a declared figure shows its source in place and no count', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const words = 'صعد المغرب 14 مرتبة في 2025'
  const document = `# مرتبة\n\n${words} في ترتيب عالمي.`
  await site.publish({ 'ar/rank.md': document })
  const citations = [{ document: digestOf(document), words }]
  await anIndicator(site, 'rank', { declared: [{ number: 14, citations }] })

  const { body } = await site.get('/ar/records/rank')

  expect(body).toContain('مصرح به')
  expect(body).not.toContain('مقيس')
  expect(body).toContain(words)
  expect(body).toContain('غير مذكور في المصادر')
  expect((await site.get('/ar/indicators/rank/events')).statusCode).toBe(404)
})

test('events come page by page', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  await anIndicator(site, 'decisions', counts('log.decisions'))
  for (let i = 0; i < 60; i += 1) await site.post('/ar/ask', { question: `ما ثمن التذكرة ${i}؟` })

  const { body } = await site.get('/fr/indicators/decisions/events')
  const next = /href="([^"]+)" rel="next"/.exec(body)?.[1]
  const older = await site.get(next!.replaceAll('&amp;', '&'))

  expect(older.statusCode).toBe(200)
  const entries = (html: string) => [...html.matchAll(/log\/entries\/(\d+)"/g)].map(([, index]) => Number(index))
  expect(entries(body)).toHaveLength(50)
  expect(Math.max(...entries(older.body))).toBeLessThan(Math.min(...entries(body)))
  expect((await site.get('/fr/indicators/decisions/events?cursor=elsewhere')).statusCode).toBe(422)
})

test('an entry that is not in the log has no page', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)

  expect((await site.get('/ar/log/entries/999999')).statusCode).toBe(404)
  expect((await site.get('/ar/log/entries/elsewhere')).statusCode).toBe(400)
})
