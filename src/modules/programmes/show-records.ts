import { type Database, viewOf } from '../../kernel/database.ts'
import { languages, type Multilingual } from '../../kernel/language.ts'
import type { Reader } from '../knowledge/index.ts'
import { citationKey, proveCitations } from './citations/prove-citations.ts'
import type { RecordKind } from './kind.ts'
import { kindNamed } from './kinds.ts'
import type { RecordLink, ShownCitation, ShownRecord, ShownValue } from './record.ts'
import type { RecordRow } from './record-store.ts'
import type { ProgrammeTables } from './tables.ts'
import { type CitationRow, citationsOf, neededValuesOf, type TitleRow, type ValueRow, valuesOf } from './value-store.ts'

/** What one revision of a record says, as a reader may see it. */
export type ShownRevision = {
  readonly fields: Readonly<Record<string, ShownValue[]>>
  /** Values of fields that need a source and of which nothing may be shown to this reader. */
  readonly hidden: readonly { readonly field: string; readonly place: number }[]
}

/** Reads what revisions say and proves it for a reader; in as many queries for one record as for a hundred. */
export async function showRevisions(
  db: Database,
  reader: Reader,
  revisions: readonly { readonly record: string; readonly revision: number; readonly kind: RecordKind }[],
  alsoLinked: readonly string[] = [],
): Promise<{ readonly revisions: readonly ShownRevision[]; readonly links: ReadonlyMap<string, RecordLink> }> {
  const own = viewOf<ProgrammeTables>(db)
  const values = await valuesOf(own, revisions)
  const targets = new Set([...values.flatMap(({ target }) => target ?? []), ...alsoLinked])
  const needed = await neededValuesOf(own, [...targets])
  const citations = await citationsOf(own, [...values, ...needed])
  const proved = await proveCitations(db, reader, citations)
  const shownOf = byValue(citations, proved)
  const links = linksOf(needed, shownOf)

  const valuesByRevision = Map.groupBy(values, ({ record_id, revision }) => `${record_id} ${revision}`)
  return {
    links,
    revisions: revisions.map(({ record, revision, kind }) =>
      showRevision(kind, valuesByRevision.get(`${record} ${revision}`) ?? [], shownOf, links),
    ),
  }
}

/**
 * Records as a reader may see them at this moment. One whose title or whose required fields cannot be shown is left out:
 * for this reader it is not there.
 */
export async function showRecords(db: Database, reader: Reader, rows: readonly RecordRow[]): Promise<ShownRecord[]> {
  const inForce = rows.flatMap((row) => {
    const kind = kindNamed(row.kind)
    return kind && row.revision !== null ? [{ row, kind, record: row.id, revision: row.revision }] : []
  })
  const successors = rows.flatMap(({ superseded_by }) => superseded_by ?? [])
  const { revisions, links } = await showRevisions(db, reader, inForce, successors)
  return inForce.flatMap(({ row, kind, revision }, i) => {
    const { fields } = revisions[i]!
    const lacks = Object.entries(kind.fields).some(([name, field]) => field.required && fields[name]!.length === 0)
    if (lacks || row.state === 'proposed') return []
    const shown: ShownRecord = {
      id: row.id,
      slug: row.slug,
      kind: row.kind,
      code: row.code,
      state: row.state,
      supersededBy: (row.superseded_by && links.get(row.superseded_by)) || null,
      title: titleFrom(fields[kind.title]!.map(({ texts }) => texts)),
      fields: { ...fields },
      flagged: Object.values(fields).some((values) => values.some(({ flagged }) => flagged)),
      revision,
      publishedAt: row.published_at!.toISOString(),
      changedAt: row.changed_at.toISOString(),
    }
    return [shown]
  })
}

/** Of records by id, what links to them say, as far as the reader may see their titles. */
export async function linksTo(
  db: Database,
  reader: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RecordLink>> {
  return (await showRevisions(db, reader, [], ids)).links
}

type CitedValue = Pick<ValueRow, 'record_id' | 'revision' | 'field' | 'place'>

function valueKey({ record_id, revision, field, place }: CitedValue): string {
  return `${record_id} ${revision} ${field} ${place}`
}

/** The proved citations of each value: of primary documents first, those that stand before those that did. */
function byValue(
  citations: readonly CitationRow[],
  proved: ReadonlyMap<string, ShownCitation>,
): (value: CitedValue) => ShownCitation[] {
  const grouped = Map.groupBy(citations, valueKey)
  return (value) => {
    const shown = (grouped.get(valueKey(value)) ?? []).flatMap((row) => proved.get(citationKey(row)) ?? [])
    const standing = shown.filter(({ stands }) => stands)
    // What readers get now says it: where it stood before is of no interest then.
    return (standing.length > 0 ? standing : shown).sort((one, other) => rank(one) - rank(other))
  }
}

function rank({ provenance }: ShownCitation): number {
  return provenance === 'primary' ? 0 : 1
}

function showRevision(
  kind: RecordKind,
  values: readonly ValueRow[],
  shownOf: (value: CitedValue) => ShownCitation[],
  links: ReadonlyMap<string, RecordLink>,
): ShownRevision {
  const fields: Record<string, ShownValue[]> = {}
  const hidden: { field: string; place: number }[] = []
  const ofField = Map.groupBy(values, ({ field }) => field)
  for (const [name, { from }] of Object.entries(kind.fields)) {
    fields[name] = (ofField.get(name) ?? []).flatMap((value) => {
      const citations = shownOf(value)
      if (from === 'sources' && citations.length === 0) {
        hidden.push({ field: name, place: value.place })
        return []
      }
      const { texts, date, number, region, term, address, target } = value
      const record = (target && links.get(target)) || null
      // A link to what this reader cannot see says nothing without words of its own.
      if (target && !record && !texts) return []
      const flagged = citations.length > 0 && !citations.some(({ stands }) => stands)
      return [{ texts, date, number, region, term, address, record, citations, flagged }]
    })
  }
  return { fields, hidden }
}

/** What is not shown for want of a field that it must have is not named by a link either. */
function linksOf(
  needed: readonly TitleRow[],
  shownOf: (value: CitedValue) => ShownCitation[],
): ReadonlyMap<string, RecordLink> {
  const links = new Map<string, RecordLink>()
  for (const [id, values] of Map.groupBy(needed, ({ record_id }) => record_id)) {
    const [{ slug, code, kind: named }] = values as [TitleRow]
    const kind = kindNamed(named)
    if (!kind) continue
    const shown = values.filter((value) => kind.fields[value.field]?.from === 'ours' || shownOf(value).length > 0)
    const has = new Set(shown.map(({ field }) => field))
    if (Object.entries(kind.fields).some(([name, { required }]) => required && !has.has(name))) continue
    const titles = shown.filter(({ field }) => field === kind.title)
    links.set(id, { slug, code, kind: named, title: titleFrom(titles.map(({ texts }) => texts)) })
  }
  return links
}

/** Of each language the first that there is. */
function titleFrom(texts: readonly (Multilingual | null)[]): Multilingual {
  const title: Multilingual = {}
  for (const language of languages) {
    const found = texts.find((text) => text?.[language] !== undefined)?.[language]
    if (found !== undefined) title[language] = found
  }
  return title
}
