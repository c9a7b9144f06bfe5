import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { addresses } from '../addresses.ts'
import { aSite, fieldOf, type TestSite } from './testing.ts'

const nador = '# الناظور\n\nمعهد الناظور سيقوي البحث والتكوين. أُطلق المعهد يوم 12 يناير 2026 بجهة الشرق.\n'
const document = `sha256:${createHash('sha256').update(nador).digest('hex')}`

const institute = {
  kind: 'institute',
  slug: 'nador',
  code: '',
  note: 'أول بطاقة',
  'name.0.ar': 'معهد الناظور',
  'name.0.quoted.0.document': document,
  'name.0.quoted.0.words': 'معهد الناظور',
}

async function aDesk(site: TestSite) {
  const published = await site.publish({ 'ar/nador.md': nador })
  const [author, other] = [await site.signedIn('data-officer'), await site.signedIn('data-officer')]
  async function post(session: string, address: string, fields: Readonly<Record<string, string>>) {
    const csrf = fieldOf((await site.get(`/ar${addresses.cite}`, session)).body, 'csrf')
    return site.post(`/ar${address}`, { ...fields, csrf }, { session })
  }
  return {
    author,
    other,
    published,
    post,
    propose: (fields: Readonly<Record<string, string>> = institute) => post(author, addresses.newRecord, fields),
    approve: (slug: string, revision = 1, session = other) => post(session, addresses.approval(slug, revision), {}),
  }
}

test('a record is proposed by one officer, approved by another, and then read by anybody', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { author, other, propose, approve } = await aDesk(site)
  const proposed = await propose()
  expect([proposed.statusCode, proposed.headers.location]).toEqual([303, '/ar/desk/records/nador/revisions/1'])
  const early = await site.get('/ar/records/nador')
  expect(early.statusCode).toBe(404)

  const own = await site.get('/ar/desk/records/nador/revisions/1', author)
  expect(own.body).toContain('وصل اقتراحك')
  expect(own.body).toContain('ma.second-person-approves')
  expect(own.body).not.toContain('/approval')
  const byAuthor = await approve('nador', 1, author)
  expect(byAuthor.statusCode).toBe(403)

  const desk = await site.get('/ar/desk', other)
  expect(desk.body).toContain('href="/ar/desk/records/nador/revisions/1"')
  const waiting = await site.get('/ar/desk/records/nador/revisions/1', other)
  expect(waiting.body).toContain('<p dir="auto">معهد الناظور</p>')
  expect(waiting.body).toContain('action="/ar/desk/records/nador/revisions/1/approval"')
  const approved = await approve('nador')
  expect([approved.statusCode, approved.headers.location]).toEqual([303, '/ar/desk/records/nador/revisions/1'])

  const read = await site.get('/ar/records/nador')
  expect(read.statusCode).toBe(200)
  expect(read.body).toContain('معهد الناظور')
})

test('a value without a source comes back with what is wrong beside it and all that was typed', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { propose, author } = await aDesk(site)
  const typed = { ...institute, 'role.0.ar': '', 'role.1.ar': 'تكوين المهندسين', 'launchedOn.0.is': 'غدا' }
  const badDate = await propose(typed)
  expect(badDate.statusCode).toBe(400)
  expect(badDate.body).toContain('href="#at-launchedOn-0"')

  const uncited = await propose({ ...typed, 'launchedOn.0.is': '' })
  expect(uncited.statusCode).toBe(422)
  expect(uncited.body).toContain('<title>خطأ:')
  // The empty value before it is gone, so it is the first.
  expect(uncited.body).toContain('href="#at-role-0"')
  expect(uncited.body).toMatch(/id="at-role-0"[^>]*aria-describedby="at-role-0-fault"/)
  expect(uncited.body).toContain('>تكوين المهندسين</textarea>')
  expect(uncited.body).toContain(`<option value="${document}" selected`)
  expect(uncited.body).not.toContain('>role<')
  expect((await site.get('/ar/desk', author)).body).toContain('لا شيء ينتظر البت الآن')
})

