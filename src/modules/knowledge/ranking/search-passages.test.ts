import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { signCandidates } from './candidate-signs.ts'
import { searchQuery } from './search-query.ts'
import { indexOf } from './testing.ts'

const elsewhere = [
  'يحدد هذا المرسوم شروط تسليم رخص البناء في الجماعات.',
  'تنظم الوزارة دورات تكوينية لفائدة الموظفين كل سنة.',
  'تودع طلبات الدعم لدى المصالح المختصة قبل نهاية الشهر.',
]

test('a misspelt word is found through its character grams', async () => {
  await using index = await indexOf([
    ...elsewhere,
    'جمعت المنازرة الوطنية مسؤولين وخبراء.',
    'افتتحت المناضرة صباح اليوم.',
  ])
  const found = await index.ask('متى كانت المناظرة؟')
  expect(found.slice(0, 2).sort()).toEqual(['افتتحت المناضرة صباح اليوم.', 'جمعت المنازرة الوطنية مسؤولين وخبراء.'])
})

test('a name with Cyrillic letters in it is found, and quoted as it stands', async () => {
  const line = 'بروتوكول اتفاق مع عمالة الناظور من أجل إحداث معهد الجزيри بمدينة الناظور لتعزيز البحث.'
  await using index = await indexOf([...elsewhere, `اختتمت الأشغال أمس. ${line} وشكر الوزير الحاضرين.`])
  expect(await index.quote('معهد الجزري بالناظور')).toBe(line)
})

test('a damaged text is found by a sound question, and quoted damaged', async () => {
  const damaged = 'يستفيد التالميذ من المنح طبقا للمادة األولى.'
  await using index = await indexOf([...elsewhere, damaged], { damaged: true })
  expect((await index.ask('منح التلاميذ'))[0]).toBe(damaged)
  expect((await index.ask('المادة الأولى'))[0]).toBe(damaged)
  expect(await index.quote('التلاميذ')).toBe(damaged)
})

test('a document outside the permitted ones is not found', async () => {
  await using index = await indexOf(elsewhere)
  expect(await index.ask('رخص البناء')).toEqual([elsewhere[0]])
  expect(await index.ask('رخص البناء', ['d1', 'd2'])).toEqual([])
})

test('a law is found by its number however it is written', async () => {
  await using index = await indexOf([
    ...elsewhere,
    'القانون رقم 09.08 المتعلق بحماية المعطيات.',
    'القانون رقم 31.08 لحماية المستهلك.',
  ])
  expect((await index.ask('ما هو القانون 09-08؟'))[0]).toContain('09.08')
  expect((await index.ask('القانون ٣١-٠٨'))[0]).toContain('31.08')
})

test('words together in one sentence count more than scattered ones', async () => {
  const together =
    'Le permis de construire est délivré par la commune. Les délais sont fixés par décret. Un recours est possible.'
  const scattered =
    'Le permis est délivré par la commune. Les délais de construire sont fixés par décret. Un recours est possible.'
  await using index = await indexOf([scattered, together])
  expect((await index.ask('permis de construire'))[0]).toBe(together)
})

test('of two passages alike, the one whose document speaks of it elsewhere too comes first', async () => {
  const candidate = { words: 10, score: 5, sentences: [[{ at: 0, term: 0 }]] }
  const answer = {
    candidates: [
      { ...candidate, index: 'v1', passageId: 'alone', document: 'a.pdf', ordinal: 0 },
      { ...candidate, index: 'v2', passageId: 'among others', document: 'a.pdf', ordinal: 0 },
      { ...candidate, index: 'v2', passageId: 'another', document: 'a.pdf', ordinal: 1, score: 4 },
    ],
    statistics: { passages: 50, averageWords: 10, frequencies: [3] },
  }
  expect(signCandidates(searchQuery('رخصة'), answer).map(({ candidate }) => candidate.passageId)).toEqual([
    'among others',
    'alone',
    'another',
  ])
})

test('a question of small words alone finds nothing', async () => {
  await using index = await indexOf(elsewhere)
  expect(await index.ask('ما هو هذا؟')).toEqual([])
  expect(await index.ask('')).toEqual([])
})

test('coverage is whole where every word of the question stands, and less elsewhere', async () => {
  await using index = await indexOf(elsewhere)
  const [whole] = (await index.search('شروط رخص البناء')).passages
  const [part] = (await index.search('شروط رخص الصيد')).passages
  expect(whole?.coverage).toBeCloseTo(1)
  expect(part?.coverage).toBeLessThan(0.8)
})

test('a question of a whole page is answered in bounded time', async () => {
  await using index = await indexOf(elsewhere)
  expect((await index.ask(elsewhere.join(' ').repeat(2_000))).length).toBeGreaterThan(0)
})

const seeds = join(process.env.JAZARI_SHARED ?? join(import.meta.dirname, '../../../../../shared'), 'seeds')
const press = await readFile(join(seeds, '001_b048df0e1d7784a9.txt'), 'utf8').catch(() => undefined)
if (press === undefined && process.env.JAZARI_REQUIRE_SHARED === '1') throw new Error(`no source texts in ${seeds}`)

test.skipIf(press === undefined)(
  'the real press page is found in spite of its misspellings (skipped without ../shared)',
  async () => {
    await using index = await indexOf([...elsewhere, press!])
    // It is spelt rightly once, which comes first.
    const quotes = (await index.quotes('المناظرة الوطنية')).slice(0, 3)
    expect(quotes.filter((quote) => quote.includes('المنازرة'))).not.toEqual([])
    expect(await index.quote('معهد الجزري بالناظور')).toContain('الجزيри')
  },
)
