import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { perform } from '../../kernel/perform.ts'
import type { Principal } from '../../kernel/principal.ts'
import {
  addFile,
  changeMetadata,
  createDataset,
  readDataset,
  readFindings,
  sealVersion,
} from '../../modules/datasets/index.ts'
import { aSite, contextOn, fieldOf, type TestSite } from './testing.ts'

const officer: Principal = { kind: 'service', id: 'officer', roles: ['administrator'] }
const cards = Array.from({ length: 12 }, (_, i) => `AB${123450 + i}`)
const table = ['cin,city', ...cards.map((card) => `${card},Fes`)].join('\n')

/** A draft with card numbers in it, sealed. */
async function sealed(site: TestSite): Promise<{ id: string; version: string }> {
  const context = contextOn(site, officer)
  const { id } = await perform(createDataset, context, {
    slug: 'people',
    titles: { ar: 'قائمة' },
    publisher: { ar: 'إدارة النموذج' },
    licence: 'CC-BY-4.0',
    secrecy: 'internal',
    personal: 'none',
    residency: ['MA'],
  })
  const body = (async function* () {
    yield new TextEncoder().encode(table)
  })()
  await perform(addFile, { ...context, body }, { id, path: 'people.csv' })
  const { version } = await perform(sealVersion, context, { id })
  return { id, version }
}

test('findings propose a label in words, and never show a value', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { id, version } = await sealed(site)
  const session = await site.signedIn('administrator')

  const { body, statusCode } = await site.get(`/ar/data-sets/${id}/versions/${version}/findings`, session)

  expect(statusCode).toBe(200)
  expect(body).toContain('رقم البطاقة الوطنية للتعريف')
  expect(body).toContain('تتضمن معطيات شخصية حساسة')
  expect(body).toContain('المادة 12')
  for (const card of cards) expect(body).not.toContain(card)
  for (const address of [`versions/${version}/findings`, 'label', 'protection']) {
    expect((await site.get(`/ar/data-sets/${id}/${address}`)).statusCode).toBe(404)
  }
})

test('whoever chooses less than was proposed says why; the page keeps what was chosen and leads on', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { id, version } = await sealed(site)
  const session = await site.signedIn('administrator')
  const address = `/ar/data-sets/${id}/label`
  const shown = await site.get(`${address}?version=${version}`, session)
  const csrf = fieldOf(shown.body, 'csrf')
  expect(shown.body).toMatch(/value="sensitive" checked[^>]*\/><bdi>تتضمن معطيات شخصية حساسة/)
  const label = { secrecy: 'internal', personal: 'none', sectors: '', residency: 'MA', announced: 'yes', version, csrf }

  const refused = await site.post(address, { ...label, reason: '' }, { session })
  expect(refused.statusCode).toBe(409)
  expect(refused.body).toContain('href="#field-reason"')
  expect(refused.body).toMatch(/value="yes" checked/)
  const answered = await site.post(address, { ...label, reason: 'أرقام ملفات وليست أرقام بطاقات.' }, { session })

  expect(answered.headers.location).toBe(`/ar/data-sets/${id}/versions/${encodeURIComponent(version)}/review`)
  const context = contextOn(site, officer)
  expect(await perform(readDataset, context, { id })).toMatchObject({ announced: true, label: { personal: 'none' } })
  expect(await perform(readFindings, context, { id, version })).toMatchObject({
    unanswered: false,
    answer: { reason: 'أرقام ملفات وليست أرقام بطاقات.' },
  })
})

