import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyse, analyseQuery } from './analyse.ts'
import { sliceSpan } from './code-points.ts'

const stemsOf = (text: string, damaged = false) => analyse(text, { damaged }).sentences.flatMap(({ stems }) => stems)

test('every span cuts the sentence out of the stored text, counted in code points', () => {
  const text = '𝒜 first one 😀. Second «𐤀» one! ثالثة؟\n\nLast'
  const sentences = analyse(text, { language: 'en' }).sentences
  expect(sentences.map((span) => sliceSpan(text, span))).toEqual([
    '𝒜 first one 😀.',
    'Second «𐤀» one!',
    'ثالثة؟',
    'Last',
  ])
  expect(sentences[1]?.start).toBe(15)
})

test('spans of any text are in order, without overlap, and hold all that is not white space', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('. ', '؟ ', '\n', '\n\n', 'األول ', '😀', ' art. 4 '),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('')
      const codePoints = Array.from(text)
      let previous = 0
      let kept = ''
      for (const span of analyse(text).sentences) {
        expect(span.start).toBeGreaterThanOrEqual(previous)
        expect(span.end).toBeGreaterThan(span.start)
        expect(sliceSpan(text, span)).toBe(codePoints.slice(span.start, span.end).join(''))
        kept += sliceSpan(text, span)
        previous = span.end
      }
      expect(kept.replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''))
    }),
  )
})

test('a line end inside a sentence does not end it, an empty line and an article of a law do', () => {
  const text = 'تسري أحكام هذا القانون\nعلى جميع المؤسسات.\n\nعنوان\nالمادة 2\nيعمل به'
  expect(analyse(text).sentences.map((span) => sliceSpan(text, span))).toEqual([
    'تسري أحكام هذا القانون\nعلى جميع المؤسسات.',
    'عنوان',
    'المادة 2\nيعمل به',
  ])
})

test('abbreviations and numbers do not end a sentence', () => {
  const text = 'Selon l’art. 12 de M. Benali, le taux est de 12.5 %. Fin.'
  expect(analyse(text).sentences).toHaveLength(2)
})

test('a text without an end of sentence is cut into bounded pieces', () => {
  const sentences = analyse('كلمة '.repeat(5_000)).sentences
  expect(Math.max(...sentences.map(({ start, end }) => end - start))).toBeLessThanOrEqual(1_200)
})

test('a damaged text gives the stems of the sound one', () => {
  const sound = 'المادة الأولى: الإدارات والأشخاص والآجال'
  const damaged = 'المادة األولى: اإلدارات واألشخاص واآلجال'
  expect(stemsOf(damaged)).toEqual(stemsOf(sound))
  expect(stemsOf('حقوق التالميذ', true)).toEqual(expect.arrayContaining(stemsOf('حقوق التلاميذ')))
})

test('words that only ask are left out of a question', () => {
  expect(analyseQuery('ما هي شروط القبول في المدارس؟')).toEqual(analyseQuery('شروط القبول المدارس'))
  expect(analyseQuery('واش كاين شي شروط ديال القبول')).toEqual(analyseQuery('شروط القبول'))
  expect(analyseQuery("Quelles sont les conditions de l'admission ?")).toEqual(
    analyseQuery('conditions admission', 'fr'),
  )
  expect(analyseQuery('What are the conditions of admission?')).toEqual(analyseQuery('conditions admission', 'en'))
})

test('the language is told by script and small words', () => {
  expect(analyse('ما هي شروط القبول؟').language).toBe('ar')
  expect(analyse('Les données de l’administration').language).toBe('fr')
  expect(analyse('The data of the administration').language).toBe('en')
  expect(analyse('ⵜⴰⵎⴰⵣⵉⵖⵜ ⴷ ⵜⵓⵜⵍⴰⵢⵜ').language).toBe('zgh')
  expect(analyse('').language).toBe('fr')
})

test('hostile text is analysed in reasonable time', () => {
  const started = performance.now()
  for (const unit of ['.', 'a.', '\n', '1-', 'ـ', 'اا', 'é\u0301', '(1) ', 'األ'])
    analyse(unit.repeat(100_000), { damaged: true })
  expect(performance.now() - started).toBeLessThan(20_000)
})
