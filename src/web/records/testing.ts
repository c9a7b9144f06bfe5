import type { Language } from '../../kernel/language.ts'
import { kindNamed, type ShownCitation, type ShownRecord, type ShownValue } from '../../modules/programmes/index.ts'
import type { Frame } from '../frame.ts'
import { historyPage } from './history-page.tsx'
import { networkPage } from './network-page.tsx'
import { recordPage } from './record-page.tsx'
import { recordsPage } from './records-page.tsx'
import { roadmapPage } from './roadmap-page.tsx'
import type { Region } from './setting.ts'

/** Builders for tests: records in which every text that people write is `text`. */

const digest = (letter: string) => `sha256:${letter.repeat(64)}`

export function aCitation(text: string, over: Partial<ShownCitation> = {}): ShownCitation {
  return {
    document: digest('1'),
    page: 1,
    start: 10,
    end: 52,
    quote: digest('2'),
    text,
    dataSet: 'ds_aaaabbbbcccc',
    version: digest('3'),
    path: 'ar/agreements.pdf',
    title: { ar: text },
    publisher: { ar: text, fr: text },
    provenance: 'restated',
    stands: true,
    sources: [{ source: 'S1', kind: 'ministry', title: { ar: text }, dateAsStated: { ar: text, en: text } }],
    ...over,
  }
}

export function aValue(over: Partial<ShownValue> = {}): ShownValue {
  return {
    texts: null,
    date: null,
    number: null,
    record: null,
    region: null,
    term: null,
    address: null,
    citations: [],
    flagged: false,
    ...over,
  }
}

/** A record with the fields given; all others of its kind are not stated. */
export function aRecord(kind: string, slug: string, text: string, over: Partial<ShownRecord> = {}): ShownRecord {
  const { fields, ...rest } = over
  const declared = Object.keys(kindNamed(kind)!.fields)
  return {
    id: `rec_${slug.replaceAll('-', '').padEnd(12, 'a').slice(0, 12)}`,
    slug,
    kind,
    code: null,
    state: 'published',
    supersededBy: null,
    title: { ar: text },
    fields: { ...Object.fromEntries(declared.map((field) => [field, []])), ...fields },
    flagged: false,
    revision: 2,
    publishedAt: '2026-11-20T10:00:00.000Z',
    changedAt: '2026-11-21T10:00:00.000Z',
    ...rest,
  }
}

export const someRegions: readonly Region[] = [
  { code: '02', names: { ar: 'الشرق', fr: "L'Oriental", en: 'Oriental' }, tile: { column: 1, row: 1 } },
  {
    code: '01',
    names: {
      ar: 'طنجة - تطوان - الحسيمة',
      fr: 'Tanger - Tétouan - Al Hoceima',
      en: 'Tangier - Tetouan - Al Hoceima',
    },
    tile: { column: 0, row: 0 },
  },
]

const linkTo = ({ slug, kind, code, title }: ShownRecord) => ({ slug, kind, code, title })

