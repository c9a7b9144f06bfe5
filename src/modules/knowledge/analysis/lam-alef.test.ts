import { expect, test } from 'vitest'
import { lamAlefDamage, repairLamAlef } from './lam-alef.ts'

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

test('one swapped word is enough where no pair of the document is in order', () => {
  expect(lamAlefDamage('يعمل بهذا القرار ابتداء من اليوم األول من الشهر').damaged).toBe(true)
})

test('swapped pairs after the article are put in order in any text', () => {
  const repaired = repairLamAlef(damaged)
  expect(repaired.changed).toBe(true)
  expect(repaired.text).toContain('المادة الأولى: يستفيد الأشخاص')
  expect(repaired.text).toContain('من الإعانة، والآجال بالأساس')
})

test('what only a damaged document can tell is left alone', () => {
  expect(repairLamAlef(damaged).text).toContain('عبد هللا لألجل لإلدارة')
})

test('sound text is left as it is', () => {
  expect(repairLamAlef(sound)).toEqual({ text: sound, changed: false })
})

test('a repaired text has the length of the damaged one', () => {
  expect(repairLamAlef(damaged).text).toHaveLength(damaged.length)
})
