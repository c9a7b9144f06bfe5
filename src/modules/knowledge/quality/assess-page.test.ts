import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lamAlefDamage } from '../analysis/lam-alef.ts'
import { assessPage, type SignalName } from './assess-page.ts'
import { damageLamAlef } from './repair-lam-alef.ts'

const arabic =
  'تسهر الإدارة على حماية المعطيات ذات الطابع الشخصي التي تعالجها في إطار المهام المسندة إليها. وتلتزم المصالح المختصة\n' +
  'باتخاذ جميع التدابير التقنية والتنظيمية اللازمة لضمان سلامة هذه المعطيات وسريتها، وتحدد مسؤولية كل طرف بموجب اتفاقية.\n' +
  'لا يجوز نقل المعطيات إلى دولة أجنبية إلا إذا كانت هذه الدولة تضمن مستوى كافيا من الحماية للحياة الخاصة وللحريات\n' +
  'والحقوق الأساسية للأشخاص تجاه المعالجة التي تخضع لها هذه المعطيات أو قد تخضع لها في المستقبل.'
const french =
  'Le responsable du traitement est tenu de prendre toutes les précautions utiles pour préserver la sécurité des données,\n' +
  'et notamment pour empêcher qu’elles soient déformées, endommagées, ou que des tiers non autorisés y aient accès. Les\n' +
  'établissements concernés présentent une déclaration préalable à la Commission nationale, qui délivre un récépissé dans\n' +
  'un délai de vingt-quatre heures à compter de la date du dépôt de la déclaration par l’intéressé ou son représentant.'

const assess = (text: string, ocrConfidence: number | null = null) =>
  assessPage({ text, ocrConfidence }, lamAlefDamage(text))
const reasonsOf = (text: string): readonly SignalName[] => assess(text).reasons
const reversed = (text: string) => text.replace(/[\u0621-\u064a]+/gu, (word) => [...word].reverse().join(''))

describe('sound pages pass', () => {
  test.each([
    ['Arabic', arabic],
    ['French', french],
    ['both', `${arabic}\n${french}`],
    [
      'English',
      'The controller shall take all useful precautions to preserve the security of the data, and to prevent their being distorted or damaged.',
    ],
    [
      'Spanish',
      'Todos los seres humanos nacen libres e iguales en dignidad y derechos y, dotados como están de razón y conciencia, deben comportarse fraternalmente los unos con los otros.',
    ],
    ['Tamazight in Tifinagh', 'ⵉⵎⴷⴰⵏⵏ, ⴰⴽⴽⵯ ⵎⴰ ⴳⴰⵏ ⵜⵍⴰⵍⵏ ⴷ ⵉⵍⴻⵍⵍⵉⵜⵏ ⵎⴳⴰⴷⴷⴰⵏ ⵖ ⵡⴰⴷⴷⵓⵔ ⴷ ⵉⵣⵔⴼⴰⵏ'],
    [
      'Tamazight in Latin letters',
      'Imdanen, akken ma llan ttlalen d ilelliyen msawan di lḥweṛma d yizerfan, ɣur sen tamsakwit d lâaquel u yessefk ad tili tegmatt gar asen.',
    ],
    [
      'Darija',
      'راه هادشي اللي قلت ليك ماشي صحيح، غادي نشوفو واش كاين شي حل ديال هاد المشكل، حيت بزاف ديال الناس باغين يعرفو علاش وكيفاش.',
    ],
    [
      'Darija in Latin letters',
      'rah hadchi li goltlik machi s7i7 ghadi nchoufo wach kayn chi 7al dyal had lmouchkil 7it bzaf dyal nas baghin y3arfo 3lach',
    ],
    ['a table of figures', 'السنة 2024 2025\n1 250,5 1 300,0\n2 400,7 12,5 %\n4 500 800 9 10 11 12 13 14 15 16'],
    ['a table of contents', 'الباب الأول ........................ 3\nالباب الثاني ...................... 12'],
    ['a single name', 'ميكولشينا إيفيجينيا فيودوروف'],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(assess(text)).toMatchObject({ verdict: 'sound', reasons: [], repaired: null, repairs: [] })
  })
})

describe('damage that can be mended is mended', () => {
  test('swapped lam-alef', () => {
    const page = assess(damageLamAlef(arabic))
    expect(page).toMatchObject({ verdict: 'repaired', reasons: [], repaired: arabic })
    expect(page.repairs).toEqual([{ kind: 'lam-alef', count: expect.any(Number) }])
    expect(page.signals['lam-alef'].value).toBeGreaterThan(0.05)
    expect(page.signals['lam-alef'].witnesses).toContain('الإدارة')
  })

  test('letters of another script', () => {
    const page = assess(`${arabic} معهد الجزيри`)
    expect(page).toMatchObject({ verdict: 'repaired', repaired: `${arabic} معهد الجزيري` })
    expect(page.repairs).toEqual([{ kind: 'foreign-letters', count: 1 }])
    expect(page.signals['foreign-letters'].witnesses).toEqual(['الجزيри'])
  })
})

