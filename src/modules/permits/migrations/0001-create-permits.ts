import { type Kysely, sql } from 'kysely'

export const name = '0001-create-permits'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema permits`.execute(db)
  await createProjects(db)
  await createRequests(db)
  await createPermits(db)
  await keepHistory(db)
}

async function createProjects(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table permits.project (
      id text collate "C" primary key,
      kind text not null check (kind in ('research', 'experiment', 'co-innovation', 'public-solution')),
      name jsonb not null,
      summary jsonb,
      problem_id text not null,
      created_at timestamptz not null,
      ended_at timestamptz,
      end_reason text,
      check ((ended_at is null) = (end_reason is null))
    )`.execute(db)
  await sql`create index project_newest on permits.project (created_at desc, id desc)`.execute(db)
  await sql`
    create table permits.member (
      project_id text collate "C" not null references permits.project (id),
      person_id text not null,
      organisation_id text not null,
      role text not null check (role in ('lead', 'member')),
      since timestamptz not null,
      until timestamptz,
      primary key (project_id, person_id, since)
    )`.execute(db)
  await sql`create unique index member_now on permits.member (project_id, person_id) where until is null`.execute(db)
  await sql`create index member_person on permits.member (person_id) where until is null`.execute(db)
  await sql`
    create table permits.invitation (
      secret_digest bytea primary key check (length(secret_digest) = 32),
      project_id text not null references permits.project (id),
      role text not null check (role in ('lead', 'member')),
      expires_at timestamptz not null
    )`.execute(db)
}

async function createRequests(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table permits.request (
      id text collate "C" primary key,
      project_id text collate "C" not null references permits.project (id),
      state text not null check (state in ('draft', 'asked', 'granted', 'refused', 'withdrawn')),
      purpose text,
      purpose_text text,
      legal_basis text,
      data_sets text[] not null,
      models text[] not null,
      tokens bigint check (tokens > 0),
      gpu_seconds bigint check (gpu_seconds > 0),
      egress_countries text[] not null,
      egress_basis text,
      consents text[] not null,
      days int check (days > 0),
      justification text,
      asked_by text,
      asked_at timestamptz,
      answer_due timestamptz,
      digest text check (digest ~ '^sha256:[0-9a-f]{64}$'),
      created_at timestamptz not null,
      check (num_nulls(asked_by, asked_at, answer_due, digest) in (0, 4)),
      check (state in ('draft', 'withdrawn') or asked_at is not null)
    )`.execute(db)
  await sql`create index request_newest on permits.request (created_at desc, id desc)`.execute(db)
  await sql`create index request_waiting on permits.request (created_at desc, id desc) where state = 'asked'`.execute(
    db,
  )
  await sql`create index request_project on permits.request (project_id)`.execute(db)
  await sql`
    create table permits.asked_data (
      request_id text collate "C" not null references permits.request (id),
      place int not null,
      dataset_id text not null,
      version text not null check (version ~ '^sha256:[0-9a-f]{64}$'),
      owner_id text not null,
      owner_names jsonb not null,
      titles jsonb not null,
      label jsonb not null,
      primary key (request_id, place),
      unique (request_id, dataset_id)
    )`.execute(db)
  await sql`create index asked_data_owner on permits.asked_data (owner_id, request_id)`.execute(db)
  await sql`
    create table permits.decision (
      request_id text collate "C" not null references permits.request (id),
      owner_id text not null,
      granted boolean not null,
      reason text,
      days int check (days > 0),
      personal text check (personal in ('masked', 'tokenised', 'plain')),
      at timestamptz not null,
      log_index bigint not null,
      primary key (request_id, owner_id),
      check (granted = (days is not null and personal is not null)),
      check (granted or reason is not null)
    )`.execute(db)
}

async function createPermits(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table permits.permit (
      id text collate "C" primary key,
      request_id text not null unique references permits.request (id),
      project_id text not null references permits.project (id),
      owners text[] not null,
      data_sets text[] not null,
      from_at timestamptz not null,
      until_at timestamptz not null,
      digest text not null check (digest ~ '^sha256:[0-9a-f]{64}$'),
      document text not null,
      signature text not null,
      log_index bigint not null,
      granted_at timestamptz not null,
      check (from_at < until_at)
    )`.execute(db)
  await sql`create index permit_newest on permits.permit (granted_at desc, id desc)`.execute(db)
  await sql`create index permit_project on permits.permit (project_id)`.execute(db)
  await sql`create index permit_owners on permits.permit using gin (owners)`.execute(db)
  await sql`create index permit_data_sets on permits.permit using gin (data_sets)`.execute(db)
  await sql`
    create table permits.revocation (
      permit_id text collate "C" primary key references permits.permit (id),
      at timestamptz not null,
      reason text not null,
      log_index bigint not null
    )`.execute(db)
}

/** What was signed and what was decided holds against mistakes of this code too. */
async function keepHistory(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function permits.refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'what was asked, decided or signed does not change' using errcode = 'restrict_violation';
    end $$`.execute(db)
  for (const table of ['asked_data', 'decision', 'permit', 'revocation']) {
    const named = sql.raw(`permits.${table}`)
    await sql`create trigger ${sql.raw(`${table}_immutable`)} before update or delete on ${named}
      for each row execute function permits.refuse_change()`.execute(db)
    await sql`create trigger ${sql.raw(`${table}_kept`)} before truncate on ${named}
      execute function permits.refuse_change()`.execute(db)
  }
}
