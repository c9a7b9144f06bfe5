/** What a browser prints in Arabic is read back word for word: the fonts decide how a PDF spells, so there are several. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openBrowser } from '../../../../tests/browser.ts'
import { documentReader } from '../document-reader.ts'
import { quotes, readBytes } from '../testing.ts'

const paragraphs = [
  'ظهير شريف رقم 1.09.15 صادر في 22 من صفر 1430 (18 فبراير 2009)',
  'بتنفيذ القانون رقم 09.08 المتعلق بحماية الأشخاص الذاتيين تجاه معالجة المعطيات (الجريدة الرسمية عدد 5711).',
  'المادة 3 (الفقرة الثانية): لا يجوز أن تتجاوز المدة [30] يوما، «إلا بإذن»، أي ما نسبته 12,5% من المبلغ.',
  'يستعمل المركز 100 GPU من نوع NVIDIA H100 و Python 3.12 ضمن برنامج AI Made in Morocco بميزانية 1.200.000 درهم (MAD).',
  'للاتصال: البريد info@digital.gov.ma والهاتف 0537-57-78-00 أو الموقع www.mmsp.gov.ma/ar.',
  'لأداء الرسوم: لا شيء إلا الآلات. مُحَمَّدٌ قال: إنَّ العِلْمَ نورٌ.',
  'المعروف باسم “القانون X.0″، ثم “AI Made in Morocco” و“خارطة 2030“ بقيمة 100€ و(أ) و1) و+212-5.',
  'اللغة الأمازيغية ⵜⴰⵎⴰⵣⵉⵖⵜ لغة رسمية.',
  'وفي 12/01/2026 على الساعة 14:30، جرى التوقيع (بالرباط) على الاتفاقية رقم 2026/15.',
]
const french =
  'Le dahir n° 1-09-15 du 18 février 2009 (22 safar 1430), publié au B.O. n° 5714, fixe « les conditions » (article 3) du ministère (وزارة) à 12,5 %.'
const table = [
  ['الرقم', 'الوثيقة', 'الأجل', 'المبلغ'],
  ['1', 'البطاقة الوطنية للتعريف', '10 أيام', '75,00'],
  ['2', 'جواز السفر', '15 يوما', '500,00'],
]
const columns = [
  'العمود الأول يأتي قبل الثاني ولا يختلط به سطر بسطر.',
  'العمود الثاني يأتي بعد الأول كاملا كما يقرؤه الناس.',
]

const embedded = (name: string) =>
  `url(data:font/woff2;base64,${readFileSync(new URL(`../../../web/fonts/${name}.woff2`, import.meta.url)).toString('base64')})`

const faces = {
  'DejaVu or what the browser has': '',
  'IBM Plex Sans Arabic': ['plex-ar-400', 'plex-la-400', 'tifinagh-400']
    .map((name) => `@font-face{font-family:${name};src:${embedded(name)}}`)
    .join(''),
}

test.for(Object.entries(faces))('printed in %s', { timeout: 120_000 }, async ([, face]) => {
  await using browser = await openBrowser()
  const page = await browser.newPage()
  await page.setContent(`<!doctype html><html lang=ar dir=rtl><meta charset=utf-8>
    <style>${face} body{font:13pt/1.6 plex-ar-400,plex-la-400,tifinagh-400,'DejaVu Sans',sans-serif} table{width:100%} .columns{columns:2}</style>
    ${paragraphs.map((text) => `<p>${text}</p>`).join('')}<p dir=ltr>${french}</p>
    <table>${table.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>
    <div class=columns>${columns.map((text) => `<p>${text}</p>`).join('')}</div>`)
  await page.evaluate(() => document.fonts.ready)

  const read = await readBytes(documentReader(), 'printed.pdf', await page.pdf({ format: 'A4' }))

  expect(quotes(read)).toEqual([...paragraphs, french, ...table.map((row) => row.join(' ')), ...columns])
})
