import type { FigureEvent, Indicator, ShownCitation, ShownValue } from '../../modules/programmes/index.ts'
import type { Frame } from '../frame.ts'
import { eventsPage } from './events-page.tsx'
import { indicatorPage } from './indicator-page.tsx'
import { indicatorsPage } from './indicators-page.tsx'

/** Builders for tests: indicators where every text that people write is `text`. */

const digest = `sha256:${'1e2d3c4b5a697887'.repeat(4)}`
const began = '2026-11-21T10:00:00.000Z'
const at = '2026-11-22T10:00:00.000Z'

function aCitation(text: string): ShownCitation {
  return {
    document: digest,
    page: 1,
    start: 3,
    end: 12,
    quote: digest,
    text,
    dataSet: 'ds_aaaabbbbcccc',
    version: digest,
    path: 'ar/partners.md',
    title: { ar: text },
    publisher: { ar: text },
    provenance: 'restated',
    stands: true,
    sources: [{ source: 'S4', kind: 'ministry', title: { ar: text }, dateAsStated: { ar: text } }],
  }
}

function aValue(said: Partial<ShownValue>): ShownValue {
  const empty = { texts: null, date: null, number: null, region: null, term: null, address: null, record: null }
  return { ...empty, citations: [], flagged: false, ...said }
}

function anIndicator(text: string, over: Partial<Indicator>): Indicator {
  const name = { ar: text }
  return {
    id: 'rec_aaaabbbbcccc',
    slug: 'questions-answered',
    kind: 'indicator',
    code: null,
    state: 'published',
    supersededBy: null,
    title: name,
    flagged: false,
    revision: 1,
    publishedAt: began,
    changedAt: began,
    derived: null,
    ...over,
    fields: {
      name: [aValue({ texts: name })],
      unit: [aValue({ texts: name })],
      frequency: [aValue({ term: 'continuous' })],
      ...over.fields,
    },
  }
}

const measured = (text: string) =>
  anIndicator(text, {
    fields: { derivation: [aValue({ term: 'answers.answered' })] },
    derived: { derivation: 'answers.answered', counts: 'events', value: 18_240, since: began, at },
  })

const declared = (text: string) => {
  const citations = [aCitation(text)]
  return anIndicator(text, {
    id: 'rec_ddddeeeeffff',
    slug: 'ai-governance-readiness',
    fields: {
      declared: [aValue({ number: 14, citations })],
      statement: [aValue({ texts: { ar: text }, citations })],
      declaredFor: [aValue({ date: '2025', citations })],
    },
  })
}

const forgotten = (text: string) =>
  anIndicator(text, {
    id: 'rec_gggghhhhiiii',
    slug: 'forgotten',
    state: 'retracted',
    flagged: true,
    fields: { derivation: [aValue({ term: 'never.heard-of' })] },
  })

const events = (text: string): FigureEvent[] => [
  { at, count: 30, place: { kind: 'log-entry', index: 20, operation: 'datasets.create' } },
  {
    at,
    count: 1,
    place: { kind: 'data-set-version', dataSet: 'ds_aaaabbbbcccc', version: digest, title: { ar: text } },
  },
  { at, count: 1, place: { kind: 'record', slug: 'a-record', title: { ar: text } } },
  { at, count: 1, place: { kind: 'need', id: 'pb_aaaabbbbcccc', title: { ar: text } } },
]

/** Every page of indicators, in its states, by a name. */
export function everyIndicatorPage(frame: (address: string) => Frame, text: string): Readonly<Record<string, string>> {
  const page = (indicator: Indicator) => indicatorPage(frame(`/records/${indicator.slug}`), { indicator, regions: [] })
  const list = frame('/indicators')
  const under = frame('/indicators/questions-answered/events')
  const of = { indicator: measured(text), derivation: 'answers.answered' }
  return {
    indicators: indicatorsPage(list, {
      indicators: [measured(text), declared(text), forgotten(text)],
      regions: [],
      nextHref: '/ar/indicators?cursor=next',
    }),
    'indicators-empty': indicatorsPage(list, { indicators: [], regions: [], nextHref: null }),
    'indicator-measured': page(measured(text)),
    'indicator-declared': page(declared(text)),
    'indicator-forgotten': page(forgotten(text)),
    'indicator-events': eventsPage(under, {
      ...of,
      events: events(text),
      nextHref: '/ar/indicators/a/events?cursor=1',
    }),
    'indicator-events-none': eventsPage(under, { ...of, events: [], nextHref: null }),
  }
}
