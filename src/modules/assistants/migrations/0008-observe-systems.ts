import { type Kysely, sql } from 'kysely'

export const name = '0008-observe-systems'

/**
 * Keeps what is seen in the answers of systems, each thing once a day: whether a system still is what was declared of it is asked
 * at every call, and may not read every answer it ever gave. Nobody types it: a trigger takes it from the answer. Rows are
 * written in one order, so that of two answers at once neither waits for the other.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table assistants.observed (
      system_id text collate "C" not null,
      stage text not null check (stage in ('staff', 'production')),
      kind text collate "C" not null check (kind in ('version', 'language', 'data-set', 'answerer')),
      value text collate "C" not null,
      -- UTC.
      day date not null,
      primary key (system_id, kind, value, stage, day)
    )`.execute(db)
  await sql`
    create function assistants.observe_answer() returns trigger language plpgsql as $$
    begin
      insert into assistants.observed (system_id, stage, kind, value, day)
      select new.system_id, new.stage, seen.kind, seen.value, (new.answered_at at time zone 'UTC')::date
      from (
        select 'version', new.assistant_version
        union select 'language', new.result ->> 'language'
        union select 'answerer', concat(new.result -> 'answerer' ->> 'name', ' ', new.result -> 'answerer' ->> 'version')
        union select 'data-set', concat(quoted ->> 'dataSet', ' ', quoted ->> 'version')
          from jsonb_array_elements(new.result -> 'versions') quoted
      ) seen (kind, value)
      order by seen.kind collate "C", seen.value collate "C"
      on conflict do nothing;
      return null;
    end $$`.execute(db)
  await sql`
    create trigger answer_observed after insert on assistants.answer
      for each row when (new.system_id is not null) execute function assistants.observe_answer()`.execute(db)
  // Counts are read from the index alone.
  await sql`drop index assistants.answer_system`.execute(db)
  await sql`
    create index answer_system on assistants.answer (system_id, answered_at desc) include (abstained, stage)
      where system_id is not null`.execute(db)
  // Whether staff have tried a version is asked at every call too.
  await sql`
    create index answer_staff on assistants.answer (system_id, assistant_version) where stage = 'staff'`.execute(db)
}