test.each([
  ['words that do not stand there', { 'name.0.quoted.0.words': 'معهد وجدة' }, 422, '#at-name-0'],
  ['words without their document', { 'name.0.quoted.0.document': '' }, 400, '#at-name-0'],
  ['no name', { 'name.0.ar': '', 'name.0.quoted.0.words': '' }, 422, '#at-name-0'],
  ['a name for its address that is none', { slug: 'معهد' }, 400, '#at-slug'],
  ['a link to nothing', { 'axis.0.is': 'no-axis' }, 422, '#at-axis-0'],
] as const)('%s is said where it was typed', async (_, fields, status, href) => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { propose } = await aDesk(site)
  const refused = await propose({ ...institute, ...fields })
  expect(refused.statusCode).toBe(status)
  expect(refused.body).toContain(`href="${href}"`)
  expect(refused.body).toContain('أول بطاقة</textarea>')
})

test('one more value is a button that keeps what was typed and nothing else', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { propose, author } = await aDesk(site)
  const more = await propose({ ...institute, more: 'value:name' })
  expect(more.statusCode).toBe(200)
  expect(more.body).toContain('name="name.1.ar"')
  expect(more.body).toContain('>معهد الناظور</textarea>')
  const source = await propose({ ...institute, more: 'quote:name.0' })
  expect(source.body).toContain('name="name.0.quoted.1.words"')
  expect((await site.get('/ar/desk', author)).body).toContain('لا شيء ينتظر البت الآن')
})

test('a change is shown beside what is in force, and a source that is not kept is gone', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { author, other, post, propose, approve } = await aDesk(site)
  await propose()
  await approve('nador')

  const form = await site.get('/ar/desk/records/nador/edit', author)
  expect(form.statusCode).toBe(200)
  const at = fieldOf(form.body, 'name.0.placed.0.at')
  expect(at).toContain(document)
  const kept = { kind: 'institute', 'name.0.ar': 'معهد الناظور', 'name.0.placed.0.at': at, 'name.0.placed.0.text': '' }
  const unkept = await post(author, addresses.editRecord('nador'), kept)
  expect([unkept.statusCode, unkept.body.includes('#at-name-0')]).toEqual([422, true])

  const changed = await post(author, addresses.editRecord('nador'), {
    ...kept,
    'name.0.placed.0.keep': '1',
    'launchedOn.0.is': '2026-01-12',
    'launchedOn.0.quoted.0.document': document,
    'launchedOn.0.quoted.0.words': 'أُطلق المعهد يوم 12 يناير 2026 بجهة الشرق.',
  })
  expect(changed.headers.location).toBe('/ar/desk/records/nador/revisions/2')
  const { body } = await site.get('/ar/desk/records/nador/revisions/2', other)
  expect(body).toMatch(/أُضيف<\/span> <time/)
  expect(body).toContain('حقل واحد بلا تغيير')

  const unreasoned = await post(other, addresses.refusal('nador', 2), { reason: ' ' })
  expect([unreasoned.statusCode, unreasoned.body.includes('href="#at-reason"')]).toEqual([400, true])
  await post(other, addresses.refusal('nador', 2), { reason: 'التاريخ يخص الشبكة' })
  const refused = await site.get('/ar/desk/records/nador/revisions/2', author)
  expect(refused.body).toContain('التاريخ يخص الشبكة')
  const again = await site.get('/ar/desk/records/nador/edit?from=2', author)
  expect(again.body).toContain('value="2026-01-12"')
})

test('a passage gives values that open the form, and nothing is kept before somebody proposes it', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { author, post, propose, approve } = await aDesk(site)
  const found = await site.get(`/ar/desk/cite?kind=institute&query=${encodeURIComponent('متى أُطلق المعهد')}`, author)
  expect(found.statusCode).toBe(200)
  const boxes = [...found.body.matchAll(/name="take" value="([^"]*)"/g)].map((match) =>
    match[1]!.replaceAll('&quot;', '"'),
  )
  const date = boxes.find((box) => box.includes('2026-01-12'))!
  expect(JSON.parse(date)).toMatchObject({ field: 'launchedOn', value: { date: '2026-01-12' } })
  expect(boxes.some((box) => box.includes('"region":"02"'))).toBe(true)

  const form = await post(author, addresses.newRecord, { kind: 'institute', take: date })
  expect(form.statusCode).toBe(200)
  expect(form.body).toContain('name="launchedOn.0.is" value="2026-01-12"')
  const at = fieldOf(form.body, 'launchedOn.0.placed.0.at')
  const taken = { 'launchedOn.0.is': '2026-01-12', 'launchedOn.0.placed.0.at': at, 'launchedOn.0.placed.0.keep': '1' }
  const proposed = await propose({ ...institute, ...taken })
  expect(proposed.statusCode).toBe(303)
  await approve('nador')
  expect((await site.get('/ar/records/nador')).body).toContain('<time datetime="2026-01-12">')

  const known = await post(author, addresses.editRecord('nador'), { take: date })
  expect(known.body).toContain('name="launchedOn.0.placed.1.at"')
  expect(known.body).not.toContain('name="launchedOn.1.is"')
})

