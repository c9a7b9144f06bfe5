import { expect, test } from 'vitest'
import { readHtml } from './html.ts'

const read = (html: string) => readHtml(html).map(({ kind, text }) => `${kind}: ${text}`)

test('menus, scripts, footers and hidden parts are not text', () => {
  const page = `<title>عنوان النافذة</title><header>شعار</header><nav><a href=/>الرئيسية</a></nav><style>p{}</style>
    <div role=navigation>مسار</div><p>النص.</p><p hidden>خفي</p><p style="color:red; display:none">خفي</p><script>x()</script><footer>حقوق</footer>`

  expect(read(page)).toEqual(['paragraph: النص.'])
})

test('a page that declares its main part is read there, with the header of its article', () => {
  const page =
    '<body><div>إعلان</div><main><article><header><h1>العنوان</h1></header><p>نص المقال الذي يقرأ كاملا.</p></article></main></body>'

  expect(read(page)).toEqual(['heading: العنوان', 'paragraph: نص المقال الذي يقرأ كاملا.'])
})

test('an empty main part does not hide the page', () => {
  expect(read(`<main></main><p>${'نص '.repeat(50)}</p>`)).toHaveLength(1)
})

test('a form around the whole page is no reason to lose it', () => {
  expect(read('<form><p>نص الصفحة.</p><input value=x><button>بحث</button></form>')).toEqual(['paragraph: نص الصفحة.'])
})

test('table rows are lines of cells, nested tables and layout tables included', () => {
  expect(read('<table><tr><th>البند<th>السعر<tr><td>حاسوب<br>محمول<td><p>2500</p><p>درهم</p></table>')).toEqual([
    'table-row: البند | السعر',
    'table-row: حاسوب محمول | 2500 درهم',
  ])
  expect(read('<table><tr><td><p>فقرة أولى</p><p>فقرة ثانية</p></td></tr></table>')).toEqual([
    'paragraph: فقرة أولى',
    'paragraph: فقرة ثانية',
  ])
})

test('white space is what a browser shows, and line breaks stay', () => {
  expect(read('<p> سطر\n   أول<br>\n سطر <b>ثان</b> </p><ul><li>بند</ul><pre>a\n  b</pre>')).toEqual([
    'paragraph: سطر أول\nسطر ثان',
    'list-item: بند',
    'paragraph: a\n  b',
  ])
})

test('notes that are marked as notes are footnotes', () => {
  expect(read('<p>نص</p><ol><li role=doc-endnote><p>حاشية</p></li></ol><aside role=doc-footnote>أخرى</aside>')).toEqual(
    ['paragraph: نص', 'footnote: حاشية', 'footnote: أخرى'],
  )
})
