import type { Language } from '../../kernel/language.ts'
import { Problem } from '../../kernel/problem.ts'
import { kindNamed } from '../../modules/programmes/index.ts'
import type { Frame } from '../frame.ts'
import { aCitation, aRecord, aValue, someRegions } from '../records/testing.ts'
import { citePage } from './cite-page.tsx'
import { deskPage } from './desk-page.tsx'
import { endPage } from './end-page.tsx'
import { faultsOf } from './form-faults.ts'
import { type DraftValue, emptyDraft, emptyValue, type RecordDraft } from './record-draft.ts'
import { recordFormPage } from './record-form-page.tsx'
import type { Revision } from './revision-difference.ts'
import { revisionPage } from './revision-page.tsx'
import type { Choices } from './value-controls.tsx'

/** Builders for tests: the pages of the desk, where every text that people write is `text`. */

const said = { texts: null, date: null, number: null, record: null, region: null, term: null, address: null }

function aRevision(text: string, over: Partial<Revision> = {}): Revision {
  const { document, page, start, end, quote } = aCitation(text)
  const citations = [{ document, page, start, end, quote }]
  const words = { ...said, texts: { ar: text } }
  return {
    id: 'rec_aaaabbbbcccc',
    record: 'nador',
    kind: 'institute',
    code: null,
    revision: 2,
    change: 'edit',
    state: 'proposed',
    base: 1,
    inForce: 1,
    note: text,
    reason: null,
    proposedAt: '2026-11-21T10:00:00.000Z',
    decidedAt: null,
    own: false,
    supersededBy: null,
    fields: {
      name: [aValue({ texts: { ar: text }, citations: [aCitation(text)] })],
      launchedOn: [aValue({ date: '2026-01-12', citations: [aCitation(text, { stands: false })], flagged: true })],
      region: [aValue({ region: '02' })],
    },
    given: {
      name: [{ ...words, citations: [...citations, { ...citations[0]!, page: 2 }] }],
      launchedOn: [{ ...said, date: '2026-01-12', citations }],
      partner: [{ ...said, record: 'unseen', citations }],
      region: [{ ...said, region: '02', citations: [] }],
    },
    unproved: [{ field: 'partner', place: 0 }],
    ...over,
  }
}

