import { type Kysely, sql } from 'kysely'

export const name = '0001-create-knowledge'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema knowledge`.execute(db)
  await sql`
    create table knowledge.extraction (
      digest text primary key,
      file text not null,
      recipe text not null,
      reader text not null,
      extension text not null,
      media_type text not null,
      damaged boolean not null,
      latin text not null,
      created_at timestamptz not null
    )`.execute(db)
  await sql`create index extraction_file on knowledge.extraction (file, extension, reader)`.execute(db)
  await sql`
    create table knowledge.page (
      extraction text not null references knowledge.extraction (digest),
      number int not null,
      text text not null,
      digest text not null,
      repaired text,
      ocr_confidence real,
      paragraphs jsonb not null,
      primary key (extraction, number)
    )`.execute(db)
  await sql`
    create table knowledge.passage (
      extraction text not null references knowledge.extraction (digest),
      ordinal int not null,
      page int not null,
      start int not null,
      "end" int not null check ("end" > start),
      primary key (extraction, ordinal)
    )`.execute(db)
  await sql`
    create table knowledge.indexing (
      version text primary key,
      data_set text not null,
      recipe text not null,
      state text not null check (state in ('queued', 'reading', 'indexing', 'ready', 'failed')),
      files_total int not null,
      files_done int not null,
      documents int not null,
      pages int not null,
      passages int not null,
      active_index text,
      requested_at timestamptz not null,
      finished_at timestamptz
    )`.execute(db)
  await sql`
    create table knowledge.indexed_document (
      version text not null,
      path text not null,
      extraction text not null references knowledge.extraction (digest),
      primary key (version, path)
    )`.execute(db)
  await sql`
    create table knowledge.refusal (
      version text not null,
      path text not null,
      code text not null,
      values jsonb not null,
      primary key (version, path)
    )`.execute(db)
}
