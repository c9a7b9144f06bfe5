import { z } from 'zod'
import { routeNotFound } from '../../http/problem-response.ts'
import { inLanguage } from '../../kernel/language.ts'
import { perform } from '../../kernel/perform.ts'
import { type FieldFault, Problem } from '../../kernel/problem.ts'
import { inputInvalid } from '../../kernel/problems.ts'
import { listVersionsBelowGate } from '../../modules/knowledge/index.ts'
import { listRules } from '../../modules/policy/index.ts'
import {
  approveRevision,
  kindNamed,
  listCitable,
  listFlagged,
  listProposals,
  listRecords,
  proposeChange,
  proposeEnd,
  proposeRecord,
  type RecordKind,
  type RecordLink,
  readRecord,
  readRevision,
  refuseRevision,
  suggestValues,
} from '../../modules/programmes/index.ts'
import { addresses, localised } from '../addresses.ts'
import { type CiteData, citePage } from '../desk/cite-page.tsx'
import { deskPage } from '../desk/desk-page.tsx'
import { type EndData, endPage } from '../desk/end-page.tsx'
import { faultsOf } from '../desk/form-faults.ts'
import {
  draftFrom,
  draftOf,
  emptyDraft,
  givenFields,
  type RecordDraft,
  type TakenValue,
  withMore,
  withoutEmpty,
  withTaken,
} from '../desk/record-draft.ts'
import { recordFormPage } from '../desk/record-form-page.tsx'
import type { Revision } from '../desk/revision-difference.ts'
import { revisionPage } from '../desk/revision-page.tsx'
import type { Choices } from '../desk/value-controls.tsx'
import type { Filled } from '../forms.tsx'
import type { RefusingRule } from '../problems/refusing-rules.tsx'
import { type Answer, frameAt, type PageRoutes, type Visit } from './visit.ts'

/** Records of a kind that a form lists to choose from. */
const mostChoices = 100
/** Values that one form takes from passages. */
const mostTaken = 100

/** The desk: where records are written, and decided on by somebody else. */
export function serveDesk(pages: PageRoutes): void {
  pages.get(addresses.desk, showDesk)
  pages.get(addresses.cite, showCite)

  pages.get(addresses.newRecord, (visit) => showForm(visit, kindOf(visit.query('kind')), null, emptyDraft))
  pages.post(addresses.newRecord, async (visit, form) => {
    const kind = kindOf(form.get('kind') ?? undefined)
    return take(visit, form, kind, null, emptyDraft, async (draft) => {
      const { slug, code, note } = draft
      const input = { kind: kind.kind, slug, ...(code && { code }), ...(note && { note }) }
      return perform(proposeRecord, visit.context, { ...input, fields: givenFields(kind, draft) })
    })
  })

  pages.get('/desk/records/:record/edit', async (visit) => {
    const revision = await baseOf(visit)
    return showForm(visit, kindOf(revision.kind), revision.record, draftFrom(revision))
  })
  pages.post('/desk/records/:record/edit', async (visit, form) => {
    const revision = await baseOf(visit)
    const kind = kindOf(revision.kind)
    return take(visit, form, kind, revision.record, draftFrom(revision), (draft) =>
      perform(proposeChange, visit.context, {
        record: revision.record,
        fields: givenFields(kind, draft),
        ...(draft.note && { note: draft.note }),
      }),
    )
  })

  pages.get('/desk/records/:record/end', async (visit) => ({ html: endPage(visit.frame, await endData(visit)) }))
  pages.post('/desk/records/:record/end', takeEnd)

  pages.get('/desk/records/:record/revisions/:revision', (visit) => showRevision(visit, null, ''))
  pages.post('/desk/records/:record/revisions/:revision/approval', (visit) =>
    decide(visit, '', () => perform(approveRevision, visit.context, revisionNamed(visit))),
  )
  pages.post('/desk/records/:record/revisions/:revision/refusal', (visit, form) => {
    const reason = form.get('reason')?.replaceAll('\r\n', ' ').trim() ?? ''
    return decide(visit, reason, () => perform(refuseRevision, visit.context, { ...revisionNamed(visit), reason }))
  })
}

async function showDesk({ frame, language, context, query }: Visit): Promise<Answer> {
  const [cursor, flaggedCursor] = [query('waiting'), query('flagged')]
  const waiting = await perform(listProposals, context, { ...(cursor && { cursor }) })
  const flagged = await perform(listFlagged, context, { ...(flaggedCursor && { cursor: flaggedCursor }) })
  const { versions } = await perform(listVersionsBelowGate, context, {})
  const more = (name: string, next: string | null) =>
    next && `${localised(language, addresses.desk)}?${new URLSearchParams({ [name]: next })}`
  return {
    html: deskPage(frame, {
      proposals: waiting.proposals,
      moreProposals: more('waiting', waiting.next),
      flagged: flagged.records,
      moreFlagged: more('flagged', flagged.next),
      belowGate: versions.map(({ dataSet, version, title, pages }) => ({
        title: inLanguage(title, language).text,
        pages,
        href: localised(language, addresses.pagesBelowGate(dataSet, version)),
      })),
    }),
  }
}

