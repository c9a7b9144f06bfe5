import { expect, test } from 'vitest'
import { taskKinds } from '../item.ts'
import { anItem } from '../scorers/testing.ts'
import { assistantSolver } from './assistant-solver.ts'
import { declineMark } from './declines.ts'
import { promptOf } from './prompts.ts'

const choices = [
  { label: 'أ', text: 'الدار البيضاء' },
  { label: 'ب', text: 'الرباط' },
]

test('an item is put in its own language, with its choices lettered', () => {
  const item = anItem({ language: 'ar', input: { question: 'ما العاصمة؟', choices } })
  expect(promptOf('multiple-choice', item)).toBe(
    'ما العاصمة؟\n\nأ. الدار البيضاء\nب. الرباط\n\nأجب بحرف الاختيار الصحيح وحده.',
  )
  expect(promptOf('qa-cited', anItem({ language: 'ary-Latn', input: { question: 'fin ?' } }))).toContain('Répondez')
  expect(promptOf('qa-cited', anItem({ language: 'zgh', input: { question: 'ⵎⴰⵏⵉ ?' } }))).toContain(declineMark)
})

test('every kind puts the question and the text that it has', () => {
  for (const kind of taskKinds) {
    for (const language of ['ar', 'fr', 'en']) {
      const prompt = promptOf(kind, anItem({ language, input: { question: 'QUESTION', text: 'TEXT', choices } }))
      expect(prompt).toContain('QUESTION')
      if (kind !== 'multiple-choice') expect(prompt).toContain('TEXT')
      expect(prompt).not.toMatch(/\{|\n{3}/)
    }
  }
})

test('what an item says is no place to fill', () => {
  const item = anItem({ input: { question: 'Que veut dire {text} ?', text: 'SECRET' } })
  expect(promptOf('qa-cited', item, '{question}')).toBe('Que veut dire {text} ?')
  expect(promptOf('qa-cited', item, '{text}: {question} {other}')).toBe('SECRET: Que veut dire {text} ? {other}')
})

test('an assistant’s quotes are its text, and its documents are named once', async () => {
  const quote = (text: string, path: string) => ({ text, document: { path, title: path }, verbatim: true })
  const solve = assistantSolver(async (question, { language }) => ({
    abstained: false,
    quotes: [quote(`${language}: ${question}`, 'a.md'), quote('Puis Nador.', 'a.md'), quote('Fin.', 'b.md')],
    nearby: [],
    kept: '{}',
  }))
  const solved = await solve(anItem({ input: { question: 'Où ?' } }), { signal: new AbortController().signal })
  expect(solved).toMatchObject({
    output: { text: 'fr: Où ?\nPuis Nador.\nFin.', abstained: false, documents: ['a.md', 'b.md'], messages: [] },
  })
})
