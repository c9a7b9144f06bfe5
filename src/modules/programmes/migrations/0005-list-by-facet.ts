import { type Kysely, sql } from 'kysely'

export const name = '0005-list-by-facet'

/** What lists of records are narrowed by, in the order in which they are shown, so that a page is read and not sorted out. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table programmes.facet (
      name text collate "C" not null,
      value text collate "C" not null,
      sort_key text collate "C" not null,
      slug text collate "C" not null,
      record_id text not null references programmes.record (id),
      primary key (name, value, sort_key, slug)
    )`.execute(db)
  await sql`create index facet_record on programmes.facet (record_id)`.execute(db)
  await sql`
    create view programmes.facet_in_force as
      select 'kind' as name, record.kind as value, record.sort_key, record.slug, record.id as record_id
      from programmes.record record where record.state = 'published'
      union
      select
        case
          when value.region is not null then 'region'
          when value.field in ('axis', 'sector') then value.field
          else 'partner'
        end,
        coalesce(value.region, value.term, value.target), record.sort_key, record.slug, record.id
      from programmes.record record
      join programmes.value value on value.record_id = record.id and value.revision = record.revision
      where record.state = 'published' and (
        value.region is not null
        or (value.field = 'axis' and value.target is not null)
        or (value.field = 'sector' and value.term is not null)
        or (value.field in ('partner', 'party', 'promisedBy', 'leader', 'organiser') and value.target is not null))
      union
      select 'linked', value.target, record.sort_key, record.slug, record.id
      from programmes.record record
      join programmes.value value on value.record_id = record.id and value.revision = record.revision
      where record.state = 'published' and value.target is not null
      union
      select 'source', source, record.sort_key, record.slug, record.id
      from programmes.record record
      join programmes.citation citation on citation.record_id = record.id and citation.revision = record.revision
      cross join unnest(citation.sources) as source
      where record.state = 'published'`.execute(db)
  await sql`
    insert into programmes.facet (name, value, sort_key, slug, record_id)
    select name, value, sort_key, slug, record_id from programmes.facet_in_force`.execute(db)
}
