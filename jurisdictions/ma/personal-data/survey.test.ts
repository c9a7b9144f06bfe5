import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PersonalDataReport } from '../../../src/kernel/ports/personal-data.ts'
import { personalData } from './personal-data.ts'

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

function surveyed(content: string | Uint8Array, path: string, size = 7): Promise<PersonalDataReport | undefined> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return personalData.surveyFile(inPieces(bytes, size), { path, mediaType: 'application/octet-stream' })
}

describe('a text in pieces', () => {
  const filler = 'تهدف هذه المبادرة إلى تقريب الخدمات من المواطنين. Chaque projet est évalué. 😀 '
  const long = Array.from({ length: 1_400 }, (_, i) => `${filler}CIN AB${123_456 + i}, né le 12/03/1985 `).join('')

  test('counts every value once, wherever the pieces end', () => {
    expect(long.length).toBeGreaterThan(2 * 65_536)
    const whole = personalData.survey()
    whole.add(long)
    const expected = whole.report()
    expect(expected.counts).toEqual([
      { type: 'ma.cin', certain: 0, likely: 1_400, possible: 0 },
      { type: 'birthdate', certain: 0, likely: 1_400, possible: 0 },
    ])
    fc.assert(
      fc.property(fc.array(fc.nat({ max: long.length }), { maxLength: 40 }), (cuts) => {
        const survey = personalData.survey()
        let at = 0
        for (const cut of [...cuts.sort((a, b) => a - b), long.length]) {
          survey.add(long.slice(at, cut))
          at = cut
        }
        expect(survey.report()).toEqual(expected)
      }),
      { numRuns: 12 },
    )
  })

  test('finds what stands across the place where it is cut', () => {
    for (const before of [65_520, 65_530, 65_536, 66_555, 66_560]) {
      const survey = personalData.survey()
      survey.add(`${'a '.repeat(before / 2)}RIB 007810000123456789012345 ${'b '.repeat(3_000)}`)
      expect(survey.report().counts, String(before)).toEqual([{ type: 'ma.rib', certain: 1, likely: 0, possible: 0 }])
    }
  })

  test('gives no value away', () => {
    const survey = personalData.survey()
    survey.table(['رقم البطاقة', 'AB123456'], [['AB654321', 'x']])
    survey.add('CIN AB123456, je m’appelle Fatima Benali')
    expect(JSON.stringify(survey.report())).not.toMatch(/123456|654321|Fatima|Benali/)
  })
})

function columns(header: readonly string[], rows: Iterable<readonly string[]>) {
  const survey = personalData.survey()
  survey.table(header, rows)
  return survey.report().columns
}

describe('columns', () => {
  const cin = (i: number) => `${['AB', 'BE', 'K'][i % 3]}${String(100_000 + i)}`

  test('ten thousand cards in a column are one finding', () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => [String(i), cin(i)])
    expect(columns(['n', 'CIN'], rows)).toEqual([
      { column: 1, header: 'CIN', type: 'ma.cin', share: 1, cells: 10_000, confidence: 0.85 },
    ])
  })

  test('a column is known without a name too, when nearly all its cells have one shape', () => {
    const rows = Array.from({ length: 40 }, (_, i) => [cin(i), String(i * 7)])
    expect(columns(rows[0]!, rows.slice(1))).toEqual([
      { column: 0, type: 'ma.cin', share: 1, cells: 40, confidence: 0.85 },
    ])
  })

  test.each([
    ['رقم الهاتف', 'ma.phone', ['0612345678', '٠٦١٢٣٤٥٦٧٩', '+212 6 12 34 56 70', '']],
    ['Date de naissance', 'birthdate', ['12/03/1985', '1990-01-02', '3 mars 1971', '']],
    ['N° CNSS', 'ma.cnss', ['123456789', '198765432', '', '112233445']],
    ['Nom et prénom', 'name', ['Fatima Benali', 'KARIM TAZI', 'Zoubida Ouali', '']],
    ['العنوان', 'address', ['زنقة الورود رقم 12، سلا', 'حي السلام، زنقة 5، رقم 3، فاس', 'شارع القدس رقم 9، وجدة', '']],
    ['Code Massar', 'ma.massar', ['J199999999', 'G112233445', 'R133333333']],
  ])('%s', (header, type, cells) => {
    const rows = cells.map((cell) => ['x', cell])
    const [finding, ...others] = columns(['objet', header], rows)
    expect(finding).toMatchObject({ column: 1, header, type, share: 1, cells: cells.filter(Boolean).length })
    expect(finding!.confidence).toBeGreaterThanOrEqual(0.85)
    expect(others).toEqual([])
  })

  test('a column of something else is none, and what stands in its text counts', () => {
    const survey = personalData.survey()
    survey.table(
      ['produit', 'remarque', 'montant'],
      [
        ['REFA123456', 'appeler le 0612345678 demain matin sans faute', '150000'],
        ['REFA123457', 'rien', '250000'],
        ['REFA123458', 'rien non plus', '123456789'],
      ],
    )
    expect(survey.report()).toEqual({
      counts: [{ type: 'ma.phone', certain: 0, likely: 1, possible: 0 }],
      columns: [],
      healthWords: 0,
    })
  })
})

