import { expect, test } from 'vitest'
import { sliceSpan } from './code-points.ts'
import { legalReferences } from './legal-references.ts'

function named(text: string): (string | null)[][] {
  return legalReferences(text).map(({ kind, number, article }) => [kind, number, article])
}

test('a law is the same law in every language and notation', () => {
  const ways = [
    'القانون رقم 09.08',
    'القانون رقم 09-08 المتعلق بحماية الأشخاص',
    'قانون 09/08',
    'والقانون رقم ٠٩.٠٨',
    'للقانون رقم09.08المتعلق',
    'القانون المشار إليه أعلاه رقم .09.08',
    'loi 09-08',
    'la loi n° 09-08 relative à la protection',
    "l'application de la loi susvisée nº 09.08",
    'law 09-08',
    'Law No. 09-08',
    'شنو كيقول l9anoun 09-08',
  ]
  for (const way of ways) expect([way, named(way)]).toEqual([way, [['law', '09-08', null]]])
})

test('other texts are told by their kind', () => {
  expect(named('ظهير شريف رقم 1.09.15 صادر في 22 من صفر 1430')).toEqual([['dahir', '1-09-15', null]])
  expect(named('Dahir n° 1-09-15 portant promulgation de la loi n° 09-08')).toEqual([
    ['dahir', '1-09-15', null],
    ['law', '09-08', null],
  ])
  expect(named('المرسوم رقم 2.12.682')).toEqual([['decree', '2-12-682', null]])
  expect(named('القانون التنظيمي رقم 113.14')).toEqual([['organic-law', '113-14', null]])
  expect(named('loi-cadre n° 51-17')).toEqual([['framework-law', '51-17', null]])
  expect(named('مرسوم بقانون رقم 2.20.292')).toEqual([['decree-law', '2-20-292', null]])
  expect(named('قرار لوزير الاقتصاد والمالية رقم 2625.10')).toEqual([['order', '2625-10', null]])
  expect(named('ظهير شريف بمثابة قانون رقم 1.72.184')).toEqual([['dahir', '1-72-184', null]])
  expect(named('قرار بتطبيق المرسوم رقم 2.12.682')).toEqual([['decree', '2-12-682', null]])
  expect(named('منشور رقم 12')).toEqual([['circular', '12', null]])
  expect(named('رقم 09-08')).toEqual([[null, '09-08', null]])
})

test('an article named with its text is one reference, whatever stands first', () => {
  const ways = [
    'المادة 12 من القانون رقم 09.08',
    'بالمادة الثانية عشرة من القانون 09-08',
    'المادة 12 (الفقرة 2) من القانون رقم 09-08',
    'القانون رقم 09-08، المادة 12',
    'المادة 12 ديال القانون 09-08',
    "l'article 12 de la loi n° 09-08",
    'article 12, alinéa 2, de la loi n° 09-08',
    'loi n° 09-08, article 12',
    'law 09-08, article 12',
    'article 12 of law no. 09-08',
    'املادة 12 من القانون رقم 09.08',
  ]
  for (const way of ways) expect([way, named(way)]).toEqual([way, [['law', '09-08', '12']]])
})

test('each article of a list is named, with its text where there is one', () => {
  expect(named('المادتين 3 و4 من القانون رقم 09.08')).toEqual([
    ['law', '09-08', '3'],
    ['law', '09-08', '4'],
  ])
  expect(named('les articles 3, 4 et 5 de la loi n° 31-13').map(([, , article]) => article)).toEqual(['3', '4', '5'])
  expect(named('المادتان الأولى والثانية أعلاه').map(([, , article]) => article)).toEqual(['1', '2'])
})

test('an article of a text that is not named stands alone', () => {
  expect(named('المشار إليه بالمادة األولى أعاله')).toEqual([[null, null, '1']])
  expect(named('طبقا للفصل 77 من ظهير الالتزامات والعقود')).toEqual([[null, null, '77']])
  expect(named('المادة 3 مكررة، المادة 5 مكررة مرتين')).toEqual([
    [null, null, '3 bis'],
    [null, null, '5 ter'],
  ])
  expect(named('Article premier, article 12 bis, Art. 29-1')).toEqual([
    [null, null, '1'],
    [null, null, '12 bis'],
    [null, null, '29-1'],
  ])
  expect(named('المادة الخامسة والعشرون، المادة الأولى بعد المائة').map(([, , article]) => article)).toEqual([
    '25',
    '101',
  ])
})

test('numbers of other things are no references', () => {
  for (const text of [
    'الساعة 09.08',
    'law 12.5',
    'la loi du 12 mars 2018',
    'n° 12',
    'القانون 2020',
    'articles de presse',
    'قانون المالية لسنة 2024',
    'Prix : 12-15 DH',
    "l'article l'exige",
  ])
    expect([text, named(text)]).toEqual([text, []])
})

test('spans count code points and hold what was read', () => {
  const text = '𝔸 طبقا للمادة 12 من القانون رقم 09.08، وللقانون رقم 31.13.'
  expect(legalReferences(text).map((reference) => sliceSpan(text, reference))).toEqual([
    'للمادة 12 من القانون رقم 09.08',
    'وللقانون رقم 31.13',
  ])
})

test('a hostile text costs no more than its length', () => {
  const started = performance.now()
  for (const piece of ['القانون ', 'loi ', 'المادة 1 و', 'الأولى و', '1-1-', 'n° '])
    legalReferences(piece.repeat(30_000))
  expect(performance.now() - started).toBeLessThan(5_000)
})
