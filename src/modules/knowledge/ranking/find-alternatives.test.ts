import { expect, test } from 'vitest'
import { questionWords } from './question-words.ts'
import { indexOf } from './testing.ts'

const arabic = [
  'يسلم رئيس الجماعة رخصة البناء داخل أجل شهرين. ويمكن الطعن في قراره.',
  'تجدد البطاقة الوطنية للتعريف الإلكترونية كل عشر سنوات.',
  'أطلقت الوزارة برنامجا لدعم الفلاحين في إقليم الناظور.',
  'تتكلف المحافظة العقارية بتسليم الرسم العقاري لمالك الأرض.',
  'تعنى الاتفاقية بسكان القرى وبتكوينهم.',
]
const french = [
  'Le registre du commerce est tenu par le tribunal de première instance.',
  'La Caisse nationale de sécurité sociale verse les allocations familiales.',
  'Le séminaire de Nador a réuni des chercheurs de plusieurs universités.',
]

test('a French question finds the Arabic text that answers it, and quotes it', async () => {
  await using index = await indexOf(arabic)
  expect(await index.quote('Qui délivre le permis de construire ?')).toBe(
    'يسلم رئيس الجماعة رخصة البناء داخل أجل شهرين.',
  )
  expect(await index.quote('Quel service délivre le titre foncier ?')).toBe(arabic[3])
})

test('so does an English one, and an Arabic question finds a French text', async () => {
  await using ofArabic = await indexOf(arabic)
  expect(await ofArabic.quote('How often is the national identity card renewed?')).toBe(arabic[1])
  await using ofFrench = await indexOf(french)
  expect(await ofFrench.quote('من يمسك السجل التجاري؟')).toBe(french[0])
  expect(await ofFrench.quote('من يؤدي التعويضات العائلية؟')).toBe(french[1])
})

test('Darija finds standard Arabic, in Arabic letters and in Latin ones', async () => {
  await using index = await indexOf(arabic)
  expect(await index.quote('شنو كاين لناس العروبية؟')).toBe(arabic[4])
  expect(await index.quote('chkoun kaysellem rokhsat lbni f jama3a?')).toBe(
    'يسلم رئيس الجماعة رخصة البناء داخل أجل شهرين.',
  )
  expect(await index.quote('chno dar lwizara l fella7a f nador?')).toBe(arabic[2])
})

test('a name is found in the other script by its sound', async () => {
  await using ofFrench = await indexOf([...french, 'M. Benchekroun a présidé la séance.'])
  expect(await ofFrench.quote('ماذا فعل بنشقرون؟')).toBe('M. Benchekroun a présidé la séance.')
  await using ofArabic = await indexOf([...arabic, 'ترأس السيد بنشقرون الجلسة.'])
  expect(await ofArabic.quote('Benchekroun')).toBe('ترأس السيد بنشقرون الجلسة.')
})

test('what a passage has in other words covers the question as far as it is sure', async () => {
  await using index = await indexOf(arabic)
  const [best] = (await index.search('permis de construire')).passages
  expect(best?.coverage).toBeCloseTo(1)
  const { passages, query, statistics } = await index.search('permis de chasse')
  expect(passages[0]!.coverage).toBeLessThan(1)
  expect(questionWords(query, statistics)).toMatchObject([
    { stem: 'permi', isKnown: true },
    { stem: 'chas', isKnown: false },
  ])
})

test('a question in the words of the texts is left as it is', async () => {
  await using index = await indexOf(arabic)
  const { query } = await index.search('أجل تسليم رخصة البناء')
  expect(query.alternatives.flat()).toEqual([])
  expect(query.index.terms.filter(({ field }) => field === 'words')).toHaveLength(query.stems.length)
})

test('texts with a foreign word here and there do not hold its language', async () => {
  const many = Array.from({ length: 30 }, (_, i) => `تسلم الجماعة رقم ${i} رخصة البناء بعد دراسة الملف.`)
  await using index = await indexOf([...many, 'كتب على الباب: construction interdite.'])
  expect(await index.alternatives('رخصة البناء في الجماعة')).toEqual({ رخص: [], بنا: [], جماع: [] })
})

test('words of documents that are not permitted stand for nothing', async () => {
  await using index = await indexOf(['ترأس السيد بنشقرون الجلسة.', ...arabic])
  expect(await index.alternatives('Benchekroun')).toEqual({ benchekroun: ['نشقر'] })
  expect(await index.alternatives('Benchekroun', ['d1', 'd2'])).toEqual({ benchekroun: [] })
  expect(await index.alternatives('permis', ['d2', 'd3'])).toEqual({ permi: [] })
})

test('a long question in another language is answered in bounded time', async () => {
  await using index = await indexOf(arabic)
  const started = performance.now()
  await index.search('Quel délai pour le permis de construire à Nador selon la commune et la préfecture ? '.repeat(500))
  expect(performance.now() - started).toBeLessThan(5_000)
})
