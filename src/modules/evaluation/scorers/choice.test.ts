import { expect, test } from 'vitest'
import { choiceIn } from './choice.ts'
import { scoresOf } from './testing.ts'

const texts = ['Casablanca', 'Rabat', 'Fès', 'Nador']
const latin = [...'ABCD'].map((label, place) => ({ label, text: texts[place]! }))
const arabic = ['أ', 'ب', 'ج', 'د'].map((label, place) => ({
  label,
  text: ['الدار البيضاء', 'الرباط', 'فاس', 'الناظور'][place]!,
}))

test.each([
  ['B'],
  ['b'],
  ['(B)'],
  ['**B**'],
  ['B.'],
  ['B) Rabat'],
  ['B. Rabat'],
  ['B - Rabat, la capitale'],
  ['The answer is B'],
  ['The correct answer is (B).'],
  ['Answer: B'],
  ['Answer: **B**'],
  ['answer: b'],
  ['La bonne réponse est B.'],
  ['La réponse correcte est la lettre B'],
  ['Réponse : B'],
  ['Réponse : « B »'],
  ['الجواب: ب'],
  ['الجواب الصحيح هو ب'],
  ['الإجابة الصحيحة هي: (ب)'],
  ['الجواب هو B.'],
  ['الاختيار رقم 2'],
  ['الحرف بَ'],
  ['ب'],
  ['ب)'],
  ['2'],
  ['٢'],
  ['Voyons. A est le port.\nC fut capitale.\nLa réponse est donc B'],
  ['First I thought the answer is A, but the answer is B'],
  ['The answer is A? No: the answer is B, since it is the capital.'],
  ['Rabat'],
  ['C’est Rabat.'],
  ['It is [B], clearly'],
  ['Let me think.\nB\n'],
  ['Answer: B because it is the capital'],
])('«%s» settles on the second', (text) => {
  expect(choiceIn(text, latin)).toBe(1)
})

test.each([['ب'], ['الجواب: ب'], ['B'], ['الجواب هو الرباط'], ['ب - الرِّباط'], ['(2)']])(
  'and so does «%s» to Arabic letters',
  (text) => {
    expect(choiceIn(text, arabic)).toBe(1)
  },
)

test('the first letter is read with hamza and without', () => {
  expect(choiceIn('ا', arabic)).toBe(0)
  expect(choiceIn('الجواب: أ', arabic)).toBe(0)
})

test.each([
  [''],
  ['Je ne sais pas'],
  ['A dog is not a city'],
  ['Rabat ou Nador'],
  ['(A) et (B) sont possibles'],
  ['E'],
  ['Because'],
])('«%s» settles on none', (text) => {
  expect(choiceIn(text, latin)).toBeUndefined()
})

test('an article is not a choice', () => {
  const animals = [...'ABC'].map((label, place) => ({ label, text: ['a cat', 'a bird', 'a dog'][place]! }))
  expect(choiceIn('The answer is a dog.', animals)).toBe(2)
  expect(choiceIn('Answer: A dog', animals)).toBe(2)
  expect(choiceIn('La réponse a été donnée', latin)).toBeUndefined()
})

test('of texts that hold one another, the longest is meant', () => {
  const numbers = [...'AB'].map((label, place) => ({ label, text: ['عشر حسنات', 'خمس عشر حسنات'][place]! }))
  expect(choiceIn('له خمس عشر حسنات', numbers)).toBe(1)
  expect(choiceIn('له عشر حسنات', numbers)).toBe(0)
})

test('digits that are labels mean themselves', () => {
  const years = ['1', '2', '3'].map((label, place) => ({ label, text: ['2011', '2012', '2013'][place]! }))
  expect(choiceIn('3', years)).toBe(2)
  expect(choiceIn('2012', years)).toBe(1)
})

test('a wrong choice and none at all score 0, and an item without choices is not scored', () => {
  const item = { input: { choices: latin }, target: { label: 'B' } }
  expect(scoresOf('choice', item, 'B')).toEqual({ choice: 1 })
  expect(scoresOf('choice', item, 'A')).toEqual({ choice: 0 })
  expect(scoresOf('choice', item, 'peut-être')).toEqual({ choice: 0 })
  expect(scoresOf('choice', { target: { label: 'B' } }, 'B')).toEqual({ choice: null })
})

test('a long hostile text takes no time', () => {
  const begun = performance.now()
  for (const part of ['answer ', 'answer is the ', '(', '* \n', 'A', '"', 'الجواب: '])
    choiceIn(part.repeat(100_000 / part.length), latin)
  expect(performance.now() - begun).toBeLessThan(3_000)
})