/** Every page of the desk, in its states, by a name. */
export function everyDeskPage(language: Language, text: string, frame: Frame): Readonly<Record<string, string>> {
  const at = (address: string): Frame => ({ ...frame, address, person: { name: text, isOfficer: true } })
  const kind = kindNamed('institute')!
  const { slug, code, title, ...record } = aRecord('institute', 'nador', text)
  const link = { slug, code, title, kind: record.kind }
  const choices: Choices = {
    regions: someRegions,
    records: new Map([['organisation', [link]]]),
    documents: [
      { document: aCitation(text).document, path: 'ar/a.md', title: { ar: text }, dataSetTitle: { fr: text } },
    ],
  }
  const placed = {
    document: aCitation(text).document,
    page: 1,
    start: 3,
    end: 9,
    quote: '',
    isFormer: true,
    keep: true,
  }
  const cited: DraftValue = {
    texts: { ar: text, fr: '', en: text },
    is: '',
    placed: [
      { ...placed, text },
      { ...placed, text: '', keep: false },
    ],
    quoted: [{ document: placed.document, words: text, page: '2' }],
  }
  const draft: RecordDraft = {
    slug: 'nador',
    code: 'I1',
    note: text,
    fields: { name: [cited, emptyValue], partner: [{ ...cited, is: 'nador' }], region: [{ ...emptyValue, is: '99' }] },
  }
  const uncited = new Problem('record.value-uncited', 422, { field: 'name', place: 1 })
  const invalid = new Problem('request.invalid', 400, { count: 2 }, [
    { path: 'slug', fault: 'wrong-form', values: {} },
    { path: 'fields.launchedOn.0.date', fault: 'wrong-form', values: {} },
  ])
  const form = (address: string, over: Partial<Parameters<typeof recordFormPage>[1]>) =>
    recordFormPage(at(address), { kind, record: null, draft: emptyDraft, choices, faults: null, ...over })
  const revision = (over: Partial<Revision>, inForce: Revision | null, more: object = {}) =>
    revisionPage(at('/desk/records/nador/revisions/2'), {
      kind,
      revision: aRevision(text, over),
      inForce,
      title: { ar: text },
      regions: someRegions,
      refusing: [],
      faults: null,
      reason: '',
      ...more,
    })
  const before = aRevision(text, { given: { role: aRevision(text).given.name! }, fields: {} })
  const proposal = {
    record: { id: 'rec_aaaabbbbcccc', slug, kind: 'institute', code: null, title },
    revision: 2,
    change: 'edit' as const,
    note: text,
    proposedAt: '2026-11-21T10:00:00.000Z',
    own: false,
  }
  const sentence = {
    dataSet: 'ds_aaaabbbbcccc',
    version: placed.document,
    path: 'ar/a.md',
    document: placed.document,
    page: 1,
    start: 3,
    end: 9,
    text,
  }
  const looked = { kind, record: 'nador', query: text, place: null, regions: someRegions, faults: null }
  return {
    desk: deskPage(at('/desk'), {
      proposals: [
        proposal,
        { ...proposal, revision: 3, own: true, note: null, record: { ...proposal.record, title: null } },
      ],
      moreProposals: '/next',
      flagged: [aRecord('institute', 'oujda', text, { flagged: true })],
      moreFlagged: '/next',
      belowGate: [{ title: text, pages: 3, href: '/pages-below-gate' }],
    }),
    'desk-empty': deskPage(at('/desk'), {
      proposals: [],
      moreProposals: null,
      flagged: [],
      moreFlagged: null,
      belowGate: [],
    }),
    'desk-new': form('/desk/records/new?kind=institute', {}),
    'desk-change': form('/desk/records/nador/edit', { record: 'nador', draft }),
    'desk-refused': form('/desk/records/new?kind=institute', {
      draft,
      faults: faultsOf(language, kind, draft, uncited),
    }),
    'desk-invalid': form('/desk/records/new?kind=institute', {
      draft,
      faults: faultsOf(language, kind, draft, invalid),
    }),
    'desk-first-proposal': revision({ base: null, inForce: null, revision: 1 }, null),
    'desk-proposal': revision({}, before),
    'desk-own-proposal': revision({ own: true, note: null }, before, {
      refusing: [{ id: 'ma.a-rule', sentence: text }],
    }),
    'desk-refused-proposal': revision(
      { state: 'refused', reason: text, decidedAt: '2026-11-21T11:00:00.000Z' },
      before,
    ),
    'desk-proposed-end': revision({ change: 'supersession', supersededBy: link, base: 1, inForce: 2 }, null),
    'desk-end': endPage(at('/desk/records/nador/end'), { record: { slug, code, title }, successors: [link] }),
    'desk-cite': citePage(at('/desk/cite'), { ...looked, kind: null, record: null, suggestions: null }),
    'desk-cited': citePage(at('/desk/cite?kind=institute'), {
      ...looked,
      suggestions: {
        sentences: [
          {
            ...sentence,
            suggestions: [
              { field: 'launchedOn', rule: 'date', value: { date: '2026-01-12' }, words: text },
              { field: 'partner', rule: 'record', value: { record: slug }, words: null },
              { field: 'region', rule: 'region', value: { region: '02' }, words: null },
              { field: 'stage', rule: 'term', value: { term: 'launched' }, words: null },
              { field: 'role', rule: 'sentence', value: { texts: { ar: text } }, words: null },
              { field: 'name', rule: 'quoted-name', value: { texts: { ar: `${text} 2` } }, words: text },
            ],
          },
          { ...sentence, start: 20, suggestions: [] },
        ],
        records: [link],
      },
    }),
    'desk-cited-nothing': citePage(at('/desk/cite?kind=institute'), {
      ...looked,
      place: { dataSet: sentence.dataSet, path: sentence.path },
      suggestions: { sentences: [], records: [] },
    }),
  }
}
