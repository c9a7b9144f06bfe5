import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { describeSample } from '../../sample.ts'
import { aSite } from './testing.ts'

const sample = describeSample()

test('the home page offers what this installation has, and no more', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const empty = (await site.get('/ar/')).body
  expect(empty.match(/<li class="on">/g)).toHaveLength(1)
  expect(empty).not.toContain(sample.examples.ar[0]!.question)
  expect(empty).not.toContain('href="/ar/data-sets">الوثائق')

  await site.publish({ 'ar/lab.md': '# مختبر الرباط\n\nافتتح المختبر أبوابه.' }, { slug: sample.slug })
  const filled = (await site.get('/ar/')).body
  expect(filled.match(/<li class="on">/g)).toHaveLength(3)
  expect(filled).toContain(sample.examples.ar[0]!.question)
})

test('an example is a form of one button, and one click answers it', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  await site.publish({ 'ar/lab.md': '# مختبر الرباط\n\nافتتح المختبر أبوابه.' }, { slug: sample.slug })
  const { body } = await site.get('/ar/')
  const example = sample.examples.ar[0]!.question
  expect(body).toContain(`name="question" value="${example}"`)
  const answered = await site.post('/ar/ask', { csrf: '', question: example })
  expect(answered.statusCode).toBe(303)
})

test('what was asked here is counted', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  await site.post('/ar/ask', { question: 'ما هذا؟' })
  const { body } = await site.get('/ar/')
  expect([...body.matchAll(/<dd>(\d+)/g)].map(([, count]) => count)).toEqual(['0', '1'])
})

test('the operator is named where one is, with a way to reach it', async () => {
  await using db = await freshDatabase<never>()
  const said = { title: 'منصة الوكالة', operator: 'الوكالة', operatorContact: '+212537000000' }
  await using site = await aSite(db, { site: said })
  const { body } = await site.get('/ar/')
  expect(body).toContain('منصة الوكالة')
  expect(body).toContain('href="tel:+212537000000"')
  expect(body).not.toContain('ليس موقعا رسميا')
})
