import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskPersonalData } from './mask-personal-data.ts'

/** What was found, as `type` or `type type`. */
function typesIn(text: string): string {
  return maskPersonalData(text)
    .masked.flatMap(({ type, count }) => Array(count).fill(type))
    .join(' ')
}

describe('identifiers are found', () => {
  test.each([
    // Synthetic, with valid check keys.
    ['ma.rib', '007810000123456789012345'],
    ['ma.rib', '011780000012345678901296'],
    ['ma.rib', '190201000000000000000163'],
    ['ma.rib', '230780000000000000004210'],
    ['ma.rib', '007 810 0001234567890123 45'],
    ['ma.rib', '007-810-0001234567890123-45'],
    ['ma.iban', 'MA64007810000123456789012345'],
    ['ma.iban', 'MA64011780000012345678901296'],
    ['ma.iban', 'MA64190201000000000000000163'],
    ['ma.iban', 'MA64230780000000000000004210'],
    ['ma.iban', 'ma64 0078 1000 0123 4567 8901 2345'],
    ['ma.ice', '001561191000066'],
    ['ma.ice', '002136093000040'],
    ['ma.ice', '009999999000012'],
    ['ma.ice', '009999999000109'],
    ['ma.ice', '001234567000062'],
    ['ma.ice', 'ICE001234567000062'],
    ['ma.phone', '0612345678'],
    ['ma.phone', '0522123456'],
    ['ma.phone', '0801234567'],
    ['ma.phone', '0808123456'],
    ['ma.phone', '0528123456'],
    ['ma.phone', '06 12 34 56 78'],
    ['ma.phone', '06.12.34.56.78'],
    ['ma.phone', '+212 (0)6 12 34 56 78'],
    ['ma.phone', '(+212) 612-345-678'],
    ['ma.phone', '00212612345678'],
    ['ma.phone', '212612345678'],
    ['ma.phone', 'tel0612345678'],
    ['ma.phone', 'اتصل ب0612345678'],
    ['ma.phone', '٠٦١٢٣٤٥٦٧٨'],
    ['ma.phone', '۰۶ ۱۲ ۳۴ ۵۶ ۷۸'],
    ['ma.phone', '06\u00a012\u202f34\u201156\u201178'],
    ['ma.cin', 'AB123456'],
    ['ma.cin', 'ab123456'],
    ['ma.cin', 'K012345'],
    ['ma.cin', 'BE12345'],
    ['ma.cin', 'ＡＢ１２３４５６'],
    ['ma.cin', 'بطاقتي رقم AB١٢٣٤٥٦، هل قُبل ملفي؟'],
    ['ma.cin', 'ma CIN est A12345'],
    ['ma.cin', 'رقم البطاقة الوطنية: AB 123456'],
    ['ma.cin', 'carte d’identité n° AB-123456'],
    ['ma.massar', 'J199999999'],
    ['ma.passport', 'passeport AB1234567'],
    ['ma.passport', 'جواز السفر رقم AB 1234567'],
    ['ma.cnss', 'CNSS : 123456789'],
    ['ma.cnss', 'رقمي في الضمان الاجتماعي ١٢٣ ٤٥٦ ٧٨٩'],
    ['ma.idcs', 'IDCS 1234567890'],
    ['ma.plate', '12345-أ-6'],
    ['ma.plate', '12345 | أ | 6'],
    ['ma.plate', '6 | أ | 12345'],
    ['ma.plate', 'لوحة السيارة ١٢٣٤٥ أ ٦'],
    ['card', '4111 1111 1111 1111'],
    ['card', '4111-1111-1111-1111'],
    ['card', '378282246310005'],
    ['email', 'fatima.example@exemple.ma'],
    ['email', 'راسلني على fatima+1@mail.exemple.ma.'],
    ['email', 'محمد@مثال.المغرب'],
    ['email', 'a@b.ma+c@d.ma'],
  ])('%s in %j', (type, text) => {
    expect(typesIn(text)).toBe(type)
  })

  test('with a wrong check key too, when a word near them says what they are', () => {
    expect(typesIn('RIB : 007810000123456789012346')).toBe('ma.rib')
    expect(typesIn('حساب بنكي 007810000123456789012346')).toBe('ma.rib')
    expect(typesIn('ICE 001561191000065')).toBe('ma.ice')
    expect(typesIn('carte bancaire 4111 1111 1111 1112')).toBe('card')
  })

  test('with invisible characters inside', () => {
    expect(typesIn('\u2067AB\u200f12\u200d34\u061c56\u2069')).toBe('ma.cin')
    expect(typesIn('06\u200e12\u202a34\u06405678')).toBe('ma.phone')
  })

  test('several at once, each counted', () => {
    const { text, masked } = maskPersonalData('AB123456 و BE12345، الهاتف 0612345678 أو a@b.ma')
    expect(masked).toEqual([
      { type: 'email', count: 1 },
      { type: 'ma.phone', count: 1 },
      { type: 'ma.cin', count: 2 },
    ])
    expect(text).toBe('▒CIN▒▒▒▒ و ▒CIN▒▒▒، الهاتف ▒TEL▒▒▒▒▒▒ أو ▒MAIL▒')
  })
})

