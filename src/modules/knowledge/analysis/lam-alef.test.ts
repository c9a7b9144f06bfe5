import { expect, test } from 'vitest'
import { lamAlefDamage, repairLamAlef, swapInnerLamAlef } from './lam-alef.ts'

const damaged = 'المادة األولى: يستفيد األشخاص المشار إليهم أعاله من اإلعانة، واآلجال باألساس. عبد هللا لألجل لإلدارة'
const sound = 'المادة الأولى: لإلغاء القرار، وإلى ألف درهم، سأل الأستاذ عن الآجال والإعانة؛ ولأجل ذلك ألغي.'

test('a document whose article and hamza-alef are swapped is found damaged, a sound one is not', () => {
  expect(lamAlefDamage(damaged)).toEqual({ swapped: 5, sound: 0, damaged: true })
  expect(lamAlefDamage(sound)).toMatchObject({ swapped: 0, damaged: false })
  expect(lamAlefDamage('')).toEqual({ swapped: 0, sound: 0, damaged: false })
})

test('one slip in a sound document does not make it damaged', () => {
  expect(lamAlefDamage(`${sound} ${sound} األول`).damaged).toBe(false)
})

test('swapped pairs after the article are put in order in any text', () => {
  const repaired = repairLamAlef(damaged)
  expect(repaired.changed).toBe(true)
  expect(repaired.text).toContain('المادة الأولى: يستفيد الأشخاص')
  expect(repaired.text).toContain('من الإعانة، والآجال بالأساس')
})

test('what only a damaged document can tell is repaired in one alone', () => {
  expect(repairLamAlef(damaged, true).text).toContain('عبد الله للأجل للإدارة')
  expect(repairLamAlef(damaged).text).toContain('عبد هللا لألجل لإلدارة')
})

test('sound text is left as it is', () => {
  expect(repairLamAlef(sound)).toEqual({ text: sound, changed: false })
})

test('a repaired text has the length of the damaged one', () => {
  expect(repairLamAlef(damaged, true).text).toHaveLength(damaged.length)
})

test('inside a word the other reading is offered, behind article and clitics', () => {
  expect(swapInnerLamAlef('التالميذ')).toBe('التلاميذ')
  expect(swapInnerLamAlef('والمشكالت')).toBe('والمشكلات')
  expect(swapInnerLamAlef('المغرب')).toBe('المغرب')
  expect(swapInnerLamAlef('قال')).toBe('قلا')
})
