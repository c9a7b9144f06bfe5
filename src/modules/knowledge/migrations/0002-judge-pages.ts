import { type Kysely, sql } from 'kysely'

export const name = '0002-judge-pages'

/**
 * What was measured on each page, and what officers decided about pages. A decision holds for one data set, so the index of a
 * version belongs to a data set from here on: the same content in two of them may be read in two ways.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table knowledge.extraction
      add column quality text not null default '',
      add column corrects text references knowledge.extraction (digest)`.execute(db)
  await sql`
    alter table knowledge.page
      add column verdict text not null default 'sound' check (verdict in ('sound', 'repaired', 'below-gate')),
      add column reasons text[] not null default '{}',
      add column signals jsonb not null default '{}',
      add column repairs jsonb not null default '[]',
      add column doubtful jsonb not null default '[]',
      add column corrected boolean not null default false`.execute(db)
  await sql`create index page_below_gate on knowledge.page (extraction) where verdict = 'below-gate'`.execute(db)
  await sql`create index indexed_document_extraction on knowledge.indexed_document (extraction)`.execute(db)
  await sql`
    create table knowledge.page_decision (
      id bigint generated always as identity primary key,
      data_set text not null,
      file text not null,
      page int not null,
      page_digest text not null,
      decision text not null check (decision in ('accept', 'correct')),
      text text check ((text is not null) = (decision = 'correct')),
      reason text not null,
      decided_by text not null,
      decided_at timestamptz not null
    )`.execute(db)
  await sql`
    create index page_decision_page on knowledge.page_decision (data_set, file, page, page_digest, id)`.execute(db)

  await sql`alter table knowledge.indexing add column pages_done int not null default 0`.execute(db)
  await sql`alter table knowledge.indexing drop constraint indexing_pkey, add primary key (data_set, version)`.execute(
    db,
  )
  for (const table of ['indexed_document', 'refusal']) {
    const name = sql.table(`knowledge.${table}`)
    await sql`alter table ${name} add column data_set text`.execute(db)
    await sql`
      update ${name} listed set data_set = indexing.data_set from knowledge.indexing
      where indexing.version = listed.version`.execute(db)
    await sql`delete from ${name} where data_set is null`.execute(db)
    await sql`
      alter table ${name}
        alter column data_set set not null,
        drop constraint ${sql.ref(`${table}_pkey`)},
        add primary key (data_set, version, path)`.execute(db)
  }
  await eachDataSetItsOwn(db)
}

/** Other data sets of the same content were answered for by the index of one: each gets its own rows. */
async function eachDataSetItsOwn(db: Kysely<unknown>): Promise<void> {
  const others = sql`
    select version.dataset_id as data_set, indexing.data_set as by, indexing.version
    from datasets.version version
    join knowledge.indexing indexing on indexing.version = version.digest and indexing.data_set <> version.dataset_id`
  await sql`create temporary table other_data_set on commit drop as ${others}`.execute(db)
  await sql`
    insert into knowledge.indexing
      (data_set, version, recipe, state, files_total, files_done, documents, pages, passages, active_index, requested_at, finished_at)
    select other.data_set, version, recipe, state, files_total, files_done, documents, pages, passages, active_index,
      requested_at, finished_at
    from other_data_set other join knowledge.indexing one using (version) where one.data_set = other.by`.execute(db)
  await sql`
    insert into knowledge.indexed_document (data_set, version, path, extraction)
    select other.data_set, version, path, extraction
    from other_data_set other join knowledge.indexed_document one using (version) where one.data_set = other.by`.execute(
    db,
  )
  await sql`
    insert into knowledge.refusal (data_set, version, path, code, "values")
    select other.data_set, version, path, code, "values"
    from other_data_set other join knowledge.refusal one using (version) where one.data_set = other.by`.execute(db)
}
