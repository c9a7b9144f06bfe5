import { type RawBuilder, sql } from 'kysely'
import { type Database, viewOf } from '../../src/kernel/database.ts'
import { newId } from '../../src/kernel/identifier.ts'
import { renewFacets } from '../../src/modules/programmes/facet-store.ts'
import { kindNamed, type ProgrammeTables, sectors } from '../../src/modules/programmes/index.ts'
import type { Stretch } from './cited-documents.ts'

const atOnce = 2_000
const axes = 5
const organisations = 2_000
const events = 50
const shares = ['agreement', 'recommendation', 'institute', 'programme', 'laboratory'] as const

type Planted = { readonly id: string; readonly slug: string; readonly kind: string; readonly code: string | null }
type Value = {
  readonly field: string
  readonly text?: string
  readonly target?: string
  readonly term?: string
  readonly region?: string
  readonly date?: string
}

/**
 * Puts records in force by rows: six values and more each, every one of a field that needs a source with a sentence of a
 * document that proves it. Triggers are off meanwhile: what they would ask for is there, and asking a million times is
 * what takes long.
 */
export async function plantRecords(db: Database, stretches: readonly Stretch[], count: number): Promise<Planted[]> {
  const records = planned(count)
  const named = (kind: string) => records.filter((record) => record.kind === kind)
  const among = { axis: named('axis'), organisation: named('organisation'), event: named('event') }
  let nextStretch = 0
  const anyStretch = () => {
    nextStretch += 7919
    return stretches[nextStretch % stretches.length]!
  }
  await db.connection().execute(async (connection) => {
    await sql`set session_replication_role = replica`.execute(connection)
    for (let from = 0; from < records.length; from += atOnce) {
      const batch = records.slice(from, from + atOnce)
      const values = batch.flatMap((record, i) =>
        valuesOf(record, from + i, among).map((value) => ({ record, place: 0, ...value })),
      )
      const citations = values
        .filter(({ record, field }) => kindNamed(record.kind)!.fields[field]!.from === 'sources')
        .flatMap(({ record, field }, i) =>
          i % 4 === 0
            ? [
                { record, field },
                { record, field },
              ]
            : [{ record, field }],
        )
        .map((cited) => ({ ...cited, ...anyStretch() }))
      await insertRecords(connection, batch)
      await insertValues(connection, values)
      await insertCitations(connection, citations)
    }
    await sql`set session_replication_role = default`.execute(connection)
  })
  await renewFacets(viewOf<ProgrammeTables>(db), 'every-record')
  await sql`vacuum (analyze)`.execute(db)
  return records
}

function planned(count: number): Planted[] {
  const planted = (kind: string, n: number, letter: string): Planted => {
    return { id: newId('rec'), slug: `${kind}-${n}`, kind, code: n % 2 === 0 ? `${letter}${n}` : null }
  }
  const fixed = [
    ...Array.from({ length: axes }, (_, n) => planted('axis', n, 'X')),
    ...Array.from({ length: Math.min(organisations, count) }, (_, n) => planted('organisation', n, 'O')),
    ...Array.from({ length: events }, (_, n) => planted('event', n, 'E')),
  ]
  const others = Array.from({ length: Math.max(0, count - fixed.length) }, (_, n) => {
    const kind = shares[n % shares.length]!
    return planted(kind, n, kind[0]!.toUpperCase())
  })
  return [...fixed, ...others]
}

