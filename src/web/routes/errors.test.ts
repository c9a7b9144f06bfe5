import { pino } from 'pino'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { RateLimit } from '../../http/rate-limit.ts'
import { languages } from '../../kernel/language.ts'
import { operations } from '../../operations.ts'
import { words } from '../../words/sentence.ts'
import { aSite, browserHeaders } from './testing.ts'

test('the start leads to the language that the browser asks for, Arabic otherwise', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const leadsTo = async (accept: string | undefined) => {
    const { statusCode, headers } = await site.inject({
      url: '/',
      headers: accept ? { 'accept-language': accept } : {},
    })
    return [statusCode, headers.location]
  }
  expect(await leadsTo(undefined)).toEqual([302, '/ar/'])
  expect(await leadsTo('de, fr-MA;q=0.8, en;q=0.9')).toEqual([302, '/en/'])
  expect(await leadsTo('fr-FR')).toEqual([302, '/fr/'])
})

test('an address that nobody serves is a page in its language, and a problem document for a program', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const page = await site.get('/fr/nowhere?a=1')
  expect(page.statusCode).toBe(404)
  expect(page.body).toContain('<html lang="fr-MA"')
  expect(page.body).toContain('href="/ar/nowhere?a=1"')

  const outside = await site.inject({ url: '/nowhere', headers: { ...browserHeaders, 'accept-language': 'fr' } })
  expect([outside.statusCode, outside.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
  const program = await site.inject({ url: '/nowhere' })
  expect(program.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  const api = await site.inject({ url: '/api/data-sets/ds_aaaaaaaaaaaa', headers: browserHeaders })
  expect([api.statusCode, api.headers['content-type']]).toEqual([404, 'application/problem+json; charset=utf-8'])
})

test('every kind of problem has its page, with its own words in every language', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const codes = [...new Set(operations.flatMap(({ problems }) => problems.map(({ code }) => code)))]
  for (const code of [...codes, 'request.invalid', 'request.cross-site', 'policy.sign-in-needed', 'unexpected']) {
    for (const language of languages) {
      const { statusCode, body } = await site.get(`/${language}/problems/${code}`)
      expect([code, statusCode]).toEqual([code, 200])
      expect(words(language).outline(`problem.${code}.title`), `${language} ${code}`).toBeDefined()
      expect(body).toContain(code)
    }
  }
  expect((await site.get('/ar/problems/never.heard-of')).statusCode).toBe(404)
})

test('a bug shows nothing but a reference, under which the log has it', async () => {
  await using db = await freshDatabase<never>()
  const lines: string[] = []
  const logger = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) })
  await using site = await aSite(db, { logger })
  site.services.decider.decide = () => {
    throw new Error('a secret inside')
  }
  const { statusCode, body } = await site.get('/ar/rules')
  const logged = JSON.parse(lines[0] ?? '{}') as { reference?: string; err?: { message: string } }

  expect(statusCode).toBe(500)
  expect(body).not.toContain('a secret inside')
  expect(logged.err?.message).toBe('a secret inside')
  expect(body).toContain(logged.reference)
})

test('who asks for too many pages is told when to come back', async () => {
  await using db = await freshDatabase<never>()
  const rateLimit = new RateLimit({ burst: 2, perSecond: 0.1 }, { burst: 100, perSecond: 1 })
  await using site = await aSite(db, { rateLimit })
  await site.get('/ar/accessibility')
  await site.get('/ar/accessibility')
  const { statusCode, headers, body } = await site.get('/ar/accessibility')
  expect(statusCode).toBe(429)
  expect(Number(headers['retry-after'])).toBeGreaterThan(0)
  expect(body).toContain('<html lang="ar-MA"')
})

test.each([
  '/ar/data-sets/ds_aaaaaaaaaaaa',
  '/ar/data-sets/..%2F..%2Fetc%2Fpasswd',
  '/ar/data-sets/%00',
  '/ar/data-sets/ds_aaaaaaaaaaaa/versions/sha256:00',
  '/ar/data-sets?cursor=%3Cscript%3E',
  '/ar/data-sets?cursor=a&cursor=b',
  '/ar/sources/ds_aaaaaaaaaaaa/sha256:00/1/a.md',
  '/ar/sources/x/y/-1/%2e%2e/%2e%2e',
  `/ar/problems/${'a'.repeat(1500)}`,
  '/ar/%E0%A4%A',
  '/ar/ask?q=%ED%A0%80',
  '/ar/sign-in?link=%22%3E%3Cscript%3Ealert(1)%3C/script%3E',
  '/assets/../package.json',
  '/assets/jazari.css',
])('a hostile address is answered without a fault: %s', async (url) => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { statusCode, body } = await site.get(url)
  expect(statusCode).toBeLessThan(500)
  expect(body).not.toContain('<script>')
})
