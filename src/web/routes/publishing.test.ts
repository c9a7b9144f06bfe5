import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { aSite, browserHeaders, fieldOf, type TestSite } from './testing.ts'

const details = {
  'titles.ar': 'وثائق المختبر',
  'titles.fr': '',
  slug: 'lab',
  publisher: 'مختبر الرباط',
  provenance: 'primary',
  licence: 'CC-BY-4.0',
  licenceText: '',
}
const label = {
  secrecy: 'public',
  personal: 'none',
  sectors: 'health، education',
  residency: 'anywhere',
  announced: 'no',
  reason: '',
}

type Part = { readonly name: string; readonly text: string; readonly type?: string }

/** A form with files as browsers send it: names in UTF-8, the token first. */
function multipart(csrf: string, files: readonly Part[], field = 'file'): { payload: Buffer; 'content-type': string } {
  const boundary = '----WebKitFormBoundary7MA4YWxkTrZu0gW'
  const parts = files.map(
    ({ name, text, type = 'text/markdown' }) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n${text}\r\n`,
  )
  const token = `--${boundary}\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n${csrf}\r\n`
  return {
    payload: Buffer.from(`${token}${parts.join('')}--${boundary}--\r\n`),
    'content-type': `multipart/form-data; boundary=${boundary}`,
  }
}

async function upload(site: TestSite, address: string, session: string, files: readonly Part[], token?: string) {
  const csrf = token ?? fieldOf((await site.get('/ar/ask', session)).body, 'csrf')
  const { payload, 'content-type': type } = multipart(csrf, files)
  return site.inject({
    method: 'POST',
    url: address,
    headers: { ...browserHeaders, 'content-type': type },
    cookies: { jazari_session: session },
    payload,
  })
}

async function aDraft(site: TestSite, session: string): Promise<string> {
  const csrf = fieldOf((await site.get('/ar/publish', session)).body, 'csrf')
  const { headers } = await site.post('/ar/publish', { ...details, csrf }, { session })
  return String(headers.location)
}

test('a data set is published without script: described, its files sent, sealed, reviewed, published', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const session = await site.signedIn('data-officer')
  const draft = await aDraft(site, session)
  expect(draft).toMatch(/^\/ar\/data-sets\/ds_[a-z2-7]{12}\/draft$/)

  const sent = await upload(site, `${draft}/files`, session, [
    { name: 'مختبر.md', text: '# مختبر الرباط\n\nافتتح المختبر أبوابه في شهر مارس.\n' },
    { name: 'odd\u00A0space.txt', text: 'x' },
    { name: 'trap\u202Efdp.exe', text: 'x' },
    { name: 'notes.txt', text: 'ملاحظات عن المختبر.', type: 'text/plain' },
    { name: 'broken.pdf', text: 'this is not a PDF', type: 'application/pdf' },
  ])
  expect(sent.statusCode).toBe(422)
  expect(sent.body).toContain('مختبر.md')
  expect(sent.body).toContain('notes.txt')
  expect(sent.body.match(/<li><bdi[^>]*>.*?<\/li>/g)).toHaveLength(2)

  const page = await site.get(draft, session)
  const csrf = fieldOf(page.body, 'csrf')
  const removed = await site.post(`${draft}/removal`, { csrf, path: 'notes.txt' }, { session })
  expect([removed.statusCode, removed.headers.location]).toEqual([303, draft])
  expect((await site.get(`${draft}/files`, session)).body).not.toContain('notes.txt')

  const sealed = await site.post(`${draft}/seal`, { csrf }, { session })
  const found = String(sealed.headers.location)
  expect(found).toMatch(/\/versions\/sha256%3A[0-9a-f]{64}\/findings$/)
  const findings = await site.get(found, session)
  expect(findings.statusCode).toBe(200)
  expect(findings.body).toContain('لم يُعثر على شيء')
  const labelling = /href="(\/ar\/data-sets\/[^"]+\/label\?version=[^"]+)"/.exec(findings.body)![1]!
  expect((await site.get(labelling, session)).body).toContain('name="announced"')
  const labelled = await site.post(labelling.split('?')[0]!, { ...label, version: versionIn(found), csrf }, { session })
  const review = String(labelled.headers.location)
  expect(review).toBe(found.replace('findings', 'review'))
  const waiting = await site.get(review, session)
  expect(waiting.statusCode).toBe(200)
  expect(waiting.body).not.toContain('/publication')
  expect((await site.get(review.replace('review', 'progress'), session)).body).toContain('data-island="job-progress"')

  const [dataSet, , version] = review.split('/').slice(-4, -1).map(decodeURIComponent)
  await site.index(dataSet!, version!)
  const read = await site.get(review, session)
  expect(read.body).toContain('/sources/')
  expect(read.body).toContain('لم يُقرأ')
  const anonymous = await site.get(review)
  expect(anonymous.statusCode).toBe(404)

  const published = await site.post(review.replace('review', 'publication'), { csrf }, { session })
  const address = String(published.headers.location)
  expect(published.statusCode).toBe(303)
  const shown = await site.get(address)
  expect(shown.statusCode).toBe(200)
  expect(shown.body).toContain('وثائق المختبر')
  const text = /href="(\/ar\/sources\/[^"]+)"/.exec(shown.body)![1]!
  expect((await site.get(text)).body).toContain('افتتح المختبر أبوابه')
  expect((await site.get(review, session)).headers.location).toBe(address)
})

/** The version that an address of the way to publication is about. */
function versionIn(address: string): string {
  return decodeURIComponent(address.split('/').at(-2)!)
}

test('what was typed comes back with what is wrong with it', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const session = await site.signedIn('data-officer')
  const csrf = fieldOf((await site.get('/ar/publish', session)).body, 'csrf')
  const wrong = { ...details, 'titles.ar': '', publisher: 'من أنا', slug: 'LAB' }
  const { statusCode, body } = await site.post('/ar/publish', { ...wrong, csrf }, { session })

  expect(statusCode).toBe(400)
  expect(body).toContain('value="من أنا"')
  expect(body).toContain('value="LAB"')
  for (const field of ['titles', 'slug']) expect(body).toContain(`href="#field-${field}"`)
  expect(body).toContain('<title>خطأ:')
})

test('a refusal that no field is to blame for keeps what was typed too', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const session = await site.signedIn('data-officer')
  await aDraft(site, session)
  const csrf = fieldOf((await site.get('/ar/publish', session)).body, 'csrf')
  const other = { ...details, 'titles.ar': 'عنوان آخر', csrf }
  const { statusCode, body } = await site.post('/ar/publish', other, { session })
  expect(statusCode).toBe(409)
  expect(body).toContain('value="عنوان آخر"')
})

test('who has not signed in is told which rule refuses, and how to sign in', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  for (const answer of [await site.get('/fr/publish'), await site.post('/fr/publish', details)]) {
    expect(answer.statusCode).toBe(401)
    expect(answer.headers['www-authenticate']).toBe('Bearer')
    expect(answer.body).toContain('Seul un responsable de données')
    expect(answer.body).toContain('/fr/rules#ma.data-officers-publish')
  }
  const member = await site.signedIn('member')
  const refused = await site.get('/ar/publish', member)
  expect(refused.statusCode).toBe(403)
  expect(refused.body).toContain('ma.data-officers-publish')
})

test('files that nobody may send are refused before they are read', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const officer = await site.signedIn('data-officer')
  const draft = await aDraft(site, officer)
  const member = await site.signedIn('member')
  const file = [{ name: 'a.md', text: 'نص' }]

  expect((await upload(site, `${draft}/files`, member, file)).statusCode).toBe(404)
  expect((await upload(site, `${draft}/files`, officer, file, 'forged.token')).statusCode).toBe(403)
  const plain = await site.post(`${draft}/files`, {}, { session: officer })
  expect(plain.statusCode).toBe(400)
  expect((await site.get(`${draft}/files`, officer)).body).not.toContain('a.md')
})

test('a file larger than the limit is refused with its reason, and the next one is taken', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  Object.assign(site.services, { maxFileBytes: 100_000 })
  const session = await site.signedIn('data-officer')
  const draft = await aDraft(site, session)
  const sent = await upload(site, `${draft}/files`, session, [
    { name: 'large.txt', text: 'ا'.repeat(200_000) },
    { name: 'small.txt', text: 'نص' },
  ])
  expect(sent.statusCode).toBe(422)
  expect(sent.body).toContain('100.000')
  const listed = (await site.get(`${draft}/files`, session)).body
  expect(listed).toContain('small.txt')
  expect(listed).not.toContain('large.txt')
})

test.each(['application/json', 'multipart/form-data', 'text/plain', 'application/x-www-form-urlencoded', 'made/up'])(
  'a script sends one file as it is, whatever its type: %s',
  async (type) => {
    await using db = await freshDatabase<never>()
    await using site = await aSite(db)
    const session = await site.signedIn('data-officer')
    const draft = await aDraft(site, session)
    const csrf = fieldOf((await site.get(draft, session)).body, 'csrf')
    const put = (path: string, token: string) =>
      site.inject({
        method: 'PUT',
        url: `${draft}/files?path=${encodeURIComponent(path)}`,
        headers: { 'content-type': type, 'x-csrf': token, accept: 'application/problem+json' },
        cookies: { jazari_session: session },
        payload: '{"a": 1',
      })

    expect((await put('عينة.json', csrf)).statusCode).toBe(204)
    expect((await site.get(`${draft}/files`, session)).body).toContain('عينة.json')
    const refused = await put('../x', csrf)
    expect(refused.statusCode).toBe(400)
    expect(refused.json()).toMatchObject({ code: 'dataset.path-refused' })
    expect((await put('b.json', 'forged.token')).statusCode).toBe(403)
  },
)

test('a file that is refused while it is still being sent gets its answer, and the connection is free again', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  Object.assign(site.services, { maxFileBytes: 100_000 })
  const session = await site.signedIn('data-officer')
  const draft = await aDraft(site, session)
  const csrf = fieldOf((await site.get(draft, session)).body, 'csrf')
  const origin = await site.server.listen({ port: 0, host: '127.0.0.1' })
  const headers = {
    cookie: `jazari_session=${session}`,
    'x-csrf': csrf,
    'content-type': 'application/octet-stream',
    accept: 'application/problem+json',
  }
  const id = draft.split('/')[3]
  for (const address of [`${draft}/files?path=a.txt`, `/api/data-sets/${id}/draft/files/a.txt`]) {
    const response = await fetch(origin + address, { method: 'PUT', headers, body: Buffer.alloc(20_000_000) })
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({ code: 'dataset.file-too-large' })
  }
  const form = multipart(csrf, [
    { name: 'large.txt', text: 'a'.repeat(20_000_000) },
    { name: 'small.txt', text: 'نص' },
  ])
  const sent = await fetch(`${origin}${draft}/files`, {
    method: 'POST',
    headers: { ...headers, accept: 'text/html', 'content-type': form['content-type'] },
    body: new Uint8Array(form.payload),
  })
  expect(sent.status).toBe(422)
  expect(await sent.text()).toContain('small.txt')

  await expect.poll(() => busyConnections(site), { timeout: 5000 }).toBe(0)
})

/** Connections that a closing server would have to wait for. */
async function busyConnections(site: TestSite): Promise<number> {
  site.server.server.closeIdleConnections()
  await new Promise((resolve) => setTimeout(resolve, 50))
  return new Promise((resolve, reject) =>
    site.server.server.getConnections((error, found) => (error ? reject(error) : resolve(found))),
  )
}
