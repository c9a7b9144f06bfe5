import { expect, test } from 'vitest'
import { readCsv } from './read-csv.ts'

test('a table of choices: the columns say what each cell is', async () => {
  const table = [
    'id,language,slices,question,choice_A,choice_B,choice_C,answer',
    'q1,ar,history|ar,"ما العاصمة، ""اليوم""؟",الرباط,فاس,,A',
    'q2,fr,,"Quelle est\nla capitale ?",Rabat,Fès,Tanger,C',
    ',,,,,,,',
  ].join('\r\n')

  expect(await readCsv(`\ufeff${table}\r\n`, 'multiple-choice')).toEqual({
    items: [
      {
        id: 'q1',
        language: 'ar',
        slices: ['history', 'ar'],
        input: { question: 'ما العاصمة، "اليوم"؟', choices: choices('الرباط', 'فاس') },
        target: { label: 'A' },
      },
      {
        id: 'q2',
        language: 'fr',
        slices: [],
        input: { question: 'Quelle est\nla capitale ?', choices: choices('Rabat', 'Fès', 'Tanger') },
        target: { label: 'C' },
      },
    ],
  })
})

function choices(...texts: readonly string[]): object[] {
  return texts.map((text, i) => ({ label: 'ABC'[i], text }))
}

test.each([
  ['classification', 'id;language;text;label\n1;ar;نص;شكاية', { label: 'شكاية' }],
  ['classification', 'id;language;text;answer\n1;ar;نص;شكاية', { label: 'شكاية' }],
  ['summarisation', 'id;language;text;answer\n1;ar;نص;أول|ثان', { texts: ['أول', 'ثان'] }],
  ['retrieval', 'id;language;question;documents\n1;ar;نص;a.md|b.md', { documents: ['a.md', 'b.md'] }],
  ['refusal', 'id;language;question;declines\n1;ar;نص;true', { declines: true }],
  ['robustness', 'id;language;question;number\n1;ar;نص;-1.5', { number: { value: -1.5, tolerance: 0 } }],
  ['extraction', 'id;language;text;date\n1;ar;نص;2026-01-12', { date: '2026-01-12' }],
] as const)('%s: %j', async (kind, table, target) => {
  expect(await readCsv(table, kind)).toMatchObject({ items: [{ target }] })
})

test.each([
  ['a column that there is not', 'id,language,question,secret\n', { line: 1, fault: 'columnUnknown' }],
  ['a column twice', 'id,language,id\n', { line: 1, fault: 'columnUnknown' }],
  ['no language', 'id,question\n', { line: 1, fault: 'columnUnknown' }],
  ['a quotation mark that is not closed', 'id,language\nq1,"ar\n', { line: 2, fault: 'notCsv' }],
  ['a quotation mark inside a cell', 'id,language\nq1,a"r"\n', { line: 2, fault: 'notCsv' }],
  ['a cell too many', 'id,language\nq1,ar,x\n', { line: 2, fault: 'notJson' }],
  [
    'a number that is none',
    'id,language,question,number\n\nq1,ar,x,ten',
    { line: 3, fault: 'wrongForm', field: 'target.number.value' },
  ],
  [
    'a declining that is none',
    'id,language,question,declines\nq1,ar,x,maybe',
    { line: 2, fault: 'wrongForm', field: 'target.declines' },
  ],
  ['no answer', 'id,language,question\n"q\n1",ar,x', { line: 2, fault: 'wrongForm', field: 'id' }],
  ['the same item', 'id,language,question,answer\nq1,ar,x,y\nq1,ar,x,y', { line: 3, fault: 'repeated' }],
  ['nothing', '\n\n', { fault: 'none' }],
])('%s is refused, by its line', async (_, table, refusal) => {
  expect(await readCsv(table, 'robustness')).toMatchObject({ refusal })
})

test('a large table that never closes its quotation mark is refused at once', async () => {
  const table = `id,language,question\nq1,ar,"${'x""'.repeat(5_000_000)}`
  expect(await readCsv(table, 'robustness')).toMatchObject({ refusal: { line: 2, fault: 'notCsv' } })
})
