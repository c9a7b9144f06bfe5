import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { documentReader } from '../document-reader.ts'
import { hasSharedDocuments, quotes, readBytes, sharedPath, workbookFile } from '../testing.ts'

const reader = documentReader()
const read = (bytes: Buffer) => readBytes(reader, 'book.xlsx', bytes)

const styles = `<numFmts><numFmt numFmtId="164" formatCode="#,##0.00&quot; درهم&quot;"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/></numFmts>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="3"/></cellXfs>`

test('values stand as the sheet shows them, under the names of their columns', async () => {
  const document = await read(
    workbookFile({
      strings:
        '<si><t>الجهة</t></si><si><t>التاريخ</t></si><si><t>النسبة</t></si><si><r><t>سوس</t></r><r><t xml:space="preserve"> ماسة</t></r><rPh><t>سوس</t></rPh></si>',
      styles,
      sheets: [
        [
          'ميزانية 2026',
          `<sheetData>
            <row r="1"><c r="A1" t="inlineStr"><is><t>تنفيذ الميزانية</t></is></c></row>
            <row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="C3" t="s"><v>2</v></c><c r="D3" t="inlineStr"><is><t>المبلغ:</t></is></c></row>
            <row r="4"><c r="A4" t="s"><v>3</v></c><c r="B4" s="1"><v>46054</v></c><c r="C4" s="2"><f>D4/2</f><v>0.125</v></c><c r="D4" s="3"><v>1234567.5</v></c></row>
            <row r="5"><c r="A5" t="str"><f>A4&amp;""</f><v>فاس</v></c><c r="B5" s="4"><v>46054</v></c><c r="C5" t="e"><v>#N/A</v></c><c r="D5"><f>SUM(D1:D4)</f></c></row>
          </sheetData>`,
        ],
      ],
    }),
  )

  expect(quotes(document)).toEqual([
    'ميزانية 2026',
    'تنفيذ الميزانية',
    'الجهة | التاريخ | النسبة | المبلغ:',
    'الجهة: سوس ماسة | التاريخ: 2026-02-01 | النسبة: 12.50% | المبلغ: 1,234,567.50 درهم',
    'الجهة: فاس | التاريخ: 01/02/2026 | النسبة: #N/A',
  ])
  expect(document.pages[0]?.paragraphs.map(({ kind }) => kind)).toEqual([
    'heading',
    ...Array<string>(4).fill('table-row'),
  ])
  expect(document.recipe).toMatch(/^jazari-xlsx\/\d+ saxes \d/)
})

test('each sheet is a part of its own, in the order of the workbook, hidden ones too', async () => {
  const sheet = (text: string) =>
    `<sheetData><row><c t="inlineStr"><is><t>${text}</t></is></c><c t="b"><v>1</v></c></row></sheetData>`

  const { pages } = await read(
    workbookFile({
      sheets: [
        ['الأولى', sheet('أ')],
        ['Deuxième', sheet('ب')],
      ],
    }),
  )

  expect(pages.map(({ number, text }) => [number, text])).toEqual([
    [1, 'الأولى\n\nأ | TRUE'],
    [2, 'Deuxième\n\nب | TRUE'],
  ])
})

test('a sheet that filters its columns has named them, even when all cells are texts', async () => {
  const cells = (row: number, texts: readonly string[]) =>
    `<row r="${row}">${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`
  const rows = cells(1, ['الوثيقة', 'الحالة']) + cells(2, ['بطاقة التعريف', 'نعم'])

  const filtered = await read(
    workbookFile({ sheets: [['س', `<sheetData>${rows}</sheetData><autoFilter ref="A1:B2"/>`]] }),
  )
  const plain = await read(workbookFile({ sheets: [['س', `<sheetData>${rows}</sheetData>`]] }))

  expect(quotes(filtered).at(-1)).toBe('الوثيقة: بطاقة التعريف | الحالة: نعم')
  expect(quotes(plain).at(-1)).toBe('بطاقة التعريف | نعم')
})

test('a workbook that counts days from 1904 shows its own dates', async () => {
  const sheet = '<sheetData><row><c s="4"><v>44592</v></c><c><v>44592</v></c></row></sheetData>'

  const document = await read(workbookFile({ sheets: [['1904', sheet]], styles, properties: 'date1904="1"' }))

  expect(quotes(document).at(-1)).toBe('01/02/2026 | 44592')
})

test('a sheet that declares a thousand million cells and has two is read as two', async () => {
  const sheet = `<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" width="9"/></cols><sheetData>
    <row r="1" spans="1:16384"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData>
    <mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`

  expect(quotes(await read(workbookFile({ sheets: [['كبيرة', sheet]] })))).toEqual(['كبيرة', '1', '2'])
})

test.skipIf(!hasSharedDocuments())('a workbook as another program wrote it is read', async () => {
  const document = await read(await readFile(sharedPath('models/fixtures/ar.xlsx')))

  expect(quotes(document)).toEqual(['ورقة', 'البند | السعر', 'البند: حاسوب | السعر: 2500.75'])
})
