import { csvLine } from '../../../../libs/csv/index.ts'
import { languages } from '../../../kernel/language.ts'
import type { ShownRecord, ShownValue } from '../record.ts'
import { guarded } from './formula-guard.ts'

/** The columns of a table of records, in their order. */
export const columns = [
  'record',
  'kind',
  'code',
  'field',
  'place',
  'language',
  'text',
  'date',
  'number',
  'link',
  'region',
  'term',
  'address',
  'document',
  'page',
  'start',
  'end',
  'quote',
  'data set',
  'version',
  'provenance',
  'sources',
  'flagged',
] as const
export type Column = (typeof columns)[number]

/** The first line. The mark before it (U+FEFF) tells spreadsheets that the text is UTF-8. */
export const tableHead = `\uFEFF${csvLine(columns)}`

/**
 * The lines of a record: one for each value, and as many more as it has further languages or citations. Those of one value
 * share `record`, `field` and `place`, and say date, number and the like only once.
 */
export function tableLines(record: ShownRecord): string {
  return Object.entries(record.fields)
    .flatMap(([field, values]) => values.flatMap((value, place) => valueLines(record, field, place, value)))
    .join('')
}

function valueLines({ slug, kind, code }: ShownRecord, field: string, place: number, value: ShownValue): string[] {
  const { texts, citations, flagged } = value
  const said = languages.flatMap((language) => {
    const text = texts?.[language]
    return text === undefined ? [] : [{ language, text }]
  })
  return Array.from({ length: Math.max(said.length, citations.length, 1) }, (_, i) => {
    const { language = '', text = '' } = said[i] ?? {}
    const citation = citations[i]
    const cells: Readonly<Record<Column, string>> = {
      record: slug,
      kind,
      code: code ?? '',
      field,
      place: String(place),
      language,
      text: guarded(text),
      date: i > 0 ? '' : (value.date ?? ''),
      number: i > 0 || value.number === null ? '' : String(value.number),
      link: i > 0 ? '' : (value.record?.slug ?? ''),
      region: i > 0 ? '' : (value.region ?? ''),
      term: i > 0 ? '' : (value.term ?? ''),
      address: i > 0 ? '' : (value.address ?? ''),
      document: citation?.document ?? '',
      page: citation ? String(citation.page) : '',
      start: citation ? String(citation.start) : '',
      end: citation ? String(citation.end) : '',
      quote: guarded(citation?.text ?? ''),
      'data set': citation?.dataSet ?? '',
      version: citation?.version ?? '',
      provenance: citation?.provenance ?? '',
      sources: guarded(citation?.sources.map(({ source }) => source).join(' ') ?? ''),
      flagged: flagged ? 'yes' : 'no',
    }
    return csvLine(columns.map((column) => cells[column]))
  })
}
