import { expect, test } from 'vitest'
import { anAbstention, anAnswer } from '../../../libs/receipt/testing.ts'
import { lessonFields, lessonIn, settlementField } from './lesson-fields.ts'

const quoted = anAnswer.answer.quotes.map(({ text }) => text)

test('what a contested answer quoted is filled in as never to be shown again', () => {
  const fields = lessonFields(anAnswer)
  expect(fields['lesson.question']).toBe(anAnswer.question)
  expect(fields['lesson.mustShow']).toBe('')
  expect(fields['lesson.never']!.split('\n')).toEqual(quoted)
})

test('what stood near a contested abstention is filled in as what to show', () => {
  const fields = lessonFields(anAbstention)
  expect(fields['lesson.mustShow']!.split('\n')).toEqual(quoted)
  expect(fields['lesson.never']).toBe('')
})

test('lines are texts that must all be shown, each in one of its wordings', () => {
  const fields: Record<string, string> = {
    'lesson.question': 'متى؟',
    'lesson.language': 'ary',
    'lesson.expected': 'answer',
    'lesson.mustShow': ' 12 يناير | 12/01 \n\nالرباط\n |',
    'lesson.never': '13 يناير\n',
  }
  const written = (field: string) => fields[field] ?? ''

  expect(lessonIn(written)).toEqual({
    question: 'متى؟',
    language: 'ary',
    expected: 'answer',
    mustShow: { tokens: [['12 يناير', '12/01'], ['الرباط']] },
    never: ['13 يناير'],
  })
  expect(lessonIn((field) => (field === 'lesson.expected' ? 'abstain' : written(field)))).not.toHaveProperty('mustShow')
})

test('what is wrong with a part of the input is said beside its field', () => {
  const paths = ['upheld', 'outcome', 'outcome.fr', 'lesson', 'lesson.mustShow.tokens.0.1', 'dataSet']
  expect(paths.map(settlementField)).toEqual([
    'decision',
    'outcome.ar',
    'outcome.fr',
    'decision',
    'lesson.mustShow',
    'dataSet',
  ])
})
