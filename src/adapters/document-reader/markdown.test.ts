import { expect, test } from 'vitest'
import { readMarkdown } from './markdown.ts'

const read = (source: string) => readMarkdown(source).map(({ kind, text }) => `${kind}: ${text}`)

test('the marks go and the words stay', () => {
  expect(
    read('## **المادة 5** من [القانون](https://example.org "نص")\n\nنص *مائل* و`شفرة` و\\*نجمة\\* و<https://a.ma>.'),
  ).toEqual(['heading: المادة 5 من القانون', 'paragraph: نص مائل وشفرة و*نجمة* وhttps://a.ma.'])
})

test('underscores inside words and lone stars are not marks', () => {
  expect(read('snake_case_name et 3 * 4 = 12')).toEqual(['paragraph: snake_case_name et 3 * 4 = 12'])
})

test('a table becomes rows that can be quoted', () => {
  expect(read('| البند | الكمية |\n|:--|--:|\n| حاسوب \\| محمول | 120 |\n\nبعده')).toEqual([
    'table-row: البند | الكمية',
    'table-row: حاسوب | محمول | 120',
    'paragraph: بعده',
  ])
})

test('lists, quotes, code and underlined headings are told apart', () => {
  expect(
    read('عنوان\n===\n\n- [x] أول\n- ثان\n  يتبع\n\n> منقول\n> يتبع\n\n```sql\nSELECT *\n  FROM t\n```\n\n---\nنهاية'),
  ).toEqual([
    'heading: عنوان',
    'list-item: أول',
    'list-item: ثان يتبع',
    'paragraph: منقول يتبع',
    'paragraph: SELECT *\n  FROM t',
    'paragraph: نهاية',
  ])
})

test('front matter, comments and link definitions are not text', () => {
  expect(read('---\ntitle: x\n---\n<!-- سر -->نص[^1]\n\n[ref]: https://example.org')).toEqual(['paragraph: نص[^1]'])
})

test('marks that never close take linear time', () => {
  const started = performance.now()
  readMarkdown(`${'*a '.repeat(30_000)}${'[x'.repeat(30_000)}${'`'.repeat(3_000)}<!--`)

  expect(performance.now() - started).toBeLessThan(5_000)
})
