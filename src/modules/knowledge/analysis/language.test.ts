import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { guessLanguage, guessLatinLanguage, identifyLanguage } from './language.ts'

// Sentences of this file are written for it: none of them trains the model.
describe.each([
  {
    name: 'standard Arabic',
    language: 'ar',
    script: 'arabic',
    sentences: [
      'ما هي الوثائق المطلوبة لتجديد جواز السفر؟',
      'تسري أحكام هذا القانون على المؤسسات العمومية ابتداء من تاريخ نشره في الجريدة الرسمية.',
      'متى وُلد ابن رشد؟',
      'أعلنت الوزارة عن فتح باب الترشيح أمام الطلبة الباحثين.',
      'اإلدارة ملزمة بتعليل قراراتها السلبية لفائدة المعنيين باألمر.',
      'كيف تؤثر درجة الحرارة في سرعة الصوت؟',
    ],
  },
  {
    name: 'Darija in Arabic letters',
    language: 'ary',
    script: 'arabic',
    sentences: [
      'شنو هما الوراق اللي خاصني باش نجدد الباسبور؟',
      'واش يمكن ليا نبدل العنوان ديالي فالكارط؟',
      'ما لقيتش شكون يعاوني نعمر هاد الاستمارة',
      'شحال كيبقاو باش يجاوبو على الشكاية؟',
      'الدراري كيمشيو للمدرسة على رجليهم حيت ما كاينش الطرانسبور',
      'بحال والو، صافي نسيت عليها',
    ],
  },
  {
    name: 'arabizi',
    language: 'ary',
    script: 'latin',
    sentences: [
      'chno homa lwra9 li khasni bach njedded passport?',
      'wach momkin nbeddel l3onwan dyali f la carte?',
      'ma l9itch chkoun y3awenni n3ammer had listimara',
      'ch7al kayb9aw bach yjawbo 3la chikaya?',
      'kanseknou f derb kbir 7da jame3',
      'safi nsit 3liha, machi mouchkil',
    ],
  },
  {
    name: 'French',
    language: 'fr',
    script: 'latin',
    sentences: [
      'Quelles pièces faut-il fournir pour renouveler un passeport ?',
      'La commission rend son avis dans un délai de deux mois.',
      'Les communes rurales du Haut Atlas ont recensé leurs sources.',
      'ou deposer une reclamation contre une administration',
    ],
  },
  {
    name: 'English',
    language: 'en',
    script: 'latin',
    sentences: [
      'Which documents are needed to renew a passport?',
      'The committee gives its opinion within two months.',
      'Rural councils in the High Atlas have counted their springs.',
      'how do i complain about a public office',
    ],
  },
  {
    name: 'Spanish',
    language: 'es',
    script: 'latin',
    sentences: [
      '¿Qué documentos se necesitan para renovar el pasaporte?',
      'La comisión emite su dictamen en un plazo de dos meses.',
      'Los pescadores de Larache venden su captura por la mañana.',
    ],
  },
  {
    name: 'Amazigh in Tifinagh',
    language: 'zgh',
    script: 'tifinagh',
    sentences: ['ⵎⴰⵏ ⵜⵓⵜⵍⴰⵢⵜ ⴰⴷ ⵜⵙⵙⴰⵡⴰⵍⴷ?', 'ⵜⴰⵎⵓⵔⵜ ⵏⵏⵖ'],
  },
  {
    name: 'Amazigh in Latin letters',
    language: 'ber',
    script: 'latin',
    sentences: [
      'manik as nzḍar ad nssiggz tawriqt ad?',
      'ar sawaln medden s tmazight gh idurar n watlas',
      'ur ufigh yan ad iyi iaws gh tghawsa yad',
      'Ad d-asen yimeddukal-nneɣ azekka ɣer taddart.',
    ],
  },
])('$name', ({ language, script, sentences }) => {
  test.each(sentences)('«%s»', (sentence) => {
    expect(identifyLanguage(sentence)).toMatchObject({ language, script })
  })
})

test('a formal sentence with one word that proves it is Darija', () => {
  expect(identifyLanguage('تم توقيع اتفاقية الشراكة ديال المركز الجهوي للاستثمار').language).toBe('ary')
})

