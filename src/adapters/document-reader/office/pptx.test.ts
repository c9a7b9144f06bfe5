import { expect, test } from 'vitest'
import { documentReader } from '../document-reader.ts'
import { kindsAndQuotes, presentationFile, readBytes } from '../testing.ts'

const paragraph = (text: string, properties = '') =>
  `<a:p><a:pPr>${properties}</a:pPr><a:r><a:t>${text}</a:t></a:r></a:p>`
const shape = (placeholder: string, ...paragraphs: string[]) =>
  `<p:sp><p:nvSpPr><p:nvPr>${placeholder}</p:nvPr></p:nvSpPr><p:txBody>${paragraphs.join('')}</p:txBody></p:sp>`

const read = async (slides: Parameters<typeof presentationFile>[0]) =>
  kindsAndQuotes(await readBytes(documentReader(), 'show.pptx', presentationFile(slides)))

test('a slide is a page with its title first, its list, its table and its notes', async () => {
  const cell = (text: string) => `<a:tc><a:txBody>${paragraph(text)}</a:txBody></a:tc>`
  const pages = await read([
    {
      shapes:
        shape('<p:ph idx="1"/>', paragraph('الهدف الأول'), paragraph('تمهيد', '<a:buNone/>')) +
        shape('', paragraph('نص حر'), paragraph('نقطة', '<a:buChar char="•"/>')) +
        shape('<p:ph type="ctrTitle"/>', '<a:p><a:r><a:t>خطة</a:t></a:r><a:br/><a:r><a:t>2030</a:t></a:r></a:p>') +
        `<p:graphicFrame><a:tbl><a:tr>${cell('البند')}${cell('السعر')}</a:tr><a:tr>${cell('حاسوب')}${cell('2500')}</a:tr></a:tbl></p:graphicFrame>` +
        shape('<p:ph type="sldNum"/>', paragraph('1')),
      notes: shape('<p:ph type="body"/>', paragraph('يقال هنا')) + shape('<p:ph type="sldNum"/>', paragraph('1')),
    },
    { shapes: shape('<p:ph type="title"/>', paragraph('الثانية')) },
  ])

  expect(pages).toEqual([
    [
      'heading: خطة\n2030',
      'list-item: الهدف الأول',
      'paragraph: تمهيد',
      'paragraph: نص حر',
      'list-item: نقطة',
      'table-row: البند | السعر',
      'table-row: حاسوب | 2500',
      'furniture: 1',
      'paragraph: يقال هنا',
      'furniture: 1',
    ],
    ['heading: الثانية'],
  ])
})

test('what is written twice for old and new programs is read once', async () => {
  const pages = await read([
    {
      shapes: `<mc:AlternateContent><mc:Choice Requires="p14">${shape('', paragraph('مرة'))}</mc:Choice><mc:Fallback>${shape('', paragraph('مرة'))}</mc:Fallback></mc:AlternateContent>`,
    },
  ])

  expect(pages).toEqual([['paragraph: مرة']])
})
