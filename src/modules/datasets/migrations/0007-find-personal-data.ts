import { type Kysely, sql } from 'kysely'

export const name = '0007-find-personal-data'

/** What was found in files that identifies people: how many of which type, never what they are. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table datasets.survey (
      file_digest text not null,
      detector text not null,
      surveyed_at timestamptz not null,
      proposed text not null check (proposed in ('none', 'personal', 'sensitive')),
      refused text,
      primary key (file_digest, detector)
    )`.execute(db)
  await sql`
    create table datasets.finding (
      file_digest text not null,
      detector text not null,
      type text not null,
      certain int not null check (certain >= 0),
      likely int not null check (likely >= 0),
      possible int not null check (possible >= 0),
      primary key (file_digest, detector, type),
      foreign key (file_digest, detector) references datasets.survey (file_digest, detector) on delete cascade
    )`.execute(db)
  await sql`
    create table datasets.column_finding (
      file_digest text not null,
      detector text not null,
      place int not null check (place >= 0),
      header text,
      type text not null,
      share real not null,
      cells int not null,
      confidence real not null,
      primary key (file_digest, detector, place, type),
      foreign key (file_digest, detector) references datasets.survey (file_digest, detector) on delete cascade
    )`.execute(db)
  await sql`
    create table datasets.findings_answer (
      dataset_id text not null,
      version text not null,
      proposed text not null check (proposed in ('personal', 'sensitive')),
      reason text not null,
      answered_by text not null,
      answered_at timestamptz not null,
      primary key (dataset_id, version),
      foreign key (dataset_id, version) references datasets.version (dataset_id, digest)
    )`.execute(db)
}
