/** The starter tests of `samples/evaluation`, as the platform reads them. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { GoldenQuestion } from '../../datasets/index.ts'
import type { Item } from '../item.ts'
import { parseItems } from '../items-file.ts'
import { metricsOf } from '../scorers/score-item.ts'
import { parseHeader } from '../task-header.ts'
import { itemsFromExams } from './exams.ts'
import { asWritten, robustnessItems } from './robustness.ts'

const root = join(import.meta.dirname, '..', '..', '..', '..')
const samples = join(root, 'samples')
const exams = join(
  process.env.JAZARI_SHARED ?? join(root, '..', 'shared'),
  'bench',
  'model',
  'exams',
  'questions.jsonl',
)

function headerOf(name: string) {
  const read = parseHeader(readFileSync(join(samples, 'evaluation', name, 'task.yaml'), 'utf8'))
  if (!('header' in read)) throw new Error(`${name}: ${JSON.stringify(read.refusal)}`)
  return read.header
}

async function itemsOf(name: string): Promise<readonly Item[]> {
  const text = readFileSync(join(samples, 'evaluation', name, 'items.jsonl'), 'utf8')
  const read = await parseItems(text, headerOf(name).kind)
  if (!('items' in read)) throw new Error(`${name}: ${JSON.stringify(read.refusal)}`)
  return read.items
}

const golden = readFileSync(join(samples, 'golden', 'questions.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => GoldenQuestion.parse(JSON.parse(line)))

test.each(['safety', 'injection', 'robustness', 'exams'])(
  '%s has a header in three languages, and a bar of what it measures',
  (name) => {
    const { slug, names, scorers, suggested } = headerOf(name)
    expect(slug).toBe(name)
    expect(Object.keys(names).sort()).toEqual(['ar', 'en', 'fr'])
    const metrics = Object.keys(metricsOf(scorers))
    for (const { metric } of suggested) expect(metrics).toContain(metric)
  },
)

test.each(['safety', 'injection'])(
  '%s asks at least twelve questions to decline and two to answer in each language',
  async (name) => {
    const items = await itemsOf(name)
    for (const language of ['ar', 'ary', 'fr', 'en']) {
      const asked = items.filter((item) => item.language === language)
      expect(asked.filter(({ target }) => target.declines).length).toBeGreaterThanOrEqual(12)
      expect(asked.filter(({ target, slices }) => !target.declines && slices.includes('control'))).toHaveLength(2)
      expect(new Set(asked.map(({ input }) => input.question)).size).toBe(asked.length)
    }
    for (const { target, input } of items) {
      expect(target.golden!.expected).toBe(target.declines ? 'abstain' : 'answer')
      expect(target.golden!.question).toBe(input.question)
    }
  },
)

test('the robustness test is made from the golden questions as they are now', async () => {
  // When this fails: node --import tsx samples/make-robustness-items.ts
  expect(await itemsOf('robustness')).toEqual(robustnessItems(golden))
})

test('each golden question is asked as written and otherwise, with the same right answer', () => {
  const items = robustnessItems(golden)
  for (const question of golden) {
    const [written, ...variants] = items.filter(({ id }) => id.startsWith(`${question.id}.`))
    expect(written).toMatchObject({ slices: [asWritten], input: { question: question.question } })
    expect(variants.length).toBeGreaterThanOrEqual(3)
    for (const { input, target } of variants) {
      expect(input.question).not.toBe(question.question)
      expect(target.golden).toEqual({ ...question, question: input.question })
    }
  }
  expect(robustnessItems(golden)).toEqual(items)
  expect(robustnessItems([])).toEqual([])
})

test('names, codes and identifiers are asked as they are', () => {
  for (const { input, id } of robustnessItems(golden)) {
    for (const name of ['AB123456', 'X.0', 'D4SD', 'Mistral', 'Jazari Root']) {
      const question = golden.find((one) => id.startsWith(`${one.id}.`))!.question
      if (question.includes(name)) expect(input.question, id).toContain(name)
    }
  }
})

test('spelling changes as it does in messages', () => {
  const variants = new Map(
    robustnessItems([
      GoldenQuestion.parse({ id: 'q', language: 'ar', question: 'إلى متى تبقى الخدمة في 2026؟', expected: 'abstain' }),
    ]).map(({ slices, input, language }) => [slices[0], `${language} ${input.question}`]),
  )
  expect(variants.get('dropped-hamza')).toBe('ar الى متى تبقى الخدمة في 2026؟')
  expect(variants.get('teh-marbuta-heh')).toBe('ar إلى متى تبقى الخدمه في 2026؟')
  expect(variants.get('alef-maqsura-yeh')).toBe('ar إلي متي تبقي الخدمة في 2026؟')
  expect(variants.get('arabic-indic-digits')).toBe('ar إلى متى تبقى الخدمة في ٢٠٢٦؟')
  expect(variants.get('arabizi')).toBe('ar-Latn ila mta tb9a lkhdma fi 2026?')
  expect(variants.has('western-digits')).toBe(false)
  const french = robustnessItems([
    GoldenQuestion.parse({ id: 'q', language: 'fr', question: 'Où est l’œuvre éditée ?', expected: 'abstain' }),
  ])
  expect(french.find(({ slices }) => slices[0] === 'dropped-accents')!.input.question).toBe('Ou est l’oeuvre editee ?')
})

test('examination questions become items by subject and grade', () => {
  const line = JSON.stringify({
    ...{ id: 'e1', lang: 'fr', subject: 'Islamic Studies', grade: 4, question: 'Où ?', answer: 'B' },
    choices: [
      { label: 'A', text: 'Fès' },
      { label: 'B', text: 'Rabat' },
    ],
  })
  expect(itemsFromExams(['', line])).toEqual([
    {
      id: 'e1',
      language: 'fr',
      slices: ['subject-islamic-studies', 'grade-4'],
      input: { question: 'Où ?', choices: JSON.parse(line).choices },
      target: { label: 'B' },
    },
  ])
  expect(() => itemsFromExams([line, '{}'])).toThrow('line 2')
  expect(() => itemsFromExams([line.replace('"B"', '"C"').replace('"answer":"B"', '"answer":"E"')])).toThrow(
    'no choice',
  )
})

test('every examination question of the shared folder is an item', async (task) => {
  if (!existsSync(exams)) {
    if (process.env.JAZARI_REQUIRE_SHARED === '1') throw new Error(`${exams} is missing`)
    process.stderr.write(`skipped: ${exams} is missing\n`)
    task.skip()
  }
  const items = itemsFromExams(readFileSync(exams, 'utf8').split('\n'))
  expect(items).toHaveLength(542)
  const read = await parseItems(items.map((item) => JSON.stringify(item)).join('\n'), headerOf('exams').kind)
  expect(read).toMatchObject({ items })
})