/** Every page of records, in its states, by a name. */
export function everyRecordPage(language: Language, text: string, frame: Frame): Readonly<Record<string, string>> {
  const at = (address: string): Frame => ({ ...frame, address })
  const cited = [aCitation(text)]
  const elsewhere = [
    aCitation(text, {
      document: digest('4'),
      provenance: 'primary',
      sources: [],
      title: null,
      path: `${text}.html`,
    }),
    aCitation(text, { start: 90, end: 120, stands: false }),
  ]
  const said = (citations = cited) => aValue({ texts: { ar: text }, citations })

  const axis = aRecord('axis', 'trust', text, { code: 'X2', fields: { name: [said()] } })
  const ministry = aRecord('organisation', 'ministry', text, {
    fields: { name: [said(), said(elsewhere)], sort: [aValue({ term: 'ministry' })] },
  })
  const event = aRecord('event', 'conference', text, {
    fields: {
      name: [said()],
      startsOn: [aValue({ date: '2025-07', citations: cited })],
      organiser: [aValue({ record: linkTo(ministry), citations: cited })],
    },
  })
  const tags = {
    axis: [aValue({ record: linkTo(axis) })],
    sector: [aValue({ term: 'health' })],
    region: [aValue({ region: '02' })],
  }
  const agreement = aRecord('agreement', 'green-data-centres', text, {
    code: 'A3',
    flagged: true,
    fields: {
      partner: [said(), said()],
      party: [aValue({ record: linkTo(ministry), texts: { fr: text }, citations: cited })],
      event: [aValue({ record: linkTo(event), citations: cited })],
      status: [aValue({ term: 'signed', citations: cited })],
      nature: [said(), aValue({ texts: { fr: text }, citations: elsewhere, flagged: true })],
      due: [aValue({ date: '2026-01-12', citations: cited })],
      count: [aValue({ number: 7, citations: cited })],
      evidence: [aValue({ address: '/log' }), aValue({ address: '/needs/health' }), aValue({ address: '/unheard-of' })],
      ...tags,
    },
  })
  const later = aRecord('agreement', 'laboratory-agreement', text, {
    fields: { partner: [said()], terms: [said()], status: [aValue({ term: 'signed', texts: { ar: text } })] },
  })
  const recommendation = aRecord('recommendation', 'responsible-use', text, {
    code: 'R1',
    fields: { statement: [said()], event: [aValue({ record: linkTo(event), citations: cited })], offer: [] },
  })
  const roadmap = aRecord('programme', 'roadmap', text, {
    fields: { name: [said(), said(elsewhere)], aim: [said()], leader: [aValue({ record: linkTo(ministry) })] },
  })
  const institute = aRecord('institute', 'nador', text, {
    fields: {
      name: [said()],
      stage: [aValue({ term: 'planned', citations: cited })],
      region: [aValue({ region: '02' })],
    },
  })
  const unplaced = aRecord('institute', 'elsewhere', text, { fields: { name: [said()] } })
  const laboratory = aRecord('laboratory', 'laboratory', text, {
    state: 'superseded',
    supersededBy: linkTo(institute),
    fields: { name: [said()], work: [said(), said(elsewhere)] },
  })
  const space = aRecord('space', 'researchers', text, {
    state: 'retracted',
    fields: { name: [aValue({ texts: { ar: text } })], audience: [aValue({ term: 'researchers' })], offer: [said()] },
  })

  const list = (...records: ShownRecord[]) => ({ records, moreHref: `/${language}/records?cursor=a` })
  const none = { records: [], moreHref: null }
  const page = (record: ShownRecord) =>
    recordPage(at(`/records/${record.slug}`), {
      record,
      regions: someRegions,
      related: [{ kind: 'agreement', records: [agreement, later], moreHref: '/more' }],
    })
  const records = [axis, roadmap, institute, laboratory, agreement, recommendation, event, ministry, space]
  return {
    ...Object.fromEntries(records.map((record) => [`record-${record.kind}`, page(record)])),
    roadmap: roadmapPage(at('/roadmap'), {
      regions: someRegions,
      roadmap,
      axes: [axis],
      organisations: [ministry],
      events: [event],
      agreements: list(agreement, later),
      recommendations: list(recommendation),
      programmes: list(roadmap),
      institutes: list(institute),
      filter: { chosen: {}, sources: ['S1'] },
    }),
    'roadmap-empty': roadmapPage(at('/roadmap?axis=trust&source=S9'), {
      regions: someRegions,
      roadmap: null,
      axes: [],
      organisations: [],
      events: [],
      agreements: none,
      recommendations: none,
      programmes: none,
      institutes: none,
      filter: { chosen: { axis: 'trust', source: 'S9' }, sources: [] },
    }),
    network: networkPage(at('/network'), {
      regions: someRegions,
      regionsCitation: { law: '2.15.40', status: 'unverified' },
      institutes: [institute, unplaced],
      moreHref: '/more',
      network: roadmap,
    }),
    records: recordsPage(at('/records?kind=agreement'), {
      kind: 'agreement',
      records: [agreement, later],
      filtered: true,
      nextHref: '/next',
    }),
    'records-empty': recordsPage(at('/records'), { kind: undefined, records: [], filtered: false, nextHref: null }),
    'record-history': historyPage(at('/records/green-data-centres/history'), {
      record: linkTo(agreement),
      revisions: [
        {
          number: 3,
          change: 'edit',
          state: 'refused',
          note: text,
          reason: text,
          proposedAt: '2026-11-21T10:00:00.000Z',
          decidedAt: '2026-11-21T11:00:00.000Z',
          supersededBy: null,
        },
        {
          number: 2,
          change: 'supersession',
          state: 'approved',
          note: null,
          reason: null,
          proposedAt: '2026-11-20T10:00:00.000Z',
          decidedAt: '2026-11-20T11:00:00.000Z',
          supersededBy: linkTo(later),
        },
        {
          number: 1,
          change: 'edit',
          state: 'proposed',
          note: null,
          reason: null,
          proposedAt: '2026-11-20T09:00:00.000Z',
          decidedAt: null,
          supersededBy: null,
        },
      ],
    }),
  }
}