/** @throws Problem as for a page that is not there. */
function kindOf(name: string | undefined): RecordKind {
  const kind = name === undefined ? undefined : kindNamed(name)
  if (!kind) throw routeNotFound({})
  return kind
}

async function showForm(
  visit: Visit,
  kind: RecordKind,
  record: string | null,
  draft: RecordDraft,
  problem: Problem | null = null,
): Promise<{ html: string; status: number }> {
  const address = record === null ? `${addresses.newRecord}?kind=${kind.kind}` : addresses.editRecord(record)
  const html = recordFormPage(frameAt(visit, address), {
    kind,
    record,
    draft,
    choices: await choicesOf(visit, kind),
    faults: problem && faultsOf(visit.language, kind, draft, problem),
  })
  return { html, status: problem?.status ?? 200 }
}

async function choicesOf({ context }: Visit, kind: RecordKind): Promise<Choices> {
  const { documents } = await perform(listCitable, context, {})
  const wanted = new Set(Object.values(kind.fields).flatMap(({ of }) => of ?? []))
  const records = new Map<string, readonly RecordLink[]>()
  for (const name of wanted) {
    const links = await recordsOf(context, name)
    if (links) records.set(name, links)
  }
  return { regions: context.regions.list, records, documents }
}

/** All records of a kind, unless they are too many to choose from in a list. */
async function recordsOf(context: Visit['context'], kind: string): Promise<RecordLink[] | null> {
  const { records, next } = await perform(listRecords, context, { kind, limit: mostChoices })
  return next === null ? records.map(({ slug, kind, code, title }) => ({ slug, kind, code, title })) : null
}

/** What a form begins with: the revision in force, or the one that was named, or the first proposal. */
async function baseOf({ context, parameter, query }: Visit): Promise<Revision> {
  const record = parameter('record')
  const first = await perform(readRevision, context, { record, revision: query('from') ?? 1 })
  const wanted = query('from') === undefined ? (first.inForce ?? first.revision) : first.revision
  return wanted === first.revision ? first : perform(readRevision, context, { record, revision: wanted })
}

/** A form of a record that came: to be drawn again with more in it, or to be proposed. */
async function take(
  visit: Visit,
  form: URLSearchParams,
  kind: RecordKind,
  record: string | null,
  base: RecordDraft,
  propose: (draft: RecordDraft) => Promise<{ record: string; revision: number }>,
): Promise<Answer> {
  const taken = form.getAll('take')
  if (taken.length > 0) return showForm(visit, kind, record, withTaken(base, takenValues(kind, taken)))
  const draft = draftOf(kind, form)
  const more = form.get('more')
  if (more !== null) return showForm(visit, kind, record, withMore(draft, more))

  const whole = withoutEmpty(draft)
  try {
    requireDocuments(whole)
    const proposed = await propose(whole)
    return { seeOther: addresses.revision(proposed.record, proposed.revision) }
  } catch (error) {
    if (!(error instanceof Problem) || ![400, 409, 422].includes(error.status)) throw error
    return showForm(visit, kind, record, whole, error)
  }
}

const Text = z.string().max(4000)
const Taken = z.object({
  field: z.string().max(40),
  value: z.object({
    texts: z.object({ ar: Text, fr: Text, en: Text }).partial().optional(),
    date: Text.optional(),
    number: z.number().optional(),
    record: Text.optional(),
    region: Text.optional(),
    term: Text.optional(),
  }),
  citation: z.object({
    document: Text,
    page: z.number(),
    start: z.number(),
    end: z.number(),
    text: Text,
  }),
})

