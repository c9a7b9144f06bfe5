import { type Kysely, type Selectable, sql } from 'kysely'
import type { ProgrammeTables } from './tables.ts'

type ProgrammesDatabase = Kysely<ProgrammeTables>
type RecordRow = Selectable<ProgrammeTables['programmes.record']>

/** What a list is narrowed by; records that lead somewhere are asked for by the slug of what they lead to. */
export type RecordFilter = {
  readonly kind?: string | undefined
  readonly axis?: string | undefined
  /** By whichever of the fields that say who takes part. */
  readonly partner?: string | undefined
  /** By whichever field. */
  readonly linked?: string | undefined
  readonly sector?: string | undefined
  readonly region?: string | undefined
  /** A source's short name, as citations were made. */
  readonly source?: string | undefined
}

export type ListPlace = { readonly sortKey: string; readonly slug: string }

/** Brings what lists know of records up to what is in force: of these, or of all. */
export async function renewFacets(db: ProgrammesDatabase, records: readonly string[] | 'every-record'): Promise<void> {
  const isConcerned = records === 'every-record' ? sql`true` : sql`record_id = any (${[...records]}::text[])`
  await sql`delete from programmes.facet where ${isConcerned}`.execute(db)
  await sql`
    insert into programmes.facet (name, value, sort_key, slug, record_id)
    select name, value, sort_key, slug, record_id from programmes.facet_in_force where ${isConcerned}`.execute(db)
}

/** Published records that meet every condition, in the order of lists. */
export async function listPublished(
  db: ProgrammesDatabase,
  filter: RecordFilter,
  { after, limit }: { readonly after: ListPlace | undefined; readonly limit: number },
): Promise<RecordRow[]> {
  const facets = facetsOf(filter)
  const listed = facets.length > 0 ? sql`facet0` : sql`record`
  const joins = facets.map(({ name, value }, i) => {
    const facet = sql.raw(`facet${i}`)
    const before = sql.raw(`facet${i - 1}`)
    const isIt = sql`${facet}.name = ${name} and ${facet}.value = ${value}`
    if (i === 0) return sql`join programmes.facet ${facet} on ${facet}.record_id = record.id and ${isIt}`
    return sql`join programmes.facet ${facet} on ${isIt}
      and ${facet}.sort_key = ${before}.sort_key and ${facet}.slug = ${before}.slug`
  })
  const isAfter = after ? sql`and (${listed}.sort_key, ${listed}.slug) > (${after.sortKey}, ${after.slug})` : sql``
  const { rows } = await sql<RecordRow>`
    select record.* from programmes.record record ${sql.join(joins, sql` `)}
    where record.state = 'published' ${isAfter}
    order by ${listed}.sort_key, ${listed}.slug
    limit ${limit}`.execute(db)
  return rows
}

type Facet = { readonly name: string; readonly value: ReturnType<typeof sql> }

/** Conditions as facets, those first that leave least: pages are read along the first. */
function facetsOf({ partner, linked, region, source, sector, axis, kind }: RecordFilter): Facet[] {
  const leadsTo = (slug: string) => sql`(select id from programmes.record where slug = ${slug})`
  const conditions = [
    partner !== undefined && { name: 'partner', value: leadsTo(partner) },
    linked !== undefined && { name: 'linked', value: leadsTo(linked) },
    region !== undefined && { name: 'region', value: sql`${region}` },
    sector !== undefined && { name: 'sector', value: sql`${sector}` },
    source !== undefined && { name: 'source', value: sql`${source}` },
    axis !== undefined && { name: 'axis', value: leadsTo(axis) },
    kind !== undefined && { name: 'kind', value: sql`${kind}` },
  ]
  return conditions.filter((condition) => condition !== false)
}
