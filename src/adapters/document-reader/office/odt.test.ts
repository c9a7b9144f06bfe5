import { expect, test } from 'vitest'
import { documentReader } from '../document-reader.ts'
import { kindsAndQuotes, openDocumentFile, readBytes } from '../testing.ts'

const reader = documentReader()

const read = async (body: string) =>
  kindsAndQuotes(await readBytes(reader, 'letter.odt', openDocumentFile(body))).flat()

test('headings, lists and tables are what they are, and deleted text is gone', async () => {
  const blocks = await read(`
    <text:tracked-changes><text:changed-region><text:deletion><text:p>حذف</text:p></text:deletion></text:changed-region></text:tracked-changes>
    <text:h text:outline-level="1">العنوان</text:h>
    <text:p>سطر<text:line-break/>ثان<text:s text:c="3"/>و<text:span>ثالث</text:span><office:annotation><text:p>تعليق</text:p></office:annotation>.</text:p>
    <text:list><text:list-item><text:p>أول</text:p><text:list><text:list-item><text:p>فرع</text:p></text:list-item></text:list></text:list-item></text:list>
    <table:table><table:table-column/><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>البند</text:p></table:table-cell><table:covered-table-cell/><table:table-cell><text:p>المبلغ</text:p><text:p>(درهم)</text:p></table:table-cell></table:table-row></table:table>
    <text:p>خاتمة</text:p>`)

  expect(blocks).toEqual([
    'heading: العنوان',
    'paragraph: سطر\nثان وثالث.',
    'list-item: أول',
    'list-item: فرع',
    'table-row: البند | المبلغ (درهم)',
    'paragraph: خاتمة',
  ])
})

test('a footnote stands behind the paragraph that refers to it', async () => {
  const blocks = await read(
    '<text:p>القانون<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>الجريدة الرسمية عدد 5714.</text:p></text:note-body></text:note> رقم 09.08.</text:p><text:p>بعده.</text:p>',
  )

  expect(blocks).toEqual(['paragraph: القانون رقم 09.08.', 'footnote: 1 الجريدة الرسمية عدد 5714.', 'paragraph: بعده.'])
})

test('cells, rows and spaces that are repeated by a thousand million take no room', async () => {
  const many = '1000000000'
  const blocks = await read(
    `<text:p>أ<text:s text:c="${many}"/>ب</text:p><table:table><table:table-row table:number-rows-repeated="${many}"><table:table-cell table:number-columns-repeated="${many}"/></table:table-row></table:table>`,
  )

  expect(blocks).toEqual(['paragraph: أ ب'])
})

test('a document that wants a password is refused', async () => {
  const manifest =
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>'
  const secret = openDocumentFile('', [{ name: 'META-INF/manifest.xml', bytes: Buffer.from(manifest) }])

  await expect(readBytes(reader, 'secret.odt', secret)).rejects.toMatchObject({ code: 'document.encrypted' })
})
