import { type Kysely, sql } from 'kysely'

export const name = '0001-create-datasets'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema datasets`.execute(db)
  await sql`
    create table datasets.dataset (
      id text primary key,
      slug text not null,
      publisher_id text not null,
      publisher_names jsonb not null,
      publisher_verified boolean not null,
      titles jsonb not null,
      descriptions jsonb,
      licence text not null,
      licence_text text,
      secrecy text not null check (secrecy in ('public', 'internal', 'sensitive', 'very-sensitive')),
      personal text not null check (personal in ('none', 'personal', 'sensitive')),
      sectors text[] not null,
      residency text[],
      source_url text,
      provenance text not null check (provenance in ('primary', 'restated')),
      created_at timestamptz not null,
      changed_at timestamptz not null,
      published_at timestamptz,
      current_version text,
      sealed_version text,
      constraint dataset_slug_key unique (publisher_id, slug),
      check ((published_at is null) = (current_version is null))
    )`.execute(db)
  await sql`create index dataset_newest on datasets.dataset (created_at desc, id desc)`.execute(db)
  await sql`
    create table datasets.draft_file (
      dataset_id text not null references datasets.dataset (id),
      path text collate "C" not null,
      digest text not null check (digest ~ '^sha256:[0-9a-f]{64}$'),
      size bigint not null check (size >= 0),
      primary key (dataset_id, path)
    )`.execute(db)
  await sql`
    create table datasets.version (
      dataset_id text not null references datasets.dataset (id),
      digest text not null check (digest ~ '^sha256:[0-9a-f]{64}$'),
      files int not null check (files > 0),
      size bigint not null check (size >= 0),
      sealed_at timestamptz not null,
      published_at timestamptz,
      primary key (dataset_id, digest)
    )`.execute(db)
  await sql`
    alter table datasets.dataset
      add foreign key (id, current_version) references datasets.version (dataset_id, digest),
      add foreign key (id, sealed_version) references datasets.version (dataset_id, digest)`.execute(db)
  await sql`
    create table datasets.version_file (
      dataset_id text not null,
      version text not null,
      path text collate "C" not null,
      digest text not null check (digest ~ '^sha256:[0-9a-f]{64}$'),
      size bigint not null check (size >= 0),
      primary key (dataset_id, version, path),
      foreign key (dataset_id, version) references datasets.version (dataset_id, digest)
    )`.execute(db)
  await sql`
    create table datasets.file_description (
      dataset_id text not null references datasets.dataset (id),
      path text collate "C" not null,
      digest text not null,
      titles jsonb,
      language text,
      restates jsonb not null,
      primary key (dataset_id, path, digest)
    )`.execute(db)
  await sql`
    create table datasets.uploaded_object (
      digest text primary key,
      uploaded_at timestamptz not null
    )`.execute(db)
  await sql`create index uploaded_object_oldest on datasets.uploaded_object (uploaded_at)`.execute(db)
  await sql`
    create table datasets.golden_question (
      file_digest text not null,
      place int not null,
      id text not null,
      language text not null,
      answerable boolean not null,
      sealed boolean not null,
      question jsonb not null,
      primary key (file_digest, place),
      unique (file_digest, id)
    )`.execute(db)
  // The sweep asks by object, readers of a version by its name alone.
  await sql`create index draft_file_digest on datasets.draft_file (digest)`.execute(db)
  await sql`create index version_file_digest on datasets.version_file (digest)`.execute(db)
  await sql`create index version_digest on datasets.version (digest)`.execute(db)
  await keepVersions(db)
}

/** What a version's name promises holds against mistakes of this code too. */
async function keepVersions(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function datasets.refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'a sealed version does not change' using errcode = 'restrict_violation';
    end $$`.execute(db)
  await sql`
    create trigger version_file_immutable before update or delete on datasets.version_file
      for each row execute function datasets.refuse_change()`.execute(db)
  await sql`
    create trigger version_immutable before delete or update of dataset_id, digest, files, size, sealed_at
      on datasets.version for each row execute function datasets.refuse_change()`.execute(db)
}
