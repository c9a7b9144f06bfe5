import { expect, test } from 'vitest'
import { readEml } from './eml.ts'

const read = (lines: readonly string[], encoding: BufferEncoding = 'utf8') =>
  readEml(Buffer.from(lines.join('\r\n'), encoding)).map(({ kind, text }) => `${kind}: ${text}`)

const base64 = (text: string) => Buffer.from(text).toString('base64')

test('subject, sender and date are headings, in whatever words they were encoded', () => {
  const subject = 'تقرير لجنة الصفقات العمومية'
  // Cut inside a character, as some programs do.
  const bytes = Buffer.from(subject)
  const words = [bytes.subarray(0, 21), bytes.subarray(21)].map((part) => `=?UTF-8?B?${part.toString('base64')}?=`)

  expect(
    read([
      `Subject: ${words.join('\r\n ')}`,
      'From: "=?windows-1256?Q?=C7=E1=E6=D2=C7=D1=C9?=" <info@example.org>',
      'Date: Tue, 3 Mar 2026 10:00:00 +0100',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'النص.',
    ]),
  ).toEqual([
    `heading: Subject: ${subject}`,
    'heading: From: الوزارة <info@example.org>',
    'heading: Date: Tue, 3 Mar 2026 10:00:00 +0100',
    'paragraph: النص.',
  ])
})

test('the body is read in its charset, and replies that it quotes stay', () => {
  // "السلام عليكم في اليوم" in ISO-8859-6
  const arabic = 'c7e4d3e4c7e520d9e4eae3e520e1ea20c7e4eae8e5'
  const quoted = arabic.replace(/../g, (hex) => (hex === '20' ? ' ' : `=${hex.toUpperCase()}`))

  expect(
    read([
      'Subject: x',
      'Content-Type: text/plain; charset="iso-8859-6"',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      `${quoted.slice(0, 18)}=`,
      quoted.slice(18),
      '',
      '> 1=3D1',
    ]),
  ).toEqual(['heading: Subject: x', 'paragraph: السلام عليكم في اليوم', 'paragraph: > 1=1'])
})

test('flowed lines are whole paragraphs again', () => {
  expect(
    read([
      'Subject: x',
      'Content-Type: text/plain; format=flowed',
      '',
      'A line that ',
      'goes on.',
      '>  quoted ',
      '> too',
    ]),
  ).toEqual(['heading: Subject: x', 'paragraph: A line that goes on.', 'paragraph: >  quoted too'])
})

test('of two ways to say it the richer one is read, and what is attached is named', () => {
  const table = '<p>مرحبا بكم</p><table><tr><td>البند</td><td>5</td></tr></table>'
  const message = [
    'Subject: x',
    'Content-Type: multipart/mixed; boundary="outer"',
    '',
    'preamble',
    '--outer',
    'Content-Type: multipart/alternative; boundary=inner',
    '',
    '--inner',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'مرحبا بكم البند 5',
    '--inner',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    base64(table),
    '--inner--',
    '--outer',
    'Content-Type: application/pdf; name="x.pdf"',
    "Content-Disposition: attachment; filename*0*=utf-8''%D8%AA%D9%82%D8%B1; filename*1*=%D9%8A%D8%B1.pdf",
    'Content-Transfer-Encoding: base64',
    '',
    base64('%PDF-1.7 secret'),
    '--outer',
    'Content-Type: message/rfc822',
    '',
    `Subject: =?utf-8?B?${base64('رسالة سابقة')}?=`,
    '',
    'inside',
    '--outer--',
    'epilogue',
  ]

  expect(read(message)).toEqual([
    'heading: Subject: x',
    'paragraph: مرحبا بكم',
    'table-row: البند | 5',
    'list-item: تقرير.pdf',
    'list-item: رسالة سابقة',
  ])
})

test('an HTML alternative that says almost nothing does not hide the text', () => {
  const parts = ['text/plain', 'النص الكامل للرسالة كما كتبه صاحبها.', 'text/html', '<p>اضغط</p>']
  const body = [0, 2].flatMap((i) => ['--b', `Content-Type: ${parts[i]}; charset=utf-8`, '', parts[i + 1]!])

  expect(read(['Subject: x', 'Content-Type: multipart/alternative; boundary=b', '', ...body, '--b--'])).toEqual([
    'heading: Subject: x',
    'paragraph: النص الكامل للرسالة كما كتبه صاحبها.',
  ])
})

test('a message whose last boundary is missing is read to its end', () => {
  const message = ['Subject: x', 'Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'last words']

  expect(read(message)).toEqual(['heading: Subject: x', 'paragraph: last words'])
})

test('an encrypted message is refused', () => {
  const message = ['Content-Type: application/pkcs7-mime; smime-type=enveloped-data', '', 'AAAA']

  expect(() => read(message)).toThrow('document.encrypted')
})

test('10,000 parts inside each other are refused at once', () => {
  const lines = Array.from({ length: 10_000 }, (_, i) => [
    `Content-Type: multipart/mixed; boundary=b${i}`,
    '',
    `--b${i}`,
  ]).flat()
  const started = performance.now()

  expect(() => read(['Subject: x', ...lines])).toThrow('document.unreadable')
  expect(performance.now() - started).toBeLessThan(1_000)
})
