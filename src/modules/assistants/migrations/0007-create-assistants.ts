import { type Kysely, sql } from 'kysely'

export const name = '0007-create-assistants'

/** Assistants that people put together, in versions that never change, and which system gave an answer. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table assistants.assistant (
      id text collate "C" primary key,
      project_id text not null,
      owner_id text not null,
      names jsonb not null,
      data_sets text[] not null check (cardinality(data_sets) > 0),
      -- The permit under which its project reads them; null when everybody may.
      permit_id text,
      created_at timestamptz not null,
      created_by text not null
    )`.execute(db)
  await sql`create index assistant_project on assistants.assistant (project_id, created_at desc)`.execute(db)
  await sql`
    create table assistants.version (
      digest text collate "C" primary key,
      assistant_id text collate "C" not null references assistants.assistant (id),
      number integer not null check (number > 0),
      document text not null,
      made_at timestamptz not null,
      made_by text not null,
      unique (assistant_id, number)
    )`.execute(db)
  await sql`
    create function assistants.keep_version() returns trigger language plpgsql as $$
    begin raise exception 'a version of an assistant is never changed'; end $$`.execute(db)
  await sql`
    create trigger keep before update or delete on assistants.version
      for each row execute function assistants.keep_version()`.execute(db)
  await sql`
    alter table assistants.answer
      add column system_id text,
      add column stage text check (stage in ('staff', 'production')),
      add column assistant_version text collate "C",
      -- The standing that let it answer, as it was.
      add column evidence text,
      add check (num_nonnulls(system_id, stage, assistant_version, evidence) in (0, 4))`.execute(db)
  await sql`
    create index answer_system on assistants.answer (system_id, answered_at desc) where system_id is not null`.execute(
    db,
  )
}
