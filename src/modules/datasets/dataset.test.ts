import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DatasetSlug, labelOf, labelPartsMissing, ShownText, SourceUrl, slugFrom, Titles } from './dataset.ts'

test('what is public needs no more said of its label', () => {
  expect(labelPartsMissing({ secrecy: 'public' })).toEqual([])
  expect(labelOf({ secrecy: 'public' })).toEqual({
    secrecy: 'public',
    personal: 'none',
    sectors: [],
    residency: 'anywhere',
  })
})

test('what is not public says whose data it is and where it may go', () => {
  expect(labelPartsMissing({ secrecy: 'internal' })).toEqual(['personal', 'residency'])
  expect(labelPartsMissing({ secrecy: 'sensitive', personal: 'none', residency: ['MA'] })).toEqual([])
})

test('the order in which sectors and countries are given is not part of a label', () => {
  const one = labelOf({ secrecy: 'internal', personal: 'none', sectors: ['health', 'energy'], residency: ['MA', 'FR'] })
  const other = labelOf({
    secrecy: 'internal',
    personal: 'none',
    sectors: ['energy', 'health', 'energy'],
    residency: ['FR', 'MA'],
  })

  expect(one).toEqual(other)
})

test.each([
  [{ en: 'Schools of the region, 2025' }, 'schools-of-the-region-2025'],
  [{ fr: 'Écoles de la région' }, 'ecoles-de-la-region'],
  [{ ar: 'عنوان', fr: 'Données' }, 'donnees'],
])('the slug of %j is %s', (titles, slug) => {
  expect(slugFrom(titles)).toBe(slug)
})

test('any title gives a slug, and the same one each time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), (ar) => {
      expect(DatasetSlug.safeParse(slugFrom({ ar })).success).toBe(true)
      expect(slugFrom({ ar })).toBe(slugFrom({ ar }))
    }),
    { examples: [[' '], ['ـ'], ['-']] },
  )
})

test('two Arabic titles do not share a slug', () => {
  expect(slugFrom({ ar: 'مدارس الجهة 2025' })).not.toBe(slugFrom({ ar: 'مستشفيات الجهة 2025' }))
})

test.each(['bad\u202Etitle', 'bad\u2066title', 'bad\u0000title', 'bad\u001Btitle'])(
  '%j is not shown to anybody',
  (en) => {
    expect(Titles.safeParse({ en }).success).toBe(false)
    expect(ShownText.safeParse({ en }).success).toBe(false)
  },
)

test('Arabic with its marks and a description with line ends are', () => {
  expect(Titles.safeParse({ ar: 'مجموعةُ بياناتٍ \u200F(2025)' }).success).toBe(true)
  expect(ShownText.safeParse({ en: 'One line.\n\tAnother.' }).success).toBe(true)
  expect(Titles.safeParse({ en: 'x'.repeat(301) }).success).toBe(false)
})

test.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://example.org/x', 'example.org'])(
  '%s is not a source address',
  (url) => {
    expect(SourceUrl.safeParse(url).success).toBe(false)
  },
)
