import { type Kysely, sql } from 'kysely'

export const name = '0001-create-programmes'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema programmes`.execute(db)
  await sql`
    create table programmes.field (
      kind text not null,
      name text not null,
      cited boolean not null,
      primary key (kind, name)
    )`.execute(db)
  await sql`
    create table programmes.record (
      id text primary key,
      kind text not null,
      slug text collate "C" not null unique,
      code text collate "C",
      sort_key text collate "C" not null,
      state text not null check (state in ('proposed', 'published', 'superseded', 'retracted')),
      revision int,
      superseded_by text references programmes.record (id),
      created_at timestamptz not null,
      published_at timestamptz,
      changed_at timestamptz not null,
      check ((state = 'proposed') = (revision is null)),
      check ((state = 'proposed') = (published_at is null)),
      check ((state = 'superseded') = (superseded_by is not null))
    )`.execute(db)
  await sql`create index record_of_kind on programmes.record (kind, sort_key, slug)`.execute(db)
  await sql`create index record_listed on programmes.record (sort_key, slug)`.execute(db)
  await sql`
    create table programmes.revision (
      record_id text not null references programmes.record (id),
      number int not null check (number > 0),
      change text not null check (change in ('edit', 'supersession', 'retraction')),
      base int,
      state text not null check (state in ('proposed', 'approved', 'refused')),
      author text not null,
      note text,
      superseded_by text references programmes.record (id),
      proposed_at timestamptz not null,
      decided_by text,
      decided_at timestamptz,
      reason text,
      primary key (record_id, number),
      check ((state = 'proposed') = (decided_by is null)),
      check ((state = 'proposed') = (decided_at is null)),
      check ((change = 'supersession') = (superseded_by is not null)),
      check (state <> 'refused' or reason is not null),
      constraint revision_decided_by_another check (decided_by <> author)
    )`.execute(db)
  await sql`create index revision_waiting on programmes.revision (proposed_at) where state = 'proposed'`.execute(db)
  await sql`create index revision_decided on programmes.revision (decided_at desc, record_id desc, number desc)
    where state = 'approved'`.execute(db)
  await sql`
    alter table programmes.record
      add foreign key (id, revision) references programmes.revision (record_id, number)
        deferrable initially deferred`.execute(db)
  await sql`
    create table programmes.value (
      record_id text not null,
      revision int not null,
      kind text not null,
      field text not null,
      place int not null check (place >= 0),
      texts jsonb,
      date text,
      number double precision,
      target text references programmes.record (id),
      region text,
      term text,
      address text,
      primary key (record_id, revision, field, place),
      foreign key (record_id, revision) references programmes.revision (record_id, number),
      foreign key (kind, field) references programmes.field (kind, name),
      check (num_nonnulls(texts, date, number, target, region, term, address) > 0)
    )`.execute(db)
  await sql`create index value_target on programmes.value (target, field) where target is not null`.execute(db)
  await sql`create index value_term on programmes.value (field, term) where term is not null`.execute(db)
  await sql`create index value_region on programmes.value (region) where region is not null`.execute(db)
  await sql`
    create table programmes.citation (
      id bigint generated always as identity primary key,
      record_id text not null,
      revision int not null,
      field text not null,
      place int not null,
      document text not null check (document ~ '^sha256:[0-9a-f]{64}$'),
      page int not null check (page > 0),
      start int not null check (start >= 0),
      "end" int not null,
      quote text not null check (quote ~ '^sha256:[0-9a-f]{64}$'),
      sources text[] not null,
      moved_from text,
      made_at timestamptz not null,
      foreign key (record_id, revision, field, place)
        references programmes.value (record_id, revision, field, place),
      unique (record_id, revision, field, place, document, page, start, "end"),
      check (start < "end")
    )`.execute(db)
  await sql`create index citation_document on programmes.citation (document)`.execute(db)
  await sql`create index citation_sources on programmes.citation using gin (sources)`.execute(db)
  await refuseUncited(db)
  await keepHistory(db)
}

/** A value of a field that needs a source, without a citation when its transaction commits. */
async function refuseUncited(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function programmes.refuse_uncited() returns trigger language plpgsql as $$
    begin
      if (select cited from programmes.field where kind = new.kind and name = new.field)
        and not exists (
          select from programmes.citation
          where record_id = new.record_id and revision = new.revision and field = new.field and place = new.place)
      then
        raise exception 'a value of % without a citation', new.field
          using errcode = 'check_violation', constraint = 'value_cited';
      end if;
      return null;
    end $$`.execute(db)
  await sql`
    create constraint trigger value_cited after insert on programmes.value
      deferrable initially deferred for each row execute function programmes.refuse_uncited()`.execute(db)
}

/** What was said, and by which words it was proved, stays as it was. */
async function keepHistory(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function programmes.refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'what a revision says does not change' using errcode = 'restrict_violation';
    end $$`.execute(db)
  for (const table of ['value', 'citation']) {
    await sql`
      create trigger ${sql.raw(`${table}_immutable`)} before update or delete on ${sql.table(`programmes.${table}`)}
        for each row execute function programmes.refuse_change()`.execute(db)
  }
  await sql`
    create trigger revision_immutable before delete or update of record_id, number, change, base, author, superseded_by, proposed_at
      on programmes.revision for each row execute function programmes.refuse_change()`.execute(db)
  await sql`
    create function programmes.refuse_unapproved() returns trigger language plpgsql as $$
    begin
      if new.revision is not null and not exists (
        select from programmes.revision
        where record_id = new.id and number = new.revision and state = 'approved' and decided_by <> author)
      then
        raise exception 'a revision in force that nobody else approved'
          using errcode = 'check_violation', constraint = 'record_approved';
      end if;
      return null;
    end $$`.execute(db)
  await sql`
    create constraint trigger record_approved after insert or update on programmes.record
      deferrable initially deferred for each row execute function programmes.refuse_unapproved()`.execute(db)
}
