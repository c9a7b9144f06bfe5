import { type Kysely, sql } from 'kysely'

export const name = '0001-create-identity'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema identity`.execute(db)
  await sql`
    create table identity.organisation (
      id text primary key,
      kind text check (
        kind in ('institute', 'administration', 'university', 'start-up', 'company', 'partner', 'regulator')
      ),
      names jsonb not null,
      verified boolean not null,
      created_at timestamptz not null
    )`.execute(db)
  await sql`
    create table identity.organisation_name (
      name_digest bytea primary key check (length(name_digest) = 32),
      organisation_id text not null references identity.organisation (id)
    )`.execute(db)
  await sql`
    create table identity.person (
      id text primary key,
      name text not null,
      organisation_id text references identity.organisation (id),
      roles text[] not null check (roles <@ array['administrator', 'data-officer', 'member']),
      created_at timestamptz not null
    )`.execute(db)
  await sql`
    create table identity.session (
      token_digest bytea primary key check (length(token_digest) = 32),
      person_id text not null references identity.person (id),
      started_at timestamptz not null,
      last_used_at timestamptz not null
    )`.execute(db)
  await sql`create index session_person on identity.session (person_id)`.execute(db)
  await sql`
    create table identity.key (
      id text primary key,
      secret_digest bytea not null unique check (length(secret_digest) = 32),
      purpose text not null,
      roles text[] not null check (roles <@ array['data-officer', 'member']),
      created_at timestamptz not null,
      expires_at timestamptz not null,
      revoked_at timestamptz
    )`.execute(db)
  await sql`
    create table identity.one_time_link (
      token_digest bytea primary key check (length(token_digest) = 32),
      person_id text references identity.person (id),
      expires_at timestamptz not null
    )`.execute(db)
}
