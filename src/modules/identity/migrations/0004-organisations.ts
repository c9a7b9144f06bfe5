import { type Kysely, sql } from 'kysely'

export const name = '0004-organisations'

/**
 * Organisations have a place and end; people are invited, are removed and are erased; pseudonyms and consents are kept.
 * Nothing is deleted that the trail refers to.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table identity.organisation
      add column region text,
      add column parent_id text references identity.organisation (id) check (parent_id <> id),
      add column closed_at timestamptz`.execute(db)
  await sql`
    alter table identity.person
      add column removed_at timestamptz,
      add column erased_at timestamptz,
      add constraint person_gone check (removed_at is null or (roles = '{}' and organisation_id is null)),
      add constraint person_erased check (erased_at is null or (removed_at is not null and name = ''))`.execute(db)
  await sql`create index key_holder on identity.key (holder_id)`.execute(db)
  await sql`create index key_organisation on identity.key (organisation_id)`.execute(db)
  await sql`
    create table identity.invitation (
      id text primary key,
      secret_digest bytea not null unique check (length(secret_digest) = 32),
      organisation_id text not null references identity.organisation (id),
      roles text[] not null check (roles <@ array['manager', 'data-officer', 'member'] and roles <> '{}'),
      name text,
      invited_by text references identity.person (id),
      created_at timestamptz not null,
      expires_at timestamptz not null,
      withdrawn_at timestamptz,
      accepted_at timestamptz,
      accepted_by text references identity.person (id),
      check (accepted_at is null or withdrawn_at is null)
    )`.execute(db)
  await sql`create index invitation_organisation on identity.invitation (organisation_id)`.execute(db)
  await sql`create index invitation_invited_by on identity.invitation (invited_by)`.execute(db)
  await sql`
    create table identity.pseudonym (
      digest bytea primary key check (length(digest) = 32),
      person_id text not null references identity.person (id),
      sector text not null,
      issued_at timestamptz not null,
      unique (person_id, sector)
    )`.execute(db)
  await sql`
    create table identity.consent (
      id text primary key,
      person_id text not null references identity.person (id),
      purpose text,
      sectors text[] check (cardinality(sectors) = 2),
      data_set_id text,
      organisation_id text references identity.organisation (id),
      given_at timestamptz not null,
      until timestamptz not null,
      withdrawn_at timestamptz,
      check (num_nonnulls(sectors, data_set_id, organisation_id) = case when purpose is null then 0 else 1 end),
      check (purpose is not null or withdrawn_at is not null)
    )`.execute(db)
  await sql`create index consent_person on identity.consent (person_id)`.execute(db)
}
