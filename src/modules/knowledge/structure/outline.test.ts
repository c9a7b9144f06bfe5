import { expect, test } from 'vitest'
import { codePointLength } from '../../../kernel/code-points.ts'
import type { ParagraphSpan } from '../../../kernel/ports/document-reader.ts'
import { legalPlaceAt } from './legal-place.ts'
import { outlineOf } from './outline.ts'

/** A page whose paragraphs stand between empty lines. */
function page(text: string, number = 1) {
  const paragraphs: ParagraphSpan[] = []
  let at = 0
  for (const block of text.split('\n\n')) {
    paragraphs.push({ start: at, end: at + codePointLength(block), kind: 'paragraph' })
    at += codePointLength(block) + 2
  }
  return { number, text, paragraphs }
}

/** Where the first occurrence of some words stands: `law 09-08 art 12 par 2`. */
function placeOf(words: string, ...texts: string[]): string | null {
  const pages = texts.map((text, i) => page(text, i + 1))
  const at = texts.findIndex((text) => text.includes(words))
  const outline = outlineOf(pages).pages[at]!
  const place = legalPlaceAt(outline, codePointLength(texts[at]!.slice(0, texts[at]!.indexOf(words))))
  if (!place) return null
  const { text, article, articleName, paragraph, point, quoted } = place
  return [
    ...(text ? [text.kind, text.number ?? '-'] : []),
    articleName === 'fasl' ? `fasl ${article}` : `art ${article}`,
    ...(paragraph === null ? [] : [`par ${paragraph}`]),
    ...(point === null ? [] : [`point ${point}`]),
    ...(quoted ? [`quoting ${quoted.kind} ${quoted.number} art ${quoted.article}`] : []),
  ].join(' ')
}

const dahir = `ظهير شريف رقم 1.09.15 صادر في 22 من صفر 1430 (18 فبراير 2009)
بتنفيذ القانون رقم 09.08 المتعلق بحماية الأشخاص الذاتيين تجاه معالجة المعطيات ذات الطابع الشخصي.

الجريدة الرسمية عدد 5711 بتاريخ 27 صفر 1430 (23 فبراير 2009)، ص 552.

أصدرنا أمرنا الشريف بما يلي:

ينفذ وينشر بالجريدة الرسمية، عقب ظهيرنا الشريف هذا، القانون رقم 09.08.

وحرر بفاس في 22 من صفر 1430 (18 فبراير 2009).`

const law = `قانون رقم 09.08
يتعلق بحماية الأشخاص الذاتيين تجاه معالجة المعطيات ذات الطابع الشخصي

الباب الأول: أحكام عامة

الفرع الأول
التعاريف ومجال التطبيق

المادة الأولى

يراد في هذا القانون بما يلي:

1- «معطيات ذات طابع شخصي»: كل معلومة كيفما كان نوعها؛

2- «معالجة»: كل عملية تنجز بمساعدة طرق آلية، ومنها:

أ) الجمع والتسجيل؛

ب) الحفظ.

ولا يعتد بغير ذلك.

المادة 2

لا يسري هذا القانون على المعطيات المشار إليها في
المادة 3 أدناه، ولا على ما نصت عليه المادة 12 من القانون رقم 31.13.

المادة 3 مكررة

تحدث لجنة وطنية.

الباب الثاني
حقوق الشخص المعني

المادة 4: يجب إخبار كل شخص.

يدخل هذا القانون حيز التنفيذ ابتداء من فاتح يناير 2010.

وحرر بالرباط في 18 فبراير 2009.

الإمضاء: الوزير الأول.`

test('articles that follow a dahir belong to the law that it carries into force', () => {
  expect(placeOf('ينفذ وينشر', dahir, law)).toBeNull()
  expect(placeOf('تحدث لجنة', dahir, law)).toBe('law 09-08 art 3 bis')
  expect(placeOf('يجب إخبار', dahir, law)).toBe('law 09-08 art 4')
})

