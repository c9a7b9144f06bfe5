import { type Kysely, sql } from 'kysely'

export const name = '0001-create-log'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema audit`.execute(db)
  await sql`
    create table audit.head (
      id int primary key check (id = 1),
      size bigint not null
    )`.execute(db)
  await sql`insert into audit.head values (1, 0)`.execute(db)
  await sql`
    create table audit.entry (
      index bigint primary key,
      kind text not null,
      text text not null,
      leaf_hash bytea not null check (length(leaf_hash) = 32),
      salt bytea,
      needs_outcome boolean not null,
      owner text not null
    )`.execute(db)
  await sql`
    create table audit.outcome (
      decision_index bigint constraint outcome_pkey primary key references audit.entry (index),
      decision_leaf bytea not null,
      at timestamptz not null,
      result text not null check (result in ('done', 'refused', 'failed', 'abandoned')),
      problem text,
      digest text,
      salt bytea,
      served int,
      entry_index bigint unique
    )`.execute(db)
  await sql`create index outcome_unsequenced on audit.outcome (decision_index) where entry_index is null`.execute(db)
  await sql`create index entry_unsettled on audit.entry (index) where needs_outcome`.execute(db)
  await sql`
    create table audit.sweep (
      id int primary key check (id = 1),
      settled_below bigint not null
    )`.execute(db)
  await sql`insert into audit.sweep values (1, 0)`.execute(db)
  await sql`
    create table audit.owner (
      id text primary key,
      expires_at timestamptz not null
    )`.execute(db)
}
