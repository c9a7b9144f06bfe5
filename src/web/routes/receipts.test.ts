import { expect, test } from 'vitest'
import { anEvaluationReceipt, aSystemReceipt } from '../../../libs/receipt/evaluation.fixture.ts'
import { aDecisionReceipt } from '../../../libs/receipt/testing.ts'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { aSite, browserHeaders, type TestSite } from './testing.ts'

async function check(site: TestSite, content: string | Buffer, headers: Record<string, string> = {}) {
  const boundary = 'x'.repeat(30)
  const payload = Buffer.concat([
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n\r\n`),
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="receipt"; filename="r.json"\r\n\r\n`),
    Buffer.from(content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  return site.inject({
    method: 'POST',
    url: '/en/receipts/check',
    headers: { ...browserHeaders, 'content-type': `multipart/form-data; boundary=${boundary}`, ...headers },
    payload,
  })
}

test('a file that is no receipt gets a report and not a fault', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  for (const content of ['', 'hello', '{"format":"jazari-receipt@v1"}', Buffer.from([0xff, 0xfe])]) {
    const { statusCode, body } = await check(site, content)
    expect(statusCode).toBe(200)
    expect(body).toContain('Not a valid receipt')
  }
  const large = await check(site, Buffer.alloc(6_000_000, 0x61))
  expect(large.body).toContain('larger than any receipt')
})

test('the receipt of a decision is checked by its own checks', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { body } = await check(site, await aDecisionReceipt())
  expect(body).toContain('Consistent, key not trusted')
  expect(body).toContain('The decision is in the log, at its place')
})

test('an evaluation is checked by its own checks, and the answer of a system with its evaluation', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const evaluation = await check(site, await anEvaluationReceipt())
  expect(evaluation.body).toContain('Consistent, key not trusted')
  expect(evaluation.body).toContain('The plan was in the log before the result')
  const answer = await check(site, await aSystemReceipt())
  expect(answer.body).toContain('Approval of the system by two people')
})

test('a receipt that another site sends is not looked at', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  expect((await check(site, '{}', { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
  const notAForm = await site.post('/en/receipts/check', { receipt: '{}' })
  expect(notAForm.statusCode).toBe(400)
})

test('the verifier is one file to keep', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { statusCode, headers, body } = await site.get('/verifier.html')
  expect(statusCode).toBe(200)
  expect(headers['content-disposition']).toContain('attachment')
  expect(body).toContain('Content-Security-Policy')
})

test('what pages load is kept for ever under an address that holds its digest', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { body } = await site.get('/ar/')
  const addresses = [...body.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((match) => match[1]!)
  expect(addresses.length).toBeGreaterThan(3)
  for (const address of addresses) {
    const { statusCode, headers } = await site.get(address)
    expect([address, statusCode]).toEqual([address, 200])
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
  }
})

test.each([
  ['no boundary', 'multipart/form-data', 'x'],
  [
    'a body that is cut short',
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="receipt"; filename="a"\r\n\r\nab',
  ],
  [
    'no file',
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="csrf"\r\n\r\na\r\n--x--\r\n',
  ],
  ['no part', 'multipart/form-data; boundary=x', '--x--\r\n'],
  [
    'a field that would change every object',
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\na\r\n--x--\r\n',
  ],
  [
    'too many fields',
    'multipart/form-data; boundary=x',
    `${'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\na\r\n'.repeat(50)}--x--\r\n`,
  ],
  ['nothing', 'application/json', ''],
])('a form with %s is the sender’s fault', async (_, type, payload) => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { statusCode, body } = await site.inject({
    method: 'POST',
    url: '/fr/receipts/check',
    headers: { ...browserHeaders, 'content-type': type },
    payload,
  })
  expect(statusCode).toBeGreaterThanOrEqual(400)
  expect(statusCode).toBeLessThan(500)
  expect(body).toContain('<html lang="fr-MA"')
})
