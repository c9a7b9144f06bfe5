import { expect, test } from 'vitest'
import { common, isKnownLoosely, joined, knowledgeOf, spelled, unknown } from './arabic-words.ts'

test('a frequent word is known as it is spelled, hamza and all', () => {
  expect(knowledgeOf('التلاميذ')).toBe(common)
  expect(knowledgeOf('التالميذ')).toBe(unknown)
  expect(knowledgeOf('أعلاه')).toBe(common)
  expect(knowledgeOf('أعاله')).toBe(unknown)
})

test('clitics and pronouns are taken off by rule', () => {
  expect(knowledgeOf('وبالتلاميذ')).toBe(joined)
  expect(knowledgeOf('بمسؤوليتهم')).toBeGreaterThanOrEqual(spelled)
  expect(knowledgeOf('للجنة')).toBeGreaterThanOrEqual(joined)
})

test('Moroccan words are known that the general lists lack', () => {
  for (const word of ['شتنبر', 'دجنبر', 'تافيلالت', 'العمالات', 'الخوصصة'])
    expect(knowledgeOf(word), word).toBeGreaterThanOrEqual(joined)
})

test('the damaged spellings that the web list holds itself are not taken over', () => {
  for (const word of ['األولى', 'اإلدارة', 'االقتصاد', 'باألمر']) expect(knowledgeOf(word), word).toBe(unknown)
})

test('for the rate of unknown words, hamza, teh marbuta and final yeh are overlooked', () => {
  expect(isKnownLoosely('الادارة')).toBe(true)
  expect(isKnownLoosely('المدرسه')).toBe(true)
  expect(isKnownLoosely('ةيبرغملا')).toBe(false)
})
