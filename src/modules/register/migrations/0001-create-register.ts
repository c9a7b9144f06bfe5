import { type Kysely, sql } from 'kysely'

export const name = '0001-create-register'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema register`.execute(db)
  await createSystems(db)
  await createApprovals(db)
  await createReports(db)
  await keepHistory(db)
}

async function createSystems(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table register.solution (
      id text collate "C" primary key,
      slug text collate "C" not null unique,
      problem_id text not null,
      project_id text,
      owner_id text not null,
      names jsonb not null,
      summary jsonb,
      -- The solution of another administration that this is a draft copy of.
      adopted_from text collate "C" references register.solution (id),
      created_at timestamptz not null,
      created_by text not null
    )`.execute(db)
  await sql`create index solution_newest on register.solution (created_at desc, id desc)`.execute(db)
  await sql`create index solution_problem on register.solution (problem_id)`.execute(db)
  await sql`create index solution_project on register.solution (project_id)`.execute(db)
  await sql`
    create table register.system (
      id text collate "C" primary key,
      slug text collate "C" not null unique,
      solution_id text collate "C" not null references register.solution (id),
      owner_id text not null,
      state text not null check (state in ('draft', 'live', 'withdrawn')),
      names jsonb not null,
      -- What people say of it: purpose, legal basis, recourse and so on. Nothing that is measured.
      declared jsonb not null,
      -- The assistant that it is.
      assistant_id text,
      review_due text check (review_due ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
      created_at timestamptz not null,
      created_by text not null,
      live_since timestamptz
    )`.execute(db)
  await sql`create index system_newest on register.system (created_at desc, id desc)`.execute(db)
  await sql`create index system_solution on register.system (solution_id)`.execute(db)
  await sql`create index system_assistant on register.system (assistant_id)`.execute(db)
  await sql`
    create table register.stage (
      system_id text collate "C" not null references register.system (id),
      stage text not null check (stage in ('staff', 'production')),
      -- Of the assistant: what is proposed for this stage.
      version text collate "C" not null,
      named_by text not null,
      named_at timestamptz not null,
      -- What the watcher found last, and the public history tells changes of.
      seen_missing text[],
      seen_at timestamptz,
      primary key (system_id, stage)
    )`.execute(db)
  await sql`
    create table register.assessment (
      id text collate "C" primary key,
      system_id text collate "C" not null references register.system (id),
      questionnaire text not null,
      answers jsonb not null,
      digest text collate "C" not null,
      raw integer not null,
      mitigation integer not null,
      score integer not null,
      level integer not null check (level between 1 and 4),
      grounds jsonb not null,
      at timestamptz not null,
      by text not null
    )`.execute(db)
  await sql`create index assessment_newest on register.assessment (system_id, at desc)`.execute(db)
}

async function createApprovals(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table register.approval (
      id text collate "C" primary key,
      system_id text collate "C" not null references register.system (id),
      stage text not null check (stage in ('staff', 'production')),
      version text collate "C" not null,
      digest text collate "C" not null unique,
      document text not null,
      by text not null,
      at timestamptz not null,
      decision_index bigint not null,
      note text,
      withdrawn_at timestamptz,
      withdrawn_by text,
      withdrawal_reason text
    )`.execute(db)
  await sql`create index approval_system on register.approval (system_id, stage, at desc)`.execute(db)
  await sql`
    create unique index approval_once on register.approval (system_id, stage, digest, by) where withdrawn_at is null`.execute(
    db,
  )
  await sql`
    create table register.stop (
      id text collate "C" primary key,
      system_id text collate "C" not null references register.system (id),
      reason jsonb not null,
      by text not null,
      at timestamptz not null,
      lifted_at timestamptz,
      lifted_by text,
      lifting_reason jsonb
    )`.execute(db)
  await sql`create unique index stop_now on register.stop (system_id) where lifted_at is null`.execute(db)
  await sql`create index stop_newest on register.stop (system_id, at desc)`.execute(db)
  await sql`
    create table register.event (
      id bigint generated always as identity primary key,
      system_id text collate "C" not null references register.system (id),
      at timestamptz not null,
      kind text not null,
      detail jsonb not null,
      decision_index bigint
    )`.execute(db)
  await sql`create index event_system on register.event (system_id, id desc)`.execute(db)
}

async function createReports(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table register.incident (
      id text collate "C" primary key,
      -- What whoever reported it reads on by.
      secret_digest bytea not null unique check (length(secret_digest) = 32),
      system_id text collate "C" not null references register.system (id),
      harm text not null,
      severity text not null,
      -- Forgotten with whoever reported it; so is what somebody contests.
      what text,
      state text not null check (state in ('reported', 'confirmed', 'closed', 'dismissed')),
      -- As long as it is so, the system answers nobody. Only who answers for it confirms an incident, so nobody else switches it off.
      blocks boolean not null check (not blocks or state = 'confirmed'),
      outcome jsonb,
      reported_at timestamptz not null,
      reported_by text,
      settled_at timestamptz,
      settled_by text,
      decision_index bigint not null
    )`.execute(db)
  await sql`create index incident_system on register.incident (system_id, reported_at desc)`.execute(db)
  await sql`create index incident_newest on register.incident (reported_at desc, id desc)`.execute(db)
  await sql`create index incident_decision on register.incident (decision_index)`.execute(db)
  await sql`
    create table register.contest (
      id text collate "C" primary key,
      secret_digest bytea not null unique check (length(secret_digest) = 32),
      -- The receipt of the answer.
      answer_id text not null,
      -- The decision that led to the answer: the case is forgotten with whose it was.
      answer_decision bigint not null,
      system_id text collate "C" references register.system (id),
      owner_id text,
      why text,
      -- What was answered, from which sources, by which version, as the receipt has it. Forgotten with who asked.
      "case" jsonb,
      state text not null check (state in ('open', 'upheld', 'rejected')),
      outcome jsonb,
      -- The golden question that was learned from it, about which data, and who learned it.
      lesson jsonb,
      lesson_data_set text collate "C",
      lesson_owner text,
      opened_at timestamptz not null,
      opened_by text,
      settled_at timestamptz,
      settled_by text,
      decision_index bigint not null,
      check (num_nonnulls(lesson, lesson_data_set, lesson_owner) in (0, 3) and (lesson is null or state = 'upheld'))
    )`.execute(db)
  await sql`create index contest_newest on register.contest (opened_at desc, id desc)`.execute(db)
  await sql`create index contest_system on register.contest (system_id, opened_at desc)`.execute(db)
  await sql`create index contest_answer on register.contest (answer_id)`.execute(db)
  await sql`create index contest_decision on register.contest (decision_index)`.execute(db)
  await sql`create index contest_answer_decision on register.contest (answer_decision)`.execute(db)
  await sql`create index contest_lesson on register.contest (lesson_data_set, settled_at) where lesson is not null`.execute(
    db,
  )
}

/** Approvals, assessments and the public history stay what they were; an approval can be withdrawn. */
async function keepHistory(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function register.keep() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and tg_table_name = 'approval' and old.withdrawn_at is null
        and to_jsonb(old) - 'withdrawn_at' - 'withdrawn_by' - 'withdrawal_reason'
          = to_jsonb(new) - 'withdrawn_at' - 'withdrawn_by' - 'withdrawal_reason' then return new; end if;
      raise exception 'register.% is never changed', tg_table_name;
    end $$`.execute(db)
  for (const table of ['assessment', 'approval', 'event']) {
    await sql`
      create trigger keep before update or delete on ${sql.id('register', table)}
        for each row execute function register.keep()`.execute(db)
  }
}
