import { expect, test } from 'vitest'
import { freshDatabase } from '../adapters/postgres/testing.ts'
import { languages } from '../kernel/language.ts'
import { aSite } from './routes/testing.ts'

const markdown = '# مختبر الرباط\n\nافتتح مختبر الرباط أبوابه في شهر مارس.\n'

test('every public page answers in every language, and HEAD with it', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const { id, version } = await site.publish({ 'ar/lab.md': markdown })
  const addresses = [
    '/',
    '/ask',
    '/data-sets',
    `/data-sets/${id}`,
    `/data-sets/${id}/versions/${version}`,
    `/sources/${id}/${version}/1/ar/lab.md?start=0&end=5`,
    '/spaces/researchers',
    '/spaces/administrations',
    '/changes',
    '/changes?kind=record',
    '/rules',
    '/log',
    '/receipts/check',
    '/sign-in',
    '/problems/request.invalid',
    '/problems/policy.denied',
    '/api',
    '/accessibility',
  ]
  for (const language of languages) {
    for (const address of addresses) {
      const { statusCode, headers, body } = await site.get(`/${language}${address}`)
      expect([address, statusCode]).toEqual([address, 200])
      expect(headers['content-type']).toBe('text/html; charset=utf-8')
      expect(headers['cache-control']).toBe(address === '/sign-in' ? 'no-store' : 'no-cache')
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      expect(body).toContain(`<html lang="${{ ar: 'ar-MA', fr: 'fr-MA', en: 'en' }[language]}"`)
      for (const other of languages) expect(body).toContain(`href="/${other}${address.replaceAll('&', '&amp;')}"`)
      const head = await site.inject({ method: 'HEAD', url: `/${language}${address}` })
      expect([address, head.statusCode, head.body]).toEqual([address, 200, ''])
    }
  }
})
