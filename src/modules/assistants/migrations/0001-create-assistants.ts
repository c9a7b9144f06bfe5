import { type Kysely, sql } from 'kysely'

export const name = '0001-create-assistants'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema assistants`.execute(db)
  await sql`
    create table assistants.answer (
      id text primary key,
      answered_at timestamptz not null,
      abstained boolean not null,
      decision_index bigint not null unique,
      decision_entry text not null,
      input jsonb not null,
      input_salt bytea not null check (length(input_salt) = 16),
      result jsonb not null
    )`.execute(db)
  await sql`create index answer_abstained on assistants.answer (abstained)`.execute(db)
  await sql`
    create function assistants.refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'an answer does not change' using errcode = 'restrict_violation';
    end $$`.execute(db)
  await sql`
    create trigger answer_immutable before update on assistants.answer
      for each row execute function assistants.refuse_change()`.execute(db)
  await sql`
    create table assistants.counting (
      id int primary key check (id = 1),
      since timestamptz not null
    )`.execute(db)
  await sql`insert into assistants.counting values (1, now())`.execute(db)
}