test('an article stands in its chapters, and a law says when it was issued, published and begins to bind', () => {
  const outline = outlineOf([page(dahir, 1), page(law, 2)]).pages[1]!
  const first = legalPlaceAt(outline, law.indexOf('يراد'))!
  expect(first.divisions).toEqual([
    { label: 'الباب الأول', title: 'أحكام عامة' },
    { label: 'الفرع الأول', title: 'التعاريف ومجال التطبيق' },
  ])
  expect(legalPlaceAt(outline, law.indexOf('يجب إخبار'))!.divisions).toEqual([
    { label: 'الباب الثاني', title: 'حقوق الشخص المعني' },
  ])
  expect(first.text).toMatchObject({
    published: { bulletin: '5711', date: '2009-02-23' },
    effect: { asStated: 'يدخل هذا القانون حيز التنفيذ ابتداء من فاتح يناير 2010', date: '2010-01-01' },
  })
})

test('numbered paragraphs and lettered points are counted, and end where the article goes on', () => {
  expect(placeOf('كل معلومة', dahir, law)).toBe('law 09-08 art 1 par 1')
  expect(placeOf('الجمع والتسجيل', dahir, law)).toBe('law 09-08 art 1 par 2 point أ')
  expect(placeOf('الحفظ', dahir, law)).toBe('law 09-08 art 1 par 2 point ب')
  expect(placeOf('ولا يعتد', dahir, law)).toBe('law 09-08 art 1')
})

test('a reference opens no article, even where a line begins with it', () => {
  expect(placeOf('أدناه، ولا على', dahir, law)).toBe('law 09-08 art 2')
})

test('a signature ends the articles', () => {
  expect(placeOf('الوزير الأول', dahir, law)).toBeNull()
})

const loi = `Loi n° 31-13 relative au droit d'accès à l'information

TITRE PREMIER
DISPOSITIONS GÉNÉRALES

Article premier. - La présente loi fixe le champ d'application du droit d'accès.

Article 2
Au sens de la présente loi, on entend par :
a) information : les données détenues par les organismes ;
b) organismes : ceux que vise
l'article 3 ci-dessous.

CHAPITRE II : Des exceptions

Art. 3. - Les restrictions de l'article 7 de la loi n° 09-08 s'appliquent.

Article 4 bis
La présente loi entre en vigueur un an après sa publication au Bulletin officiel.`

test('French texts are read the same way', () => {
  expect(placeOf('La présente loi fixe', loi)).toBe('law 31-13 art 1')
  expect(placeOf('information : les données', loi)).toBe('law 31-13 art 2 point a')
  expect(placeOf('Les restrictions', loi)).toBe('law 31-13 art 3')
  expect(placeOf('La présente loi entre', loi)).toBe('law 31-13 art 4 bis')
  const [outline] = outlineOf([page(loi)]).pages
  expect(legalPlaceAt(outline!, loi.indexOf('Les restrictions'))).toMatchObject({
    text: { effect: { asStated: expect.stringContaining('un an après'), date: null } },
    divisions: [
      { label: 'TITRE PREMIER', title: 'DISPOSITIONS GÉNÉRALES' },
      { label: 'CHAPITRE II', title: 'Des exceptions' },
    ],
  })
})

const amending = `قانون رقم 46.20 يقضي بتغيير وتتميم القانون رقم 09.08

المادة الأولى

تغير وتتمم على النحو التالي أحكام المادتين 4 و11 من القانون رقم 09.08:

«المادة 4.- لا تجوز المعالجة إلا بالرضى.

«ولا يشترط الرضى بنص القانون.»

«المادة 11.- لكل شخص أن يتعرض.»

المادة 2

ينشر هذا القانون بالجريدة الرسمية.`

test('what an amending law quotes is not taken for its own articles', () => {
  expect(placeOf('تغير وتتمم على', amending)).toBe('law 46-20 art 1')
  expect(placeOf('لا تجوز', amending)).toBe('law 46-20 art 1 quoting law 09-08 art 4')
  expect(placeOf('لكل شخص', amending)).toBe('law 46-20 art 1 quoting law 09-08 art 11')
  expect(placeOf('ينشر هذا', amending)).toBe('law 46-20 art 2')
})

test('without quotation marks, what may be either is placed nowhere', () => {
  const text = amending
    .replaceAll(/[«»]/g, '')
    .replace('المادتين 4 و11', 'المادتين 2 و4')
    .replace('المادة 4.-', 'المادة 2.-')
  expect(placeOf('لا تجوز', text)).toBeNull()
})