function valuesOf(
  { kind }: Planted,
  n: number,
  among: Readonly<Record<'axis' | 'organisation' | 'event', readonly Planted[]>>,
): Value[] {
  const pick = (list: readonly Planted[]) => list[(n * 7) % list.length]!.id
  const text = (field: string): Value => ({ field, text: `${field} ${n} كما تقوله المصادر` })
  const tags: Value[] = [
    { field: 'axis', target: pick(among.axis) },
    { field: 'sector', term: sectors[n % sectors.length]! },
  ]
  const region: Value = { field: 'region', region: String((n % 12) + 1).padStart(2, '0') }
  switch (kind) {
    case 'axis':
      return [text('name'), text('description')]
    case 'organisation':
      return [text('name'), text('description'), text('country'), region, ...tags]
    case 'event':
      return [text('name'), text('place'), { field: 'startsOn', date: '2026-01-12' }, text('figure'), ...tags]
    case 'agreement': {
      const partner = pick(among.organisation)
      const event = { field: 'event', target: pick(among.event) }
      return [
        text('partner'),
        { field: 'party', target: partner },
        event,
        text('subject'),
        text('promise'),
        region,
        ...tags,
      ]
    }
    case 'recommendation':
      return [text('statement'), { field: 'event', target: pick(among.event) }, ...tags]
    case 'institute':
      return [
        text('name'),
        text('role'),
        text('place'),
        { field: 'partner', target: pick(among.organisation) },
        region,
        ...tags,
      ]
    case 'programme':
      return [
        text('name'),
        text('description'),
        text('aim'),
        { field: 'leader', target: pick(among.organisation) },
        ...tags,
      ]
    default:
      return [
        text('name'),
        text('place'),
        text('work'),
        { field: 'partner', target: pick(among.organisation) },
        ...tags,
      ]
  }
}

async function insertRecords(db: Database, records: readonly Planted[]): Promise<void> {
  const sorted = records.map(({ code }) => code?.replace(/\d+/g, (digits) => digits.padStart(6, '0')) ?? '~')
  await sql`
    insert into programmes.revision
      (record_id, number, change, state, author, proposed_at, decided_by, decided_at)
    select id, 1, 'edit', 'approved', 'per_aaaaaaaaaaaa', now(), 'per_bbbbbbbbbbbb', now()
    from ${columnsOf(
      records.map(({ id }) => [id]),
      ['text'],
    )} as planted (id)`.execute(db)
  await sql`
    insert into programmes.record
      (id, kind, slug, code, sort_key, state, revision, created_at, published_at, changed_at)
    select id, kind, slug, code, sort_key, 'published', 1, now(), now(), now()
    from ${columnsOf(
      records.map(({ id, kind, slug, code }, i) => [id, kind, slug, code, sorted[i]!]),
      ['text', 'text', 'text', 'text', 'text'],
    )} as planted (id, kind, slug, code, sort_key)`.execute(db)
}

async function insertValues(
  db: Database,
  values: readonly (Value & { readonly record: Planted; readonly place: number })[],
): Promise<void> {
  const rows = values.map(({ record, field, place, text, date, target, region, term }) => {
    const texts = text === undefined ? null : JSON.stringify({ ar: text, fr: `${text} (fr)` })
    return [record.id, record.kind, field, place, texts, date ?? null, target ?? null, region ?? null, term ?? null]
  })
  await sql`
    insert into programmes.value (record_id, revision, kind, field, place, texts, date, target, region, term)
    select id, 1, kind, field, place, texts, date, target, region, term
    from ${columnsOf(rows, ['text', 'text', 'text', 'int', 'jsonb', 'text', 'text', 'text', 'text'])}
      as planted (id, kind, field, place, texts, date, target, region, term)`.execute(db)
}

async function insertCitations(
  db: Database,
  citations: readonly (Stretch & { readonly record: Planted; readonly field: string })[],
): Promise<void> {
  const rows = citations.map(({ record, field, document, page, start, end, quote, sources }) => {
    return [record.id, field, document, page, start, end, quote, sources[0] ?? null]
  })
  await sql`
    insert into programmes.citation
      (record_id, revision, field, place, document, page, start, "end", quote, sources, made_at)
    select id, 1, field, 0, document, page, start, "end", quote, array_remove(array[source], null), now()
    from ${columnsOf(rows, ['text', 'text', 'text', 'int', 'int', 'int', 'text', 'text'])}
      as planted (id, field, document, page, start, "end", quote, source)
    on conflict do nothing`.execute(db)
}

/** Rows as a table expression: an array for each column. */
function columnsOf(
  rows: readonly (readonly (string | number | null)[])[],
  types: readonly string[],
): RawBuilder<unknown> {
  const columns = types.map((type, i) => sql`${rows.map((row) => row[i]!)}::${sql.raw(type)}[]`)
  return sql`unnest(${sql.join(columns)})`
}
