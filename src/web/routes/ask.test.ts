import { expect, test } from 'vitest'
import { verifyReceipt } from '../../../libs/receipt/index.ts'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { aSite, type TestSite } from './testing.ts'

const network = `# شبكة المعاهد

انطلقت الشبكة الوطنية للمعاهد رسميا يوم 12 يناير 2026. احتضنت مدينة الرباط حفل الانطلاق.

## الميزانية

وقت نشر هذه الوثيقة، لم تُعلن ميزانية الشبكة بعد.
`
const question = 'متى انطلقت الشبكة الوطنية للمعاهد؟'

async function asked(site: TestSite, text: string): Promise<string> {
  const { statusCode, headers } = await site.post('/ar/ask', { question: text, csrf: '' })
  expect(statusCode).toBe(303)
  return String(headers.location)
}

test('a question is answered on a page of its own, in whichever language the page is read', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  await site.publish({ 'ar/network.md': network })
  const address = await asked(site, question)
  expect(address).toMatch(/^\/ar\/answers\/rc_[a-z2-7]{26}$/)

  for (const language of ['ar', 'fr', 'en']) {
    const { statusCode, body } = await site.get(address.replace('/ar/', `/${language}/`))
    expect(statusCode).toBe(200)
    expect(body).toContain('<p dir="auto">انطلقت الشبكة الوطنية للمعاهد رسميا يوم 12 يناير 2026.</p>')
  }
})

test('a quote leads to its place in the text, where it is marked', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  await site.publish({ 'ar/network.md': network })
  const { body } = await site.get(await asked(site, question))
  const place = /href="(\/ar\/sources\/[^"]+)"/.exec(body)![1]!.replaceAll('&amp;', '&')

  expect(place).toMatch(/\?start=\d+&end=\d+#quote$/)
  const source = await site.get(place.replace('#quote', ''))
  expect(source.body).toContain('<mark id="quote">انطلقت الشبكة الوطنية للمعاهد رسميا يوم 12 يناير 2026.</mark>')
  for (const span of ['start=5&end=2', 'start=0&end=999999', 'start=-1&end=3', 'start=a&end=b', 'start=0']) {
    const unmarked = await site.get(`${place.split('?')[0]}?${span}`)
    expect([span, unmarked.statusCode, unmarked.body.includes('<mark')]).toEqual([span, 200, false])
  }
})

test('what the documents do not say is not answered, and the page says what was searched', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  await site.publish({ 'ar/network.md': network })
  const { statusCode, body } = await site.get(await asked(site, 'كم تبلغ ميزانية الشبكة الوطنية للمعاهد؟'))
  expect(statusCode).toBe(200)
  expect(body).toContain('بحثنا في وثيقة واحدة')
  expect(body).toContain('nearby')
})

test('the receipt of an answer is a file that checks out', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  await site.publish({ 'ar/network.md': network })
  const { body } = await site.get(await asked(site, question))
  const href = /href="(\/api\/receipts\/[^"]+)" download/.exec(body)![1]!
  const receipt = await site.inject({ url: href })
  const { verdict } = verifyReceipt(receipt.rawPayload, { keys: [site.services.publisher.verifierKey] })
  expect(verdict).toBe('verified')

  const boundary = 'x'.repeat(30)
  const checked = await site.inject({
    method: 'POST',
    url: '/ar/receipts/check',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: `--${boundary}\r\nContent-Disposition: form-data; name="receipt"; filename="r.json"\r\n\r\n${receipt.body}\r\n--${boundary}--\r\n`,
  })
  expect(checked.body).toContain('وصل صحيح')
})

test.each([
  ['nothing', '', ''],
  ['nothing but spaces', '   ', ''],
  ['too much', 'سؤال '.repeat(500), 'سؤال سؤال'],
  ['what is not text', 'سؤال\0', ''],
])('a question of %s comes back with what was typed and what is wrong', async (_, text, kept) => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { statusCode, body } = await site.post('/ar/ask', { question: text })
  expect(statusCode).toBe(400)
  expect(body).toContain('<title>خطأ:')
  expect(body).toContain('id="field-question-fault"')
  expect(body).toContain(kept)
})

test('what identifies a person is masked wherever the question is repeated', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  await site.publish({ 'ar/network.md': network })
  const withCard = 'بطاقتي رقم AB123456، متى انطلقت الشبكة؟'
  const pages = [
    await site.get(await asked(site, withCard)),
    await site.get(`/ar/ask?q=${encodeURIComponent(withCard)}`),
    await site.post('/ar/ask', { question: `${withCard} ${'ا'.repeat(2000)}` }),
  ]
  for (const { body } of pages) expect(body).not.toContain('AB123456')
})

test('a link fills the form in and asks nothing', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { statusCode, body } = await site.get(`/ar/ask?q=${encodeURIComponent('متى؟ </textarea><script>')}`)
  expect(statusCode).toBe(200)
  expect(body).toContain('متى؟ &lt;/textarea>&lt;script>')
  const home = await site.get('/ar/')
  expect(home.body.match(/<dd>0/g)).toHaveLength(2)
})

test('a script gets the quotes as they are found, then the whole answer and its address', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  await site.publish({ 'ar/network.md': network })
  const stream = { accept: 'text/event-stream' }
  const { statusCode, headers, body } = await site.post('/ar/ask', { question }, { headers: stream })
  const events = [...body.matchAll(/event: (\w+)\ndata: (.*)\n/g)].map(([, name, data]) => [name, data])
  const shown = JSON.parse(String(events.at(-1)?.[1])) as { html: string; title: string; address: string }

  expect([statusCode, headers['content-type']]).toEqual([200, 'text/event-stream; charset=utf-8'])
  expect(events[0]?.[0]).toBe('fragment')
  expect(events.at(-1)?.[0]).toBe('answer')
  expect(shown.title).toBe('\u2068متى انطلقت الشبكة الوطنية للمعاهد؟\u2069 - منصة جزري')
  expect((await site.get(shown.address)).body).toContain(shown.html.slice(0, 60))

  const refused = await site.post('/ar/ask', { question: '' }, { headers: stream })
  expect([refused.statusCode, refused.headers['content-type']]).toEqual([400, 'text/html; charset=utf-8'])
})

test('an answer that nobody gave is a page that says so', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  for (const id of ['rc_abcdefghijklmnopqrstuvwx23', 'rc_1', '%00', '..%2Fx']) {
    const { statusCode } = await site.get(`/ar/answers/${id}`)
    expect([id, statusCode < 500 && statusCode >= 400]).toEqual([id, true])
  }
})

test('a question that another site sends is not asked', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const sent = await site.post('/ar/ask', { question }, { headers: { 'sec-fetch-site': 'cross-site' } })
  expect(sent.statusCode).toBe(403)
})
