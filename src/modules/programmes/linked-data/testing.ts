/** Builders for tests: addresses of an installation, and a record with everything that a value may carry. */
import { kindNamed } from '../kinds.ts'
import type { ShownCitation, ShownRecord, ShownValue } from '../record.ts'
import { digestOf } from '../testing.ts'
import type { Places } from './places.ts'

export function placesOf(origin: string): Places {
  return {
    context: `${origin}/records/context.jsonld`,
    record: (slug) => `${origin}/records/${slug}`,
    dataSet: (id) => `${origin}/data-sets/${id}`,
    page: ({ dataSet, version, path, page }) => `${origin}/sources/${dataSet}/${version}/${page}/${path}`,
  }
}

export function aShownCitation(text: string, over: Partial<ShownCitation> = {}): ShownCitation {
  return {
    document: digestOf('a document'),
    page: 1,
    start: 10,
    end: 10 + Array.from(text).length,
    quote: digestOf(text),
    text,
    dataSet: 'ds_aaaabbbbcccc',
    version: digestOf('a version'),
    path: 'ar/event.md',
    title: { ar: 'وثيقة' },
    publisher: { fr: 'Administration' },
    provenance: 'restated',
    stands: true,
    sources: [{ source: 'S1', kind: 'press', title: { ar: 'خبر' }, dateAsStated: { ar: 'اليوم' } }],
    ...over,
  }
}

export function aShownValue(over: Partial<ShownValue>): ShownValue {
  const empty = { texts: null, date: null, number: null, record: null, region: null, term: null, address: null }
  return { ...empty, citations: [], flagged: false, ...over }
}

export function aShownRecord(
  kind: string,
  fields: Readonly<Record<string, ShownValue[]>>,
  over: Partial<ShownRecord> = {},
): ShownRecord {
  const unstated = Object.fromEntries(Object.keys(kindNamed(kind)!.fields).map((name) => [name, [] as ShownValue[]]))
  return {
    id: 'rec_aaaabbbbcccc',
    slug: `${kind}-one`,
    kind,
    code: 'E1',
    state: 'published',
    supersededBy: null,
    title: { ar: 'عنوان', fr: 'Titre' },
    fields: { ...unstated, ...fields },
    flagged: false,
    revision: 1,
    publishedAt: '2026-11-21T10:00:00.000Z',
    changedAt: '2026-11-21T10:00:00.000Z',
    ...over,
  }
}

/** An event whose sources differ about its day, with a link, a tag of ours, and texts that begin like formulas. */
export function anEvent(): ShownRecord {
  const cited = (text: string) => [aShownCitation(text)]
  return aShownRecord('event', {
    name: [aShownValue({ texts: { ar: 'يوم', fr: '=SUM(A1)', en: "'@day" }, citations: cited('سطر\nسطر "ثان"') })],
    startsOn: [
      aShownValue({ date: '2026-01-12', citations: [...cited('12 يناير'), ...cited('الاثنين')] }),
      aShownValue({ date: '2026-01', citations: cited('-يناير'), flagged: true }),
    ],
    organiser: [
      aShownValue({
        texts: { ar: 'الوزارة، والجامعة' },
        record: { slug: 'ministry', kind: 'organisation', code: null, title: { ar: 'وزارة' } },
        citations: cited('الوزارة'),
      }),
    ],
    sector: [aShownValue({ term: 'health' }), aShownValue({ term: 'education' })],
    region: [aShownValue({ region: '04' })],
  })
}