describe('damage that cannot be mended puts a page below the gate', () => {
  test('runs in reverse, in half of the lines', () => {
    const lines = arabic.split('\n').map((line, i) => (i % 2 === 0 ? reversed(line) : line))
    const page = assess(lines.join('\n'))
    expect(page.verdict).toBe('below-gate')
    expect(page.reasons).toContain('reversed-runs')
    expect(page.signals['reversed-runs'].witnesses).toContain('ةرادإلا')
  })

  test.each([arabic, french])('a third of the spaces lost', (text) => {
    let n = 0
    expect(reasonsOf(text.replace(/ /g, () => (n++ % 3 === 0 ? '' : ' ')))).toContain('lost-spaces')
  })

  test.each([arabic, french])('words in pieces', (text) => {
    expect(reasonsOf(text.replace(/\p{L}{4,}/gu, (word) => word.replace(/..(?=.)/gu, '$& ')))).toContain('split-words')
  })

  test('French from a font with an encoding of its own', () => {
    const page = assess(french.replaceAll('é', 'm').replaceAll('ê', 'g'))
    expect(page.reasons).toContain('mojibake')
    expect(page.signals.mojibake.witnesses).toContain('prmcautions')
  })

  test('the wrong encoding', () => {
    expect(reasonsOf(new TextDecoder('windows-1252').decode(new TextEncoder().encode(arabic)))).toContain('mojibake')
    expect(reasonsOf(new TextDecoder('windows-1252').decode(new TextEncoder().encode(french)))).toContain('mojibake')
  })

  test('words that nobody wrote', () => {
    const garbled = arabic.replace(/[جحخدص]/gu, 'ظ').replace(/[تنم]/gu, 'ذ')
    expect(reasonsOf(garbled)).toContain('unknown-words')
  })

  test('character recognition that was not sure of itself', () => {
    expect(assess(arabic, 0.4)).toMatchObject({ verdict: 'below-gate', reasons: ['low-ocr-confidence'] })
    expect(assess(arabic, 0.9)).toMatchObject({ verdict: 'sound' })
    const page = assessPage({ text: arabic, ocrConfidence: 0.5, doubtful: [{ start: 5, end: 12 }] }, { damaged: false })
    expect(page.signals['low-ocr-confidence']).toEqual({ value: 0.5, witnesses: [arabic.slice(5, 12)] })
  })

  test('signs without letters', () => {
    expect(reasonsOf('|~^ ]{ ¬§ #@ ~| }{ ¤¦ |^ ~] [| §¬ a ~# |} {] ^~ @¤ ¦| b ]~ ^| }# ~{')).toEqual(['no-letters'])
  })
})

test('whatever the page, its length stays, and judging it again finds it mended', () => {
  const words = [
    ...arabic.split(' '),
    ...damageLamAlef(arabic).split(' '),
    ...french.split(' '),
    'الجزيри',
    'کانت',
    '😀',
  ]
  const page = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'grapheme' })), { maxLength: 80 })
  fc.assert(
    fc.property(page, fc.boolean(), (parts, damaged) => {
      const text = parts.join(' ')
      const { repaired, verdict, signals } = assessPage({ text, ocrConfidence: null }, { damaged })
      if (repaired !== null) expect([...repaired]).toHaveLength([...text].length)
      if (verdict === 'sound') expect(repaired).toBeNull()
      for (const { value, witnesses } of Object.values(signals)) {
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1)
        expect(witnesses.length).toBeLessThanOrEqual(5)
      }
    }),
    { numRuns: 200 },
  )
})

test('a hostile page of a megabyte is judged in bounded time', () => {
  const units = [
    'ا',
    'اال',
    'الالا ',
    'a',
    'الجزيрииии ',
    'Ã©',
    '\u064b',
    'le desdelales ',
    'ا\u064bل ',
    '\ufffd',
    'فيالمفتسن ',
  ]
  const started = performance.now()
  for (const unit of units)
    assessPage({ text: unit.repeat(Math.ceil(1_000_000 / unit.length)), ocrConfidence: null }, { damaged: true })
  const letters = 'المفتسنهويبكر'
  const distinct = Array.from({ length: 60_000 }, (_, i) =>
    Array.from({ length: 15 }, (_, j) => letters[(i * 7 + (i >> (j % 11)) * (j + 3) + j * j) % 13]).join(''),
  )
  assessPage({ text: distinct.join(' '), ocrConfidence: null }, { damaged: true })
  expect(performance.now() - started).toBeLessThan(30_000)
})
