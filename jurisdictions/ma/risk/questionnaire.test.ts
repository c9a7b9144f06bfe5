import { expect, test } from 'vitest'
import type { Citation } from '../../../src/kernel/citation.ts'
import { languages } from '../../../src/kernel/language.ts'
import { riskQuestionnaire } from './questionnaire.ts'

const { pages, levels, duties, scoring } = riskQuestionnaire
const questions = pages.flatMap((page) => page.questions)

test('has between 25 and 40 questions, each with a name of its own and answers that differ', () => {
  expect(questions.length).toBeGreaterThanOrEqual(25)
  expect(questions.length).toBeLessThanOrEqual(40)
  expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length)
  for (const { id, options } of questions) {
    expect(new Set(options.map(({ code }) => code)).size, id).toBe(options.length)
    expect(options.length, id).toBeGreaterThan(1)
    expect(Math.max(...options.map(({ points }) => points)), id).toBeGreaterThan(0)
  }
})

test('a question that depends on others depends on answers of earlier ones', () => {
  for (const [place, { id, askedIf = [] }] of questions.entries()) {
    for (const { question, anyOf } of askedIf) {
      const earlier = questions.slice(0, place).find((other) => other.id === question)
      const codes = earlier?.options.map(({ code }) => code) ?? []
      expect(codes, `${id} asks for ${question}`).toEqual(expect.arrayContaining([...anyOf]))
    }
  }
})

test('each question can be answered without points, and "none" is an answer wherever several may be chosen', () => {
  for (const { id, choose, options } of questions) {
    expect(Math.min(...options.map(({ points }) => points)), id).toBe(0)
    if (choose === 'many') expect(options.filter(({ alone }) => alone).length, id).toBe(1)
  }
})

test('every sentence is there in the three languages, and differs between them', () => {
  const words = [
    riskQuestionnaire.title,
    riskQuestionnaire.note,
    ...pages.map(({ title }) => title),
    ...questions.flatMap(({ sentence, help }) => [sentence, ...(help ? [help] : [])]),
    ...questions.flatMap(({ options }) => options.map(({ sentence }) => sentence)),
    ...levels.flatMap(({ name, meaning }) => [name, meaning]),
    ...duties.flatMap(({ name, sentence }) => [name, sentence]),
  ]

  for (const sentence of words) {
    for (const language of languages) expect(sentence[language].trim().length, sentence.en).toBeGreaterThan(0)
    expect(sentence.ar, sentence.en).toMatch(/\p{Script=Arabic}/u)
    expect(sentence.fr, sentence.en).not.toMatch(/\p{Script=Arabic}/u)
  }
})

test('an article of a law is named only where it was read, but for article 11, which is marked', () => {
  const citations: Citation[] = [scoring, ...questions, ...duties].map(({ citation }) => citation)
  const named = citations.flatMap(({ law, article, status }) => (article ? [`${law} ${article} ${status}`] : []))

  expect([...new Set(named)].sort()).toEqual([
    '09-08 1 verified',
    '09-08 11 unverified',
    '09-08 12 verified',
    '09-08 43 verified',
  ])
  for (const { law, article, status } of citations) {
    expect(status === 'platform', `${law} ${article}`).toBe(law === null)
    if (status === 'verified') expect(article).not.toBeNull()
  }
})

test('levels are four, and every one asks for an evaluation', () => {
  expect(levels.map(({ level }) => level)).toEqual([1, 2, 3, 4])
  expect(new Set(duties.map(({ id }) => id)).size).toBe(duties.length)
  for (const { level } of levels) {
    const evaluations = duties.filter(({ kind, from, to }) => kind === 'evaluation' && from <= level && level <= to)
    expect(evaluations.length).toBeGreaterThan(0)
  }
  // As plans name the duty that they meet.
  for (const { id, kind, fields } of duties) {
    expect(id).toMatch(/^[a-z0-9][a-z0-9._:-]{0,79}$/)
    expect(fields.length > 0).toBe(kind === 'declaration')
  }
})
