import { languages, type Multilingual } from '../../../kernel/language.ts'
import { kindNamed } from '../kinds.ts'
import type { ShownCitation, ShownRecord, ShownValue } from '../record.ts'
import type { Places } from './places.ts'

/** Fields that schema.org has a property for, by kind: those who know nothing of our statements understand these. */
const schemaProperties: Readonly<Record<string, Readonly<Record<string, 'date' | 'texts' | 'record'>>>> = {
  event: { startDate: 'date', endDate: 'date', location: 'texts', organizer: 'record' },
  programme: { description: 'texts' },
  axis: { description: 'texts' },
  organisation: { description: 'texts' },
}
const fieldOf: Readonly<Record<string, string>> = {
  startDate: 'startsOn',
  endDate: 'endsOn',
  location: 'place',
  organizer: 'organiser',
  description: 'description',
}

/**
 * A record as JSON-LD, without its `@context`. `statements` has every value with the citations that prove it, those that
 * differ among them; what stands beside them says the same once more in words of schema.org.
 */
export function linkedRecord(record: ShownRecord, places: Places): Readonly<Record<string, unknown>> {
  const kind = kindNamed(record.kind)
  const { slug, code, title, state, supersededBy, revision, flagged, publishedAt, changedAt } = record
  return {
    '@id': places.record(slug),
    '@type': kind?.schemaType ?? 'Thing',
    name: title,
    ...propertiesOf(record, places),
    kind: record.kind,
    slug,
    ...(code !== null && { code }),
    state,
    ...(supersededBy && { supersededBy: places.record(supersededBy.slug) }),
    revision,
    flagged,
    publishedAt,
    changedAt,
    statements: Object.entries(record.fields).flatMap(([field, values]) =>
      values.map((value) => statement(field, kind?.fields[field]?.from ?? 'sources', value, places)),
    ),
  }
}

function propertiesOf(record: ShownRecord, places: Places): Record<string, unknown> {
  const properties: Record<string, unknown> = {}
  for (const [name, part] of Object.entries(schemaProperties[record.kind] ?? {})) {
    const values = record.fields[fieldOf[name]!] ?? []
    const stated = part === 'texts' ? textsOf(values) : values.flatMap((value) => plain(value, part, places))
    if (Array.isArray(stated) ? stated.length > 0 : Object.keys(stated).length > 0) properties[name] = stated
  }
  return properties
}

function plain({ date, record }: ShownValue, part: 'date' | 'record', places: Places): string[] {
  if (part === 'date') return date === null ? [] : [date]
  return record ? [places.record(record.slug)] : []
}

function textsOf(values: readonly ShownValue[]): Record<string, string[]> {
  const texts: Record<string, string[]> = {}
  for (const language of languages) {
    const said = values.flatMap(({ texts }) => texts?.[language] ?? [])
    if (said.length > 0) texts[language] = said
  }
  return texts
}

function statement(field: string, from: 'sources' | 'ours', value: ShownValue, places: Places): object {
  const { texts, date, number, record, region, term, address, citations, flagged } = value
  const parts = {
    texts,
    date,
    number,
    record: record && {
      '@id': places.record(record.slug),
      slug: record.slug,
      kind: record.kind,
      ...(record.code !== null && { code: record.code }),
      name: record.title,
    },
    region,
    term,
    address,
  }
  return {
    '@type': 'Statement',
    field,
    from,
    ...Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== null)),
    flagged,
    citations: citations.map((citation) => selected(citation, places)),
  }
}

/** A stretch of a source (Web Annotation Data Model, 4.2.4 and 4.2.5); offsets count code points of the page's text. */
function selected(citation: ShownCitation, places: Places): object {
  const { document, page, start, end, quote, text, dataSet, version, path, title, publisher } = citation
  const { provenance, stands, sources } = citation
  return {
    '@type': 'SpecificResource',
    source: places.page(citation),
    selector: [
      { '@type': 'TextQuoteSelector', exact: text },
      { '@type': 'TextPositionSelector', start, end },
    ],
    document,
    page,
    quote,
    dataSet: places.dataSet(dataSet),
    version,
    path,
    ...(title && { title }),
    publisher: publisher satisfies Multilingual,
    provenance,
    stands,
    restates: sources.map(({ source, kind, title, dateAsStated }) => {
      return { shortName: source, sourceKind: kind, title, dateAsStated }
    }),
  }
}