describe('what only looks like an identifier stays', () => {
  test.each([
    'القانون 09-08 المتعلق بحماية المعطيات',
    '12 يناير 2026',
    'loi 31-13, décret 2-24-921, dahir 1-20-69, circulaire 3/2014',
    'الثمن 1500000 درهم، أي 150 000 000 سنتيم',
    'un budget de 212 500 000 000 dirhams en 2026',
    'DH 150000 ou DH150000, No 123456, No123456',
    'le 05/12/2026 10:30, puis le 06-07-2026 08 h',
    '2024 2025 2026 2027, 1999-2000-2001-2002',
    '0.612345678 et 3,14159265358979',
    'في 1 و 2 يوليوز 2025، المواد 12 و 13 و 2020 و 21',
    'المادة 12-أ-3 من المرسوم',
    'A12345',
    'le médecin a vacciné A12345',
    'AB1234567',
    '123456789',
    'Article 6(3), ISO/IEC 42001:2023, RFC 9162, 800 x 600',
    '007810000123456789012346',
    '00781000012345678901234',
    '0078100001234567890123451',
    'CNSS : 150 000 000 dirhams de recettes',
    'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    'nom@localhost, @jazari, 3@2.5',
    'ds_abcdefgh2345',
    'Ed25519',
    '| 84.1 / 79.5 / 68.6 / 96.2 / 99 / 33.3 |',
    '',
  ])('%j', (text) => {
    expect(maskPersonalData(text)).toEqual({ text, masked: [] })
  })
})

test('only the identifier is covered, and the text around it stays as it was written', () => {
  expect(maskPersonalData('هاتفي ٠٦-١٢-٣٤-٥٦-٧٨، شكرا é').text).toBe('هاتفي ▒TEL▒▒▒▒▒▒▒▒▒▒، شكرا é')
  expect(maskPersonalData('(بطاقتي: «\u2067AB\u200f123456\u2069»)').text).toBe('(بطاقتي: «\u2067▒CIN▒▒▒▒\u2069»)')
})

/** Texts made of what detection reacts to, joined in ways that people would not. */
const entangled = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'AB123456',
        'A12345',
        'MA64007810000123456789012345',
        '007810000123456789012345',
        '007810000123456789012346',
        '001561191000066',
        '0612345678',
        '+212 612345678',
        '4111 1111 1111 1111',
        'AB1234567',
        '123456789',
        '1234567890',
        'J199999999',
        '12345-أ-6',
        'a@b.ma',
        '▒CIN▒▒',
        '▒TEL▒',
        '½',
        '⑫',
        'ﷺ',
      ),
      fc.constantFrom(
        'CIN',
        'RIB',
        'CNSS ',
        'IDCS',
        'passeport',
        'tel',
        'ICE',
        'visa',
        'بطاقتي',
        'DH',
        ' dh ',
        'سيارة',
      ),
      fc.constantFrom(
        ' ',
        '-',
        '.',
        '/',
        '+',
        '(',
        '@',
        '|',
        '▒',
        '\u200f',
        'و',
        'x',
        '0',
        '٦',
        ', ',
        '                 ',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.stringMatching(/^[0-9]{1,12}$/),
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''))

test('masking what is masked changes nothing', () => {
  fc.assert(
    fc.property(entangled, (text) => {
      const once = maskPersonalData(text).text
      expect(maskPersonalData(once)).toEqual({ text: once, masked: [] })
    }),
    { numRuns: 3_000 },
  )
})

test('the time it takes grows with the text, whatever the text is', () => {
  for (const piece of ['0', '0-', 'a', 'a@', 'a.', '4111 ', 'AB1', '1 أ ', 'CNSS 1', '▒CIN', '+212 ']) {
    const text = piece.repeat(200_000 / piece.length)
    const started = performance.now()
    maskPersonalData(text)
    expect(performance.now() - started, piece).toBeLessThan(3_000)
  }
})