test('a sentence in Arabic that names things in French is Arabic', () => {
  expect(identifyLanguage('تعتمد الوزارة منصة Open Data لنشر المعطيات العمومية.').language).toBe('ar')
  expect(guessLanguage('تعتمد الوزارة منصة Open Data لنشر المعطيات العمومية.')).toBe('ar')
})

test.each(['', '   ', '12.5 % (2024)', '？!…', '\ud800', 'Привет, мир', '日本語の文'])(
  'nothing is told of «%s»',
  (text) => {
    expect(identifyLanguage(text)).toEqual({ language: 'und', script: 'other', confidence: 0 })
    expect(guessLanguage(text)).toBe('fr')
  },
)

test('a whole sentence is told with more confidence than one of its words', () => {
  const sentence = 'Le conseil communal publie le procès-verbal de ses sessions.'
  expect(identifyLanguage(sentence).confidence).toBeGreaterThan(0.95)
  expect(identifyLanguage('session').confidence).toBeLessThan(0.95)
})

test('the analysis is told Arabic, French, English or Amazigh, whatever the language', () => {
  expect(guessLanguage('شنو هما الوراق اللي خاصني؟')).toBe('ar')
  expect(guessLanguage('ⵜⴰⵎⵓⵔⵜ ⵏⵏⵖ')).toBe('zgh')
  expect(guessLanguage('Which documents are needed?')).toBe('en')
  expect(guessLanguage('Quelles pièces faut-il ?')).toBe('fr')
  expect(['fr', 'en']).toContain(guessLanguage('¿Qué documentos se necesitan?'))
})

test('Latin words that prove nothing are taken for French', () => {
  expect(guessLatinLanguage('')).toBe('fr')
  expect(guessLatinLanguage('المادة 12 من القانون')).toBe('fr')
  expect(guessLatinLanguage('CNDP')).toBe('fr')
})

const anyText = fc.array(
  fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('ديال ', 'bghit 3la ', 'ⴰⵣⵓⵍ ', 'le ', 'ﷺ', '\u0301', '٤٢ ', '9', '\ud83d'),
  ),
)

test('any string has an answer, the same each time, with a confidence from 0 to 1', () => {
  fc.assert(
    fc.property(anyText, (pieces) => {
      const answer = identifyLanguage(pieces.join(''))
      expect(answer.confidence).toBeGreaterThanOrEqual(0)
      expect(answer.confidence).toBeLessThanOrEqual(1)
      expect(identifyLanguage(pieces.join(''))).toEqual(answer)
    }),
  )
})

test('digits, punctuation and signs around a text change nothing', () => {
  const sentence = fc.constantFrom(
    'شنو خاصني باش نسجل؟',
    'ما هو الأجل القانوني؟',
    'fin nsift talab dyali',
    'quel est le délai',
    'the office is closed',
  )
  const around = fc.array(fc.constantFrom('1', '2024', '٣', '.', '؟', '«', '»', ' — ', '😀', '❤️', '\n', '%', '…'), {
    maxLength: 20,
  })
  fc.assert(
    fc.property(sentence, around, around, (text, before, after) => {
      expect(identifyLanguage(`${before.join('')} ${text} ${after.join('')}`)).toEqual(identifyLanguage(text))
    }),
  )
})

test.each([
  ['a', 'of one letter'],
  ['3', 'of digits'],
  ['ﷺ', 'of ligatures that open into words'],
  ['\u0651', 'of marks without letters'],
  ['ديال بزاف ', 'of Darija'],
  ['la loi n° ', 'of French'],
  ['\ud800', 'of halves of characters'],
])('ten megabytes of «%s» take no longer than one page', (piece) => {
  const text = piece.repeat(Math.ceil(10_000_000 / piece.length))
  identifyLanguage(text)
  const started = performance.now()
  identifyLanguage(text)
  guessLanguage(text)
  guessLatinLanguage(text)
  // A page takes a millisecond or two; reading it all takes two seconds and more.
  expect(performance.now() - started).toBeLessThan(1_000)
})
