import { type Kysely, sql } from 'kysely'

export const name = '0003-keep-the-log'

/**
 * What decisions were about, for the people they are about; and a log that the database itself refuses to edit. Rows of
 * the log stay as they were written, except that a salt may be forgotten and an outcome is given its place once.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // No reference to audit.entry: both are written by one statement, and an entry is never deleted.
  await sql`
    create table audit.body (
      index bigint primary key,
      holder text not null,
      denied boolean not null,
      body jsonb not null
    )`.execute(db)
  await sql`create index body_of_holder on audit.body (holder, index)`.execute(db)
  await sql`create index body_denied on audit.body (holder, index) where denied`.execute(db)
  await sql`
    create table audit.opening (
      index bigint not null references audit.body (index) on delete cascade,
      by text not null,
      name text,
      reason text not null,
      at timestamptz not null,
      -- The decision that let them.
      decision bigint primary key
    )`.execute(db)
  await sql`create index opening_of_decision on audit.opening (index, at)`.execute(db)
  await sql`create index opening_by on audit.opening (by) where name is not null`.execute(db)

  await sql`
    create function audit.refuse() returns trigger language plpgsql as $$
    begin
      raise exception 'rows of %.% are kept as they were written', tg_table_schema, tg_table_name
        using errcode = 'restrict_violation';
    end $$`.execute(db)
  await sql`
    create function audit.keep_entry() returns trigger language plpgsql as $$
    begin
      if new.salt is null then old.salt := null; end if;
      if new is distinct from old then
        raise exception 'an entry of the log is kept as it was written' using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`.execute(db)
  await sql`
    create function audit.keep_outcome() returns trigger language plpgsql as $$
    begin
      if new.salt is null then old.salt := null; end if;
      if old.entry_index is null then old.entry_index := new.entry_index; end if;
      if new is distinct from old then
        raise exception 'an outcome of the log is kept as it was written' using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`.execute(db)
  await sql`
    create function audit.keep_opening() returns trigger language plpgsql as $$
    begin
      if new.name is null then old.name := null; end if;
      if new is distinct from old then
        raise exception 'an opening is kept as it was written' using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger kept before update on audit.entry for each row execute function audit.keep_entry()`.execute(
    db,
  )
  await sql`create trigger kept before update on audit.outcome for each row execute function audit.keep_outcome()`.execute(
    db,
  )
  await sql`create trigger kept before update on audit.opening for each row execute function audit.keep_opening()`.execute(
    db,
  )
  await sql`create trigger kept_body before update on audit.body for each row execute function audit.refuse()`.execute(
    db,
  )
  for (const table of ['entry', 'outcome']) {
    await sql`create trigger never_deleted before delete on ${sql.table(`audit.${table}`)} for each row execute function audit.refuse()`.execute(
      db,
    )
  }
  for (const table of ['entry', 'outcome', 'body', 'opening']) {
    await sql`create trigger never_truncated before truncate on ${sql.table(`audit.${table}`)} execute function audit.refuse()`.execute(
      db,
    )
  }
}