test('a sentence of a source page leads to the desk, for those who write records', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { author, published } = await aDesk(site)
  const address = `/ar${addresses.source(published.id, published.version, 1, 'ar/nador.md')}?start=12&end=30`
  const page = await site.get(address, author)
  const href = /href="(\/ar\/desk\/cite\?[^"]+)"/.exec(page.body)![1]!.replaceAll('&amp;', '&')
  expect((await site.get(`${href}&kind=institute`, author)).body).toContain('name="take"')
  expect((await site.get(address)).body).not.toContain('/desk/cite')
})

test('a record is retracted, or another takes its place, by two people', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { author, other, post, propose, approve } = await aDesk(site)
  await propose()
  await approve('nador')
  const page = await site.get('/ar/desk/records/nador/end', author)
  expect(page.statusCode).toBe(200)
  const without = await post(author, addresses.endRecord('nador'), { change: 'supersession', by: 'none', note: 'ن' })
  expect([without.statusCode, without.body.includes('id="field-by-fault"')]).toEqual([400, true])
  const ended = await post(author, addresses.endRecord('nador'), {
    change: 'retraction',
    by: 'none',
    note: 'كُتبت مرتين',
  })
  expect(ended.headers.location).toBe('/ar/desk/records/nador/revisions/2')
  expect((await site.get('/ar/desk/records/nador/revisions/2', other)).body).toContain('سحب البطاقة')
  await approve('nador', 2)
  expect((await site.get('/ar/records/nador')).body).toContain('سُحبت')
})

test('nobody else finds the desk', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { propose, published } = await aDesk(site)
  await propose()
  const member = await site.signedIn('member')
  const place = `dataSet=${published.id}&version=${published.version}&path=ar/nador.md&page=1`
  for (const address of [
    '/ar/desk',
    '/ar/desk/cite',
    '/ar/desk/cite?kind=institute&query=x',
    `/ar/desk/cite?kind=institute&${place}`,
    '/ar/desk/records/new?kind=institute',
    '/ar/desk/records/nador/edit',
    '/ar/desk/records/nador/revisions/1',
  ]) {
    expect([address, (await site.get(address)).statusCode]).toEqual([address, 401])
    expect([address, (await site.get(address, member)).statusCode]).toEqual([address, 403])
  }
  expect((await site.get('/ar/desk/records/nador/end')).statusCode).toBe(404)
  const elsewhere = await site.post('/ar/desk/records/new', institute, { session: member })
  expect(elsewhere.statusCode).toBe(403)
})

test('what is not there is not found, and what no form of ours sends is passed over', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { author, post } = await aDesk(site)
  for (const address of ['/desk/records/new?kind=city', '/desk/records/x/edit', '/desk/records/x/revisions/1'])
    expect((await site.get(`/ar${address}`, author)).statusCode).toBe(404)
  const odd = await post(author, addresses.newRecord, {
    kind: 'institute',
    take: '{"field":"name"',
    'constructor.0.ar': 'x',
    '__proto__.0.ar': 'x',
    'name.99999.ar': 'x',
  })
  expect(odd.statusCode).toBe(200)
  const citation = { document: 'x', page: 1, start: 0, end: 1, text: 'x' }
  for (const field of ['constructor', 'toString', 'outcome']) {
    const take = JSON.stringify({ field, value: { texts: { ar: 'x' } }, citation })
    expect((await post(author, addresses.newRecord, { kind: 'institute', take })).statusCode).toBe(200)
  }
})
