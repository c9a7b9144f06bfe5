import { expect, test } from 'vitest'
import { findCountedNumbers } from './counted-numbers.ts'
import { findStatedDates } from './stated-dates.ts'

const numbers = (sentence: string) =>
  findCountedNumbers(sentence, findStatedDates(sentence)).map(({ number, counted }) => `${number} ${counted}`)

test.each([
  ['انتهى لقاء يناير بثماني شراكات موقعة.', ['8 شراكات موقعة']],
  ['صعد المغرب 14 مرتبة في 2025.', ['14 مرتبة في']],
  ['200 personnes du public ; les participants dépassaient 2 000.', ['200 personnes du', '2000 null']],
  ['130 intervenants venus de 35 pays', ['130 intervenants venus', '35 pays']],
  ['Huit accords ont été signés.', ['8 accords ont']],
  ['ارتفعت النسبة إلى 12,5 %', ['12.5 %']],
] as const)('%s', (sentence, expected) => expect(numbers(sentence)).toEqual(expected))

test.each([
  'أُطلق مركز D4SD مع مشروع القانون X.0.',
  'pendant la 80e session de l’Assemblée générale',
  'حفل 12 يناير بدعوة من الوزيرة، ثم المغرب الرقمي 2030',
  'القانون رقم 09-08',
])('nothing is counted in «%s»', (sentence) => expect(numbers(sentence)).toEqual([]))
