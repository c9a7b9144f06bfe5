import { expect, test } from 'vitest'
import { arabicWords, gramSlots, latinWords } from './language-features.ts'

test('Arabic words lose marks, hamza on alef and what keyboards confuse', () => {
  expect(arabicWords('إِلى المَدْرَسَــةِ، رقم ١٢ (OK)!')).toBe(' الي المدرسه رقم ')
})

test('Latin words keep accents, and digits that stand for letters', () => {
  expect(latinWords('L’été 2024 : 3lach ma-9ritich «5obz» ?')).toBe(' l été 3lach ma 9ritich 5obz ')
  expect(latinWords('bzaaaaaf')).toBe(' bzaaf ')
})

test('text without words has no n-grams', () => {
  expect(latinWords('12.5 % — ؟')).toBe('')
  expect(gramSlots('', 1024)).toHaveLength(0)
})

test('every n-gram has its slot, and the same n-gram always the same', () => {
  const slots = gramSlots(' da da ', 2 ** 16)
  // Of 7 places the longest n-grams are 4, 4, 4, 4, 3, 2, 1 long; a blank alone counts three times less.
  expect(slots).toHaveLength(4 + 4 + 4 + 4 + 3 + 2 + 1 - 3)
  expect(new Set(slots).size).toBeLessThan(slots.length)
  expect(Math.max(...slots)).toBeLessThan(2 ** 16)
})
