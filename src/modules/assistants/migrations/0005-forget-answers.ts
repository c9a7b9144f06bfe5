import { type Kysely, sql } from 'kysely'

export const name = '0005-forget-answers'

/** An answer still does not change, but it may be forgotten: all that it says at once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table assistants.answer
      alter column input drop not null,
      alter column input_salt drop not null,
      alter column result drop not null,
      add constraint answer_whole check (num_nulls(input, input_salt, result) in (0, 3))`.execute(db)
  await sql`
    create or replace function assistants.refuse_change() returns trigger language plpgsql as $$
    begin
      if num_nulls(new.input, new.input_salt, new.result) = 3 then
        old.input := null;
        old.input_salt := null;
        old.result := null;
      end if;
      if new is distinct from old then
        raise exception 'an answer does not change' using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`.execute(db)
}
