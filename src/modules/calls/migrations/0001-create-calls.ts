import { type Kysely, sql } from 'kysely'

export const name = '0001-create-calls'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema calls`.execute(db)
  await sql`
    create table calls.problem (
      id text collate "C" primary key,
      number int unique check (number > 0),
      title jsonb not null,
      need jsonb not null,
      people jsonb,
      data_that_exist jsonb,
      data_missing jsonb,
      data_sets text[] not null,
      sectors text[] not null,
      regions text[] not null,
      axes text[] not null,
      follows text[] not null,
      owner_id text,
      owner_names jsonb,
      owner_verified boolean,
      taker_id text,
      taker_names jsonb,
      taker_verified boolean,
      state text not null check (state in ('proposed', 'open', 'taken-up', 'worked-on', 'solved', 'declined')),
      secret_digest bytea not null unique check (length(secret_digest) = 32),
      proposed_at timestamptz not null,
      changed_at timestamptz not null,
      check ((number is null) = (state in ('proposed', 'declined'))),
      check (num_nulls(owner_id, owner_names, owner_verified) in (0, 3)),
      check (num_nulls(taker_id, taker_names, taker_verified) in (0, 3)),
      check ((taker_id is not null) = (state in ('taken-up', 'worked-on', 'solved')))
    )`.execute(db)
  // What everybody lists, what one state lists, and the officers' whole list.
  await sql`create index problem_public on calls.problem (proposed_at desc, id desc) where number is not null`.execute(
    db,
  )
  await sql`create index problem_in_state on calls.problem (state, proposed_at desc, id desc)`.execute(db)
  await sql`create index problem_newest on calls.problem (proposed_at desc, id desc)`.execute(db)
  await sql`create index problem_filed on calls.problem using gin (sectors, regions, axes, follows)`.execute(db)
  await sql`
    create table calls.state_change (
      problem_id text collate "C" not null references calls.problem (id),
      number int not null check (number > 0),
      state text not null check (state in ('proposed', 'open', 'taken-up', 'worked-on', 'solved', 'declined')),
      note jsonb,
      at timestamptz not null,
      author text,
      primary key (problem_id, number),
      check (state <> 'declined' or note is not null)
    )`.execute(db)
  await sql`create index state_change_newest on calls.state_change (at desc, problem_id desc, number desc)
    where state not in ('proposed', 'declined')`.execute(db)
  await sql`
    create table calls.wording (
      problem_id text collate "C" not null references calls.problem (id),
      number int not null check (number > 0),
      said jsonb not null,
      at timestamptz not null,
      author text,
      primary key (problem_id, number)
    )`.execute(db)
  await sql`
    create function calls.refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'what is history does not change' using errcode = 'restrict_violation';
    end $$`.execute(db)
  for (const table of ['state_change', 'wording']) {
    await sql`create trigger ${sql.raw(`${table}_immutable`)} before update or delete on calls.${sql.raw(table)}
      for each row execute function calls.refuse_change()`.execute(db)
  }
}