test('in older texts «الفصل» is an article; elsewhere it is a chapter', () => {
  const old = `ظهير شريف صادر في 9 رمضان 1331 (12 أغسطس 1913) بمثابة قانون الالتزامات والعقود

الفصل 1
تنشأ الالتزامات عن الاتفاقات.

الفصل الثاني
الأركان اللازمة لصحة الالتزامات.`
  expect(placeOf('الأركان', old)).toBe('dahir - fasl 2')
  const newer = `${law.replace('الفرع الأول', 'الفصل الأول')}`
  expect(placeOf('كل معلومة', newer)).toBe('law 09-08 art 1 par 1')
})

test('several texts of one issue are told apart', () => {
  const decree = `مرسوم رقم 2.09.165 صادر في 25 من جمادى الأولى 1430 (21 ماي 2009) لتطبيق القانون رقم 09.08

المادة الأولى
تحدد كيفيات تسيير اللجنة.

المادة 2
يسند تنفيذ هذا المرسوم إلى الوزير الأول.

وحرر بالرباط في 21 ماي 2009.`
  expect(placeOf('تحدد كيفيات', law, decree)).toBe('decree 2-09-165 art 1')
  expect(placeOf('يسند تنفيذ', law, decree)).toBe('decree 2-09-165 art 2')
})

test('articles after a signature without a heading are not taken for those of the text before', () => {
  expect(placeOf('الطرفان', law, 'المادة 1\nيتعاون الطرفان.\n\nالمادة 2\nتحدث لجنة.')).toBe('unnamed - art 1')
})

test('a number that leaves the count is placed nowhere, unless the count goes on from it', () => {
  expect(placeOf('خبر', 'المادة 1\nأول.\n\nالمادة 45\nخبر.\n\nالمادة 2\nثان.')).toBeNull()
  expect(placeOf('خبر', 'المادة 1\nأول.\n\nالمادة 4\nخبر.\n\nالمادة 5\nثان.')).toBe('art 4')
})

test('a footnote stands in no article, and what it interrupts goes on', () => {
  const text = 'المادة 1\n\nتتولى اللجنة\n\n1 - الجريدة الرسمية عدد 5711، ص 552.\n\nمراقبة ذلك.'
  const { paragraphs, ...read } = page(text)
  const kinds = paragraphs.map((span, i) => (i === 2 ? { ...span, kind: 'footnote' as const } : span))
  const outline = outlineOf([{ ...read, paragraphs: kinds }]).pages[0]!
  const article = (words: string) => legalPlaceAt(outline, text.indexOf(words))?.article
  expect([article('تتولى'), article('عدد'), article('مراقبة')]).toEqual(['1', undefined, '1'])
})

test('after a heading whose number was lost nothing is placed', () => {
  expect(placeOf('خبر', 'المادة 1\nأول.\n\nالمادة 0\nخبر.\n\nالمادة 3\nثالث.')).toBeNull()
})

test('a table of contents places nothing', () => {
  const text = `الفهرس\n\nالمادة 1\nأحكام\n\nالمادة 2\nحقوق`
  expect(placeOf('حقوق', text)).toBeNull()
  expect(placeOf('المادة 2', 'المادة 1\nنص.\n\nالمادة 2 ........ 14')).toBe('art 1')
})

test('what is no legal text is nowhere', () => {
  const text = 'تقرير سنوي\n\nأشار القانون رقم 09.08 إلى المادة 12 منه.\n\nالباب الأول: تقديم\n\nنص التقرير.'
  expect(placeOf('نص التقرير', text)).toBeNull()
  expect(placeOf('أشار', text)).toBeNull()
})

test('a hostile text costs no more than its length', () => {
  const started = performance.now()
  for (const line of [
    'المادة 1\n',
    'ظهير شريف رقم 1.1.1 صادر في ',
    '«المادة 1.- \n',
    'الباب الأول\n',
    'تغير كما يلي:\n',
  ])
    outlineOf([page(line.repeat(20_000))])
  expect(performance.now() - started).toBeLessThan(8_000)
})