describe('files', () => {
  const table = '\ufeffnom;"carte ""CIN""";tél\r\n"Benali; Fatima";AB123456;0612345678\r\nx;BE654321;\r\n'

  test('a table is read by columns, with any separator, mark and quotation, in pieces of any size', async () => {
    const expected = await surveyed(table, 'a.csv', 1_000)
    expect(expected!.columns.map(({ column, type, cells }) => [column, type, cells])).toEqual([
      [1, 'ma.cin', 2],
      [2, 'ma.phone', 1],
    ])
    for (const size of [1, 2, 3, 11]) expect(await surveyed(table, 'a.csv', size)).toEqual(expected)
    expect((await surveyed(table.replaceAll(';', '\t').replace('Benali\t', 'Benali,'), 'a.tsv'))!.columns).toEqual(
      expected!.columns,
    )
    const wide = Buffer.from(table, 'utf16le')
    expect((await surveyed(wide, 'a.csv'))!.columns).toEqual(expected!.columns)
  })

  test('a quotation mark that is never closed hides nothing and fills no memory', async () => {
    const report = await surveyed(`a,b\n"${'x '.repeat(100_000)}CIN AB123456\n${'y '.repeat(50_000)}`, 'a.csv', 4_096)
    expect(report!.counts).toEqual([{ type: 'ma.cin', certain: 0, likely: 1, possible: 0 }])
  })

  test('markup and escapes do not part what people read as one', async () => {
    const html = '<p>T&eacute;l 06<b>12</b>&nbsp;34&#8239;56 78</p><a href="mailto:a@b.ma">ici</a>'
    expect((await surveyed(html, 'a.html', 1))!.counts.map(({ type }) => type)).toEqual(['email', 'ma.phone'])
    const json = JSON.stringify({ cin: 'AB123456', nom: 'x' }).replace('cin', '\\u0043\\u0049N')
    expect((await surveyed(json, 'a.jsonl', 3))!.counts).toEqual([
      { type: 'ma.cin', certain: 0, likely: 1, possible: 0 },
    ])
  })

  test('what is no text is not read', async () => {
    expect(await surveyed('%PDF-1.7', 'a.pdf')).toBeUndefined()
    expect(await surveyed('%PDF-1.7 AB123456', 'a.txt')).toBeUndefined()
    expect(await surveyed('PK\u0003\u0004', 'a.csv')).toBeUndefined()
    expect(await surveyed('', 'a.txt')).toEqual({ counts: [], columns: [], healthWords: 0 })
  })

  test('whatever comes, the size of pieces changes nothing', async () => {
    const part = fc.constantFrom(
      '"',
      '""',
      ',',
      ';',
      '\n',
      '\r',
      '\r\n',
      'AB123456',
      'CIN',
      '0612345678',
      'é',
      '😀',
      ' ',
      '&#48;',
      '<b>',
      '\\u0030',
      '\\',
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(part, { maxLength: 30 }),
        fc.constantFrom('a.csv', 'a.txt', 'a.html', 'a.json'),
        fc.integer({ min: 1, max: 9 }),
        async (parts, path, size) => {
          const text = parts.join('')
          expect(await surveyed(text, path, size)).toEqual(await surveyed(text, path, 10_000))
        },
      ),
      { numRuns: 400 },
    )
  })
})

describe('the label that is proposed', () => {
  const of = (text: string) => {
    const survey = personalData.survey()
    survey.add(text)
    return personalData.proposedPersonal(survey.report())
  }

  test.each([
    ['none', 'القانون 09.08 المتعلق بحماية المعطيات، شارع محمد الخامس'],
    ['none', 'AB123456'],
    ['none', 'ICE 009999999000109'],
    ['none', 'Signé : M. Ahmed Alaoui'],
    ['none', 'le diagnostic de la maladie et le traitement des patients'],
    ['personal', 'tél 0612345678'],
    ['personal', 'M. Ahmed Alaoui, M. Karim Tazi, Mme Salma Bennani, M. Youssef Benali, Mme Zineb Fassi'],
    ['sensitive', 'CIN AB123456'],
    ['sensitive', 'code Massar J199999999'],
    ['sensitive', 'patient suivi, diagnostic : diabète, tél 0612345678'],
  ])('%s for %j', (label, text) => {
    expect(of(text)).toBe(label)
  })

  test('a column of illness beside one of people is sensitive', () => {
    const survey = personalData.survey()
    survey.table(
      ['téléphone', 'Diagnostic'],
      [
        ['0612345678', 'x'],
        ['0612345679', 'y'],
      ],
    )
    expect(personalData.proposedPersonal(survey.report())).toBe('sensitive')
  })
})
