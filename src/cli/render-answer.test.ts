import { expect, test } from 'vitest'
import { anAbstention, anAnswer } from '../../libs/receipt/testing.ts'
import { renderAnswer } from './render-answer.ts'
import { sentences } from './sentences.ts'

test('an answer is its quotes, each with its document, place and provenance, and the number of its receipt', () => {
  const shown = renderAnswer(anAnswer, sentences('en'))
  for (const { text, document, page, start, end } of anAnswer.answer.quotes) {
    expect(shown).toContain(`« ${text} »\n    ${document.title} (${document.path})\n`)
    expect(shown).toContain(sentences('en')('quote.place-in-page', { page, start, end }))
  }
  expect(shown).toContain(sentences('en')('answer.differ'))
  expect(shown).toContain('خبر لمركز كافراد')
  expect(shown).toMatch(/rc_abcdefghijklmnopqrstuvwxyz$/)
})

test('a quote of a legal text is cited as one, in the language of the reader', () => {
  expect(renderAnswer(anAnswer, sentences('fr'))).toContain(
    '    Référence légale: loi n° 09-08, article 12, paragraphe 2, qui cite : loi n° 31-13, article 4 bis\n',
  )
  expect(renderAnswer(anAnswer, sentences('ar')).replaceAll(/[\u2066-\u2069]/g, '')).toContain(
    'القانون رقم 09-08، المادة 12، الفقرة 2',
  )
})

test('an abstention says that there is no answer and why, and what stands near is not called one', () => {
  for (const language of ['ar', 'fr', 'en'] as const) {
    const say = sentences(language)
    const shown = renderAnswer(anAbstention, say)
    const none = `${say('abstention.title')} ${say('abstention.below-threshold')}`
    expect(shown).toContain(none)
    expect(shown.indexOf(none)).toBeLessThan(shown.indexOf('«'))
    expect(shown).toContain(say('abstention.not-an-answer', { quotes: 3 }))
  }
})

test('what a document holds cannot steer the terminal', () => {
  const [quote] = anAnswer.answer.quotes
  const hostile = {
    ...anAnswer,
    answer: { ...anAnswer.answer, quotes: [{ ...quote!, text: 'a\u001b]0;title\u0007b\u009b2J' }] },
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what may not get through
  expect(renderAnswer(hostile, sentences('en'))).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
})

test('a repaired quote is shown as it should read, with its mark and what stands in the file', () => {
  const [quote] = anAnswer.answer.quotes
  const damaged = { ...quote!, text: 'تقدم اإلدارة خدماتها.', repaired: 'تقدم الإدارة خدماتها.', corrected: true }
  const say = sentences('en')
  const shown = renderAnswer({ ...anAnswer, answer: { ...anAnswer.answer, quotes: [damaged] } }, say)
  expect(shown).toContain('« تقدم الإدارة خدماتها. »')
  expect(shown).toContain(`${say('mark.repaired')}. ${say('mark.as-extracted')}: تقدم اإلدارة خدماتها.`)
  expect(shown).toContain(say('mark.corrected-why'))
})