/** What was ticked on the page of a passage. What is no such thing came from elsewhere, and is passed over. */
function takenValues(kind: RecordKind, taken: readonly string[]): TakenValue[] {
  return taken.slice(0, mostTaken).flatMap((text) => {
    const read = Taken.safeParse(jsonOf(text))
    if (!read.success || !Object.hasOwn(kind.fields, read.data.field)) return []
    const { field, value, citation } = read.data
    const { texts, date, number, record, region, term } = value
    const is = date ?? record ?? region ?? term ?? (number === undefined ? '' : String(number))
    return [
      { field, value: { texts: { ar: texts?.ar ?? '', fr: texts?.fr ?? '', en: texts?.en ?? '' }, is }, citation },
    ]
  })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Words whose document nobody chose: said beside them, in better words than the operation has for a missing digest. */
function requireDocuments(draft: RecordDraft): void {
  const fields: FieldFault[] = Object.entries(draft.fields).flatMap(([name, values]) =>
    values.flatMap(({ quoted }, place) =>
      quoted.some(({ document }) => document === '')
        ? [{ path: `fields.${name}.${place}`, fault: 'document-missing', values: {} }]
        : [],
    ),
  )
  if (fields.length > 0) throw new Problem(inputInvalid.code, inputInvalid.status, { count: fields.length }, fields)
}

const placeFields = ['dataSet', 'version', 'path', 'page', 'start', 'end'] as const

async function showCite(visit: Visit): Promise<Answer> {
  const { context, frame, language, query } = visit
  const kind = kindNamed(query('kind') ?? '') ?? null
  const given = placeFields.flatMap((name) => (query(name) ? [[name, query(name)!] as const] : []))
  const place = query('dataSet') ? Object.fromEntries(given) : null
  const asked = query('query')?.trim() ?? ''
  const data: CiteData = {
    kind,
    record: query('record') || null,
    query: context.personalData.mask(asked).text,
    place,
    suggestions: null,
    regions: context.regions.list,
    faults: null,
  }
  if (!kind || (asked === '' && !place)) {
    // The page is for those who may write records: the list of what waits is theirs too.
    await perform(listProposals, context, { limit: 1 })
    return { html: citePage(frame, data) }
  }
  try {
    const input = place ? { kind: kind.kind, ...place } : { kind: kind.kind, query: asked }
    const suggestions = await perform(suggestValues, context, input)
    return { html: citePage(frame, { ...data, suggestions }) }
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 400) throw error
    return { html: citePage(frame, { ...data, faults: faultsOf(language, kind, emptyDraft, error) }), status: 400 }
  }
}

function revisionNamed({ parameter }: Visit): { record: string; revision: string } {
  return { record: parameter('record'), revision: parameter('revision') }
}

async function showRevision(
  visit: Visit,
  problem: Problem | null,
  reason: string,
): Promise<{ html: string; status: number }> {
  const { context, language } = visit
  const revision = await perform(readRevision, context, revisionNamed(visit))
  const kind = kindOf(revision.kind)
  const { record, revision: number, inForce } = revision
  // What was approved is shown beside what it replaced.
  const before = revision.state === 'approved' ? revision.base : inForce
  const other = before === null ? null : await perform(readRevision, context, { record, revision: before })
  const titled = (other ?? revision).fields[kind.title]?.find(({ texts }) => texts !== null)
  const html = revisionPage(frameAt(visit, addresses.revision(record, number)), {
    kind,
    revision,
    inForce: other,
    title: titled?.texts ?? null,
    regions: context.regions.list,
    refusing: revision.own ? await rulesAgainst(visit, revision) : [],
    faults: problem && faultsOf(language, kind, emptyDraft, problem),
    reason,
  })
  return { html, status: problem?.status ?? 200 }
}

/**
 * The rules by which somebody may not decide on what they proposed. Nothing is done here, so nothing is logged: the
 * operation itself would ask again.
 */
async function rulesAgainst({ context, language }: Visit, { record, revision }: Revision): Promise<RefusingRule[]> {
  const { decider, principal, channel, clock } = context
  if (principal.kind === 'anonymous') return []
  const { id: operation, permission } = approveRevision
  const resource = { kind: 'record-revision', id: `${record}/${revision}`, published: false, author: principal.id }
  const { reasons } = decider.decide({ operation, permission, principal, channel, at: clock(), resource })
  const { rules } = await perform(listRules, context, {})
  return reasons.flatMap(({ rule: id, effect }) => {
    const sentence = rules.find(({ rule }) => rule === id)?.sentence[language]
    return effect === 'deny' && sentence !== undefined ? [{ id, sentence }] : []
  })
}

async function decide(
  visit: Visit,
  reason: string,
  deciding: () => Promise<{ record: string; revision: number }>,
): Promise<Answer> {
  try {
    const { record, revision } = await deciding()
    return { seeOther: addresses.revision(record, revision) }
  } catch (error) {
    if (!(error instanceof Problem) || ![400, 409, 422].includes(error.status)) throw error
    return showRevision(visit, error, reason)
  }
}

async function endData({ context, parameter }: Visit): Promise<EndData> {
  const record = await perform(readRecord, context, { record: parameter('record') })
  const successors = await recordsOf(context, record.kind)
  return { record, successors: successors?.filter(({ slug }) => slug !== record.slug) ?? null }
}

async function takeEnd(visit: Visit, form: URLSearchParams): Promise<Answer> {
  const said = (name: string) => form.get(name)?.replaceAll('\r\n', ' ').trim() ?? ''
  const [change, by, note] = [said('change'), said('by'), said('note')]
  const record = visit.parameter('record')
  try {
    const successor = by === 'none' ? '' : by
    const input = { record, change, note, ...(change === 'supersession' && { by: successor }) }
    const proposed = await perform(proposeEnd, visit.context, input)
    return { seeOther: addresses.revision(proposed.record, proposed.revision) }
  } catch (error) {
    if (!(error instanceof Problem) || ![400, 409, 422].includes(error.status)) throw error
    const filled: Filled = { values: { change, by, note }, problem: error }
    const html = endPage(frameAt(visit, addresses.endRecord(record)), await endData(visit), filled)
    return { html, status: error.status }
  }
}
