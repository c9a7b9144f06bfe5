import { expect, test } from 'vitest'
import { readQuestion } from './question.ts'

test.each([
  ['كم تبلغ ميزانية الشبكة؟', ['quantity'], null],
  ['من كم بلدا جاء المتدخلون؟', ['quantity'], 'بلدا'],
  ['بشحال د المراتب طلع المغرب؟', ['quantity'], 'مراتب'],
  ['Combien de voix le Maroc a-t-il obtenues ?', ['quantity'], 'voix'],
  ['How many people live there?', ['quantity'], 'people'],
  ['متى فُتح المعهد؟', ['date'], null],
  ['في أي يوم أُطلقت المعاهد؟', ['date'], null],
  ['En quelle année a-t-il ouvert ?', ['date'], null],
  ['من هو المدير؟', ['person'], null],
  ['Qui pilote ce laboratoire ?', ['person'], null],
  ['لماذا انسحب المغرب؟', ['reason'], null],
  ['Why did it close?', ['reason'], null],
  ['What rank does it hold?', ['rank'], null],
  ['Que fait le laboratoire ?', ['activity'], null],
  ['ما المحاور الخمسة للرؤية؟', [], null],
  ['ما الأطروحة التي قدمها في عام 1785؟', [], null],
] as const)('%s wants %j', (text, wanted, counted) => {
  expect(readQuestion(text, false)).toMatchObject({ wanted, counted })
})

test('names are words in Latin letters with capitals or digits, not the first word of a sentence', () => {
  const names = (text: string) => readQuestion(text, false).names
  expect(names('Combien de GPU possède Jazari Root ?')).toEqual(['GPU', 'Jazari', 'Root'])
  expect(names('ما علاقة OpenAI بالقانون X.0؟')).toEqual(['OpenAI', 'X.0'])
  expect(names('QUI A SIGNÉ CET ACCORD ?')).toEqual([])
  expect(names('What is a label?')).toEqual([])
})

test('one’s own file is a personal case; a masked number alone is not', () => {
  const isPersonal = (text: string, masked: boolean) => readQuestion(text, masked).isPersonalCase
  expect(isPersonal('هل قُبل ملفي؟', false)).toBe(true)
  expect(isPersonal('Où en est mon dossier ?', false)).toBe(true)
  expect(isPersonal('بطاقتي رقم ▒CIN▒▒▒▒، هل قُبلت؟', true)).toBe(true)
  expect(isPersonal('لمن الرقم ▒TEL▒▒▒▒؟', true)).toBe(false)
  expect(isPersonal('كيف أجدد بطاقتي الوطنية؟', false)).toBe(false)
})