test('what a label would stop is shown before it is saved, with what was chosen, and nothing is saved', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { id } = await site.publish({ 'a.md': '# نص' }, {})
  const session = await site.signedIn('administrator')
  const address = `/ar/data-sets/${id}/label`
  const csrf = fieldOf((await site.get(address, session)).body, 'csrf')
  const chosen = { secrecy: 'internal', personal: 'none', residency: 'MA', announced: 'no', preview: 'yes', csrf }

  const shown = await site.post(address, chosen, { session })
  expect(shown.statusCode).toBe(200)
  expect(shown.body).toMatch(/value="internal" checked/)
  expect(shown.body).toContain('id="impact"')
  expect(shown.body).toContain('أعضاء الهيئات')
  const wrong = await site.post(address, { ...chosen, secrecy: 'unheard-of' }, { session })
  expect(wrong.statusCode).toBe(400)
  expect(wrong.body).toContain('href="#field-secrecy"')

  const protection = await site.post(
    `/ar/data-sets/${id}/protection`,
    { kind: 'declaration', number: 'D-1', until: '2020-01-01', preview: 'yes', csrf },
    { session },
  )
  expect(protection.body).toContain('id="impact"')
  expect(await perform(readDataset, contextOn(site, officer), { id })).toMatchObject({
    label: { secrecy: 'public' },
    cndp: null,
  })
})

test('personal data lead on to their reference and purposes, and wrong ones come back beside their fields', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { id, version } = await sealed(site)
  const session = await site.signedIn('administrator')
  const address = `/ar/data-sets/${id}/label`
  const csrf = fieldOf((await site.get(address, session)).body, 'csrf')
  const label = { secrecy: 'internal', personal: 'personal', residency: 'MA', announced: 'no', version, csrf }
  const reason = 'أرقام ملفات وليست أرقام بطاقات.'
  const saved = await site.post(address, { ...label, reason }, { session })
  const next = String(saved.headers.location)
  expect(next).toBe(`/ar/data-sets/${id}/protection?version=${encodeURIComponent(version)}`)

  const protection = next.split('?')[0]!
  const given = { kind: 'declaration', number: 'D-12/2026', until: '2027-13-45', purposes: 'statistics', version, csrf }
  const refused = await site.post(protection, given, { session })
  expect(refused.statusCode).toBe(400)
  expect(refused.body).toContain('href="#field-until"')
  await site.post(protection, { ...given, until: '2027-12-31' }, { session })

  expect(await perform(readDataset, contextOn(site, officer), { id })).toMatchObject({
    cndp: { kind: 'declaration', number: 'D-12/2026', until: '2027-12-31' },
    purposes: ['statistics'],
  })
  const review = await site.get(`/ar/data-sets/${id}/versions/${version}/review`, session)
  expect(review.body).toContain('D-12/2026')
})

test('an announced data set shows what it is and why it is closed, and leads to the form that asks for it', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { id, version } = await site.publish({ 'a.md': '# نص' }, {})
  await perform(changeMetadata, contextOn(site, officer), {
    id,
    secrecy: 'sensitive',
    personal: 'none',
    residency: ['MA'],
    announced: true,
  })

  for (const address of [`/ar/data-sets/${id}`, `/ar/data-sets/${id}/versions/${version}`]) {
    const { body, statusCode } = await site.get(address)
    expect(statusCode).toBe(200)
    expect(body).toContain('وثائق للاختبار')
    expect(body).toContain('/ar/rules#ma.label-needs-clearance')
    expect(body).toContain(`/ar/permit-requests/new?data-set=${id}`)
    expect(body).not.toContain('a.md')
    expect(body.replaceAll(encodeURIComponent(version), '').replaceAll(version, '')).not.toContain('sha256')
  }
  expect((await site.get('/ar/data-sets')).body).toContain('معلن عنها، ومحتواها مغلق')
  expect((await site.get(`/ar/data-sets/${id}/versions/${version}/files/a.md`)).statusCode).toBe(401)
})

test('a file is downloaded at an address of the pages too, which may name a permit', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { id, version } = await site.publish({ 'ar/a.md': '# نص' }, {})

  const { body, headers, statusCode } = await site.get(`/ar/data-sets/${id}/versions/${version}/files/ar/a.md`)

  expect([statusCode, body]).toEqual([200, '# نص'])
  expect(headers['content-disposition']).toContain('attachment')
})
