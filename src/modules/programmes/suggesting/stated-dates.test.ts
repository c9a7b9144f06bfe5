import { expect, test } from 'vitest'
import { findStatedDates } from './stated-dates.ts'

const dates = (sentence: string) => findStatedDates(sentence).map(({ date }) => date)

test.each([
  ['انطلقت معاهد الجزري رسميا يوم الاثنين 12 يناير 2026.', ['2026-01-12']],
  ['أُطلق مركز D4SD في نيويورك يوم ٢٦ شتنبر ٢٠٢٥.', ['2025-09-26']],
  ['انعقدت يومي 1 و2 يوليوز 2025 بالرباط.', ['2025-07-01', '2025-07-02']],
  ['توصيات المناظرة الوطنية للذكاء الاصطناعي، يوليوز 2025', ['2025-07']],
  ['أُعلن عن انطلاقه في لقاء يناير 2026.', ['2026-01']],
  ['صعد المغرب 14 مرتبة في 2025 في ترتيب عالمي.', ['2025']],
  ['فاز المغرب بعضوية اللجنة التنفيذية لسنة 2026.', ['2026']],
  ['Les assises ont eu lieu les 1er et 2 juillet 2025 à l’Université.', ['2025-07-01', '2025-07-02']],
  ['Le centre a été lancé à New York le 26 septembre 2025 avec le PNUD.', ['2025-09-26']],
  ['It was launched on January 12, 2026 in Rabat.', ['2026-01-12']],
  ['It was launched on 12th January 2026.', ['2026-01-12']],
  ['Version du 2026-01-12, remplacée en 2026.', ['2026-01-12', '2026']],
  ['من 12 يناير 2026 إلى 3 مارس 2026', ['2026-01-12', '2026-03-03']],
] as const)('%s', (sentence, expected) => expect(dates(sentence)).toEqual(expected))

test.each([
  'انطلق اليوم، الاثنين، الحفل.',
  'حضر المدير العام لكافراد حفل 12 يناير بدعوة من الوزيرة.',
  'La rencontre du 12 janvier a été organisée par le ministère.',
  'يربط المختبر بالمغرب الرقمي 2030.',
  'Le ministère arrime le laboratoire à Maroc Digital 2030.',
  'Le 31 février 2026 n’existe pas.',
  '2026-13-01',
  'القانون رقم 09-08 والمرسوم 2.15.40',
  'في العاشرة صباحا',
])('no date is read into «%s»', (sentence) => expect(dates(sentence)).toEqual([]))
