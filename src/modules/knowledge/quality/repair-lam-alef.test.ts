import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { damageLamAlef, repairDamagedLamAlef, repairLamAlefSlips } from './repair-lam-alef.ts'

const repaired = (text: string) => repairDamagedLamAlef(text).text

const sound =
  'المادة الأولى: يستفيد التلاميذ والطلبة المشار إليهم أعلاه من المنح خلال السنة الدراسية، إلا إذا قررت الإدارة خلاف ذلك. ' +
  'ولا تسلم الملفات إلى المصالح المختصة إلا بعد الاطلاع عليها؛ وتحدد العلاقات بين العمالات والأقاليم طبقا للأحكام الجاري بها العمل. ' +
  'يجوز لأي شخص استعمال المجالات الفلاحية لأجل الاستغلال، ولا سيما المقاولات الصغرى. المسائل المالية والمحاسبية من اختصاص الوكالة.'

describe('in a document found damaged', () => {
  test('what the producers do to every pair is undone', () => {
    expect(damageLamAlef(sound)).toContain('المادة األولى: يستفيد التالميذ')
    expect(repaired(damageLamAlef(sound))).toBe(sound)
  })

  test.each([
    ['التالميذ', 'التلاميذ'],
    ['إال', 'إلا'],
    ['أعاله', 'أعلاه'],
    ['خالل', 'خلال'],
    ['االستعمال', 'الاستعمال'],
    ['لإلدارة', 'للإدارة'],
    ['إللغاء', 'لإلغاء'],
    ['الالزمة', 'اللازمة'],
    ['االستغالالت', 'الاستغلالات'],
    ['ألحكام', 'لأحكام'],
    ['العماالت', 'العمالات'],
    ['هللا', 'الله'],
    ['باهلل', 'بالله'],
    ['فضالً', 'فضلاً'],
    ['تافياللت', 'تافيلالت'],
  ])('«%s» is «%s»', (damaged, truth) => {
    expect(repaired(damaged)).toBe(truth)
  })

  test.each([
    'إلى',
    'مجال',
    'الحالة',
    'السالف',
    'المالية',
    'استعمال',
    'ألف',
    'آليات',
    'المصالح',
    'رجال',
    'لصالح',
    'العطالة',
  ])('«%s» was right and stays', (word) => {
    expect(repaired(word)).toBe(word)
  })

  test('the word «لا» is told from the article', () => {
    expect(repaired('قرار ال رجعة فيه وال يجوز')).toBe('قرار لا رجعة فيه ولا يجوز')
    expect(repaired('منصة الـMTNRA')).toBe('منصة الـMTNRA')
  })

  test('neighbours decide what a word alone cannot', () => {
    expect(repaired('الباب الثالث، ثالث سنوات، ثالثة أشهر، مرة ثالثة')).toBe(
      'الباب الثالث، ثلاث سنوات، ثلاثة أشهر، مرة ثالثة',
    )
    expect(repaired('عمال بأحكام القانون، يستفيد عمال القطاع')).toBe('عملا بأحكام القانون، يستفيد عمال القطاع')
  })

  test('words that lost their space are read as two', () => {
    expect(repaired('هذااإلطار')).toBe('هذاالإطار')
    expect(repaired('الغرفةالفالحية')).toBe('الغرفةالفلاحية')
    expect(repaired('فيالمادة')).toBe('فيالمادة')
  })

  test('what no list proves stays as it was extracted', () => {
    expect(repaired('كوبالي تسيبالكوف')).toBe('كوبالي تسيبالكوف')
  })

  test('vowel marks and tatweel keep their places', () => {
    expect(repaired('اإلسْتِعْمال الإدارة أعـاله')).toBe('الإسْتِعْمال الإدارة أعـلاه')
  })
})

test('in a sound document only what no word begins like is mended', () => {
  expect(repairLamAlefSlips(sound)).toEqual({ text: sound, count: 0, witnesses: [] })
  expect(repairLamAlefSlips('نزل االقرآن على التالميذ')).toEqual({
    text: 'نزل الاقرآن على التالميذ',
    count: 1,
    witnesses: ['الاقرآن'],
  })
})

test('a repair counts its words and shows at most five of them', () => {
  const { count, witnesses } = repairDamagedLamAlef(damageLamAlef(sound))
  expect(count).toBeGreaterThan(15)
  expect(witnesses).toHaveLength(5)
  expect(witnesses[0]).toBe('الأولى')
})

describe('whatever the text', () => {
  const letters = fc.stringMatching(/^[اأإآلملوبةهـًءي ]{0,40}$/u)
  const words = fc
    .array(fc.oneof(letters, fc.constantFrom(...damageLamAlef(sound).split(' ')), fc.string({ unit: 'grapheme' })), {
      maxLength: 30,
    })
    .map((parts) => parts.join(' '))

  test('its length and everything but Arabic letters stay in place', () => {
    fc.assert(
      fc.property(words, (text) => {
        const { text: after } = repairDamagedLamAlef(text)
        expect(after).toHaveLength(text.length)
        for (let at = 0; at < text.length; at++) if (!/[لاأإآه]/u.test(text[at]!)) expect(after[at]).toBe(text[at])
      }),
      { numRuns: 300 },
    )
  })

  test('repairing real words twice changes nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...damageLamAlef(sound).split(' ')), { maxLength: 40 }), (parts) => {
        const once = repaired(parts.join(' '))
        expect(repaired(once)).toBe(once)
      }),
      { numRuns: 200 },
    )
  })
})
