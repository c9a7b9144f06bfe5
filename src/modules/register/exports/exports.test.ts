import { Spec, Validation } from '@cyclonedx/cyclonedx-library'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentPrinter } from '../../../adapters/document-printer/document-printer.ts'
import { languages } from '../../../kernel/language.ts'
import { atrs } from './atrs.ts'
import { cndpDossier } from './cndp-dossier.ts'
import { cyclonedx } from './cyclonedx.ts'
import { emptyEntry, fullEntry, subjectOf, withdrawnEntry } from './entry.fixture.ts'
import { euSummary } from './eu-summary.ts'
import { exporters, exportFormats } from './formats.ts'
import { modelCard } from './model-card.ts'
import { nlRegister } from './nl-register.ts'
import { printedEntry } from './printed-entry.ts'

const entries = { empty: emptyEntry, full: fullEntry, withdrawn: withdrawnEntry }

describe.each(exportFormats.filter((format) => !format.startsWith('pdf')))('%s', (format) => {
  test.each(languages)('is written of every entry in %s, and twice the same', async (language) => {
    for (const entry of Object.values(entries)) {
      const [one, other] = await Promise.all(
        [0, 1].map(() => exporters[format].write(subjectOf(entry, language), documentPrinter)),
      )
      const text = new TextDecoder('utf-8', { fatal: true }).decode(one)

      expect(Buffer.compare(one!, other!)).toBe(0)
      expect(text).not.toContain('⟦')
      expect(text).not.toMatch(/undefined|\[object/)
    }
  })
})

describe('the Dutch standard', () => {
  test('says of fields that are always shown that they are not filled in', () => {
    const record = nlRegister(subjectOf(emptyEntry, 'fr')) as Record<string, unknown>

    for (const field of [
      'goal',
      'proportionality',
      'human_intervention',
      'risks',
      'lawful_basis',
      'impacttoetsen',
      'source_data',
      'provider',
    ]) {
      expect(record[field], field).toBe('pas encore renseigné')
    }
    expect(record).toMatchObject({ standard_version: '1.0', lang: 'fra', status: 'In ontwikkeling', begin_date: null })
  })

  test('has the three states of the standard, and calls nothing a high-risk AI system', () => {
    expect(nlRegister(subjectOf(fullEntry, 'ar'))).toMatchObject({
      status: 'In gebruik',
      begin_date: '2026-11',
      end_date: null,
      contact_email: 'contact@example.ma',
      publication_category: 'Impactvolle algoritmes',
      lawful_basis_grouping: [{ title: 'القانون 31-13', link: 'https://example.ma/law' }],
    })
    expect(nlRegister(subjectOf(withdrawnEntry, 'ar'))).toMatchObject({ status: 'Buiten gebruik', end_date: '2026-12' })
  })

  test('no field is longer than the standard lets it be', () => {
    const long = {
      ...fullEntry,
      names: { ar: '😀'.repeat(150) },
      declared: { ...fullEntry.declared, purpose: { ar: 'س'.repeat(2000) } },
    }
    const record = nlRegister(subjectOf(long, 'ar')) as Record<string, string>

    expect([...record.name!]).toHaveLength(100)
    expect([...record.description_short!]).toHaveLength(350)
    expect(record.name).toMatch(/…$/)
  })
})

test('the British standard tells the phase by what answers now', () => {
  const phase = (entry: typeof fullEntry) =>
    (atrs(subjectOf(entry, 'en')) as { tier2: { toolSpecification: { phase: string } } }).tier2.toolSpecification.phase
  const inProduction = {
    ...fullEntry,
    stages: { ...fullEntry.stages, production: { ...fullEntry.stages.production, resolves: true } },
  }

  expect([emptyEntry, fullEntry, inProduction, withdrawnEntry].map(phase)).toEqual([
    'pre-deployment',
    'beta/pilot',
    'production',
    'retired',
  ])
})

describe('the model card', () => {
  const card = modelCard(subjectOf(fullEntry, 'ar'))

  test('has metadata that are JSON line by line, with each criterion and its interval', () => {
    const head = card.split('---')[1]!.trim().split('\n')
    const stated = Object.fromEntries(
      head.map((line) => [line.slice(0, line.indexOf(':')), JSON.parse(line.slice(line.indexOf(':') + 1))]),
    )

    expect(stated.language).toEqual(['ar', 'ary', 'fr'])
    expect(stated['model-index'][0].results[0].metrics).toEqual([
      { type: 'abstained', name: 'abstained', value: 0.9333, args: { low: 0.7018, high: 0.9881 } },
    ])
  })

  test('shows what people wrote as text: neither links nor markup of theirs', () => {
    expect(card).toContain('\\[رابط\\](https://example.ma) \\*نجمة\\*')
    expect(card).toContain('\\<b\\>الهاتف\\</b\\>')
  })
})

describe('CycloneDX', () => {
  test.each(Object.entries(entries))(
    'the bill of the %s entry is valid by the schema of version 1.6',
    async (_, entry) => {
      const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6)

      for (const language of languages) {
        expect(await validator.validate(JSON.stringify(cyclonedx(subjectOf(entry, language))))).toBeNull()
      }
    },
  )

  test('a bill that is not is refused by the same check', async () => {
    const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6)
    const broken = { ...cyclonedx(subjectOf(fullEntry, 'en')), serialNumber: 'urn:uuid:1' }

    expect(await validator.validate(JSON.stringify(broken))).not.toBeNull()
  })

  test('lists the data that were quoted, and what was measured with its interval', () => {
    const { components } = cyclonedx(subjectOf(fullEntry, 'en')) as {
      components: {
        type: string
        name: string
        modelCard?: { quantitativeAnalysis: { performanceMetrics: object[] } }
      }[]
    }

    expect(components.map(({ type, name }) => `${type} ${name}`)).toEqual([
      'machine-learning-model sample-assistant',
      'data ds_aaaaaaaaaaaa',
      'data ds_bbbbbbbbbbbb',
    ])
    expect(components[0]?.modelCard?.quantitativeAnalysis.performanceMetrics).toEqual([
      { type: 'abstained', value: '0.9333', confidenceInterval: { lowerBound: '0.7018', upperBound: '0.9881' } },
    ])
  })
})

