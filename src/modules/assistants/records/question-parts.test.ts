import { expect, test } from 'vitest'
import { isNegated, questionParts } from './question-parts.ts'

test('a question is cut where a word that asks begins anew, and nowhere else', () => {
  expect(questionParts('What does the network offer to companies, and what to start-ups?')).toEqual([
    'What does the network offer to companies',
    'what to start-ups?',
  ])
  expect(questionParts('ما الذي تقدمه الشبكة للباحثين، وماذا للإدارات؟')).toHaveLength(2)
  expect(questionParts('Qui pilote le laboratoire et qui l’exploite ?')).toHaveLength(2)
  for (const whole of [
    'Quel accord porte sur la formation et la recherche ?',
    'Quel accord, en juillet 2025, porte sur la santé ?',
    'ما اتفاقية الصحة والتعليم؟',
  ]) {
    expect(questionParts(whole), whole).toEqual([whole])
  }
})

test('what is not so is asked in each language, and no word that only looks like it', () => {
  for (const negated of [
    'Which agreement is not about health?',
    'Which agreement doesn’t concern health?',
    'Quel accord ne concerne pas la santé ?',
    'Quels accords n’ont aucun montant ?',
    'ما الاتفاقية التي لا تخص الصحة؟',
    'أي اتفاقية ليست حول الصحة؟',
  ]) {
    expect(isNegated(negated), negated).toBe(true)
  }
  for (const plain of [
    'Which agreement concerns Norway?',
    'Quel accord concerne le passeport numérique ?',
    'Quel est le nom du laboratoire ?',
    'ما الخدمات الصحية، ولا سيما في المناطق البعيدة؟',
  ]) {
    expect(isNegated(plain), plain).toBe(false)
  }
})