test('the European summary claims nothing', () => {
  for (const entry of Object.values(entries)) {
    expect(euSummary(subjectOf(entry, 'en'))).toMatchObject({
      claimsCompliance: false,
      riskClassUnderTheRegulation: null,
      note: expect.stringContaining('shows no compliance'),
      entry: { certificate: null, declarationOfConformity: null },
    })
  }
})

describe('the file for the authority', () => {
  test('is a draft, and ticks nothing that was not measured', () => {
    const dossier = cndpDossier(subjectOf(fullEntry, 'fr'))

    expect(dossier).toContain('Ce n’est ni une déclaration ni une demande d’autorisation')
    expect(dossier).not.toContain('[x]')
    expect(dossier.match(/\[ \]/g)).toHaveLength(8)
  })

  test('says that sensitive data were quoted when they were', () => {
    const label = { ...fullEntry.measured.label!, personal: 'sensitive' as const }
    const entry = { ...fullEntry, measured: { ...fullEntry.measured, label } }

    expect(cndpDossier(subjectOf(entry, 'fr'))).toContain('[x] données sensibles')
  })
})

describe('the printed entry', () => {
  let pdfium: PDFiumLibrary
  beforeAll(async () => {
    pdfium = await PDFiumLibrary.init()
  })
  afterAll(() => pdfium.destroy())

  async function textOf(bytes: Uint8Array): Promise<string> {
    const pdf = await pdfium.loadDocument(Buffer.from(bytes))
    const text = [...pdf.pages()].map((page) => page.getText()).join('\n')
    pdf.destroy()
    return text
  }

  test.each(languages)('says everything in %s, and of what nobody filled in that it is so', (language) => {
    for (const entry of Object.values(entries)) {
      const printed = JSON.stringify(printedEntry(subjectOf(entry, language)))
      expect(printed).not.toMatch(/⟦|undefined|\[object/)
    }
    const { blocks } = printedEntry(subjectOf(emptyEntry, language))
    const empty = subjectOf(emptyEntry, language).words.say('export.not-filled-in')
    const facts = blocks.flatMap((block) => (block.kind === 'facts' ? block.facts : []))
    expect(facts.filter(({ values, weak }) => weak && values[0] === empty)).toHaveLength(17)
  })

  test('in Arabic reads in Arabic', async () => {
    const { write } = exporters['pdf-ar']
    const text = await textOf(await write(subjectOf(fullEntry, 'ar'), documentPrinter))

    for (const sentence of ['المساعد النموذجي', 'القانون', 'الجواب بالاقتباس', 'سوس - ماسة', 'قرار إنسان']) {
      expect(text).toContain(sentence)
    }
  })

  test('in French reads in French', async () => {
    const { write } = exporters['pdf-fr']
    const text = await textOf(await write(subjectOf(fullEntry, 'fr'), documentPrinter))

    expect(text).toContain('L’assistant de démonstration')
    expect(text).toContain('Faire savoir ce qu’offre le programme')
    expect(text).toContain('sha256:abababababab…')
  })
})
