import { type Kysely, sql } from 'kysely'

export const name = '0001-create-evaluation'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema evaluation`.execute(db)
  await createTasks(db)
  await createPlans(db)
  await createRuns(db)
  await keepHistory(db)
}

async function createTasks(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table evaluation.task (
      digest text collate "C" primary key,
      slug text collate "C" not null,
      owner_id text not null,
      header jsonb not null,
      root text not null check (root ~ '^[0-9a-f]{64}$'),
      items integer not null check (items > 0),
      hidden boolean not null,
      languages text[] not null,
      -- By name, with how many of the items are in each.
      slices jsonb not null,
      -- The data that its items stand on: their label is the task's.
      data_sets text[] not null,
      created_at timestamptz not null,
      created_by text not null
    )`.execute(db)
  await sql`create index task_newest on evaluation.task (created_at desc, digest desc)`.execute(db)
  await sql`create index task_slug on evaluation.task (slug, created_at desc)`.execute(db)
  await sql`
    create table evaluation.item (
      task_digest text collate "C" not null references evaluation.task (digest),
      place integer not null,
      item_id text not null,
      language text not null,
      slices text[] not null,
      -- Of its canonical JSON (RFC 6962 leaf).
      leaf_hash bytea not null check (length(leaf_hash) = 32),
      content jsonb,
      -- Of a hidden task: the same, sealed.
      sealed bytea,
      primary key (task_digest, place),
      unique (task_digest, item_id),
      check ((content is null) <> (sealed is null))
    )`.execute(db)
}

async function createPlans(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table evaluation.endpoint (
      id text collate "C" primary key,
      name text not null,
      url text not null,
      model text not null,
      settings jsonb not null,
      -- The key that it wants, sealed.
      key bytea,
      parallel integer not null check (parallel between 1 and 64),
      digest text not null,
      owner_id text not null,
      created_at timestamptz not null,
      created_by text not null,
      ended_at timestamptz
    )`.execute(db)
  await sql`
    create table evaluation.plan (
      id text collate "C" primary key,
      digest text collate "C" not null unique,
      document text not null,
      task_digest text collate "C" not null references evaluation.task (digest),
      system_kind text not null check (system_kind in ('assistant', 'endpoint')),
      system_id text collate "C" not null,
      system_version text collate "C" not null,
      duty text,
      owner_id text not null,
      project_id text,
      attempts integer not null check (attempts > 0),
      registered_at timestamptz not null,
      registered_by text not null,
      decision_index bigint not null,
      -- Since when everybody may read it and its results: when a register entry that rests on it is public.
      public_since timestamptz
    )`.execute(db)
  await sql`create index plan_newest on evaluation.plan (registered_at desc, id desc)`.execute(db)
  await sql`create index plan_task on evaluation.plan (task_digest, registered_at desc)`.execute(db)
  await sql`create index plan_system on evaluation.plan (system_id, system_version)`.execute(db)
}

async function createRuns(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table evaluation.run (
      id text collate "C" primary key,
      plan_id text collate "C" not null references evaluation.plan (id),
      attempt integer not null check (attempt > 0),
      state text not null check (state in ('queued', 'running', 'finished', 'failed', 'cancelled')),
      total integer not null,
      done integer not null default 0,
      errors integer not null default 0,
      requested_at timestamptz not null,
      requested_by text not null,
      started_at timestamptz,
      finished_at timestamptz,
      -- Why it failed: the code of a problem.
      problem text,
      result text,
      result_digest text collate "C" unique,
      result_decision bigint,
      passed boolean,
      expires_at timestamptz,
      unique (plan_id, attempt),
      check ((state = 'finished') = (result is not null))
    )`.execute(db)
  await sql`create index run_newest on evaluation.run (requested_at desc, id desc)`.execute(db)
  await sql`
    create table evaluation.sample (
      run_id text collate "C" not null references evaluation.run (id),
      -- In the order of the plan's items.
      place integer not null,
      item_place integer not null,
      item_id text not null,
      language text not null,
      slices text[] not null,
      state text not null check (state in ('done', 'error')),
      -- All that the plan's criteria ask of one item holds; null where only people can say.
      passed boolean,
      -- By metric: a number, or null where it does not apply to this item.
      scores jsonb not null,
      milliseconds double precision not null,
      -- What went in and came out.
      trace jsonb,
      -- Of a hidden task: the same, sealed.
      sealed_trace bytea,
      -- Of its output's canonical JSON; null where the system gave nothing.
      output_digest text,
      -- Planted sentences of a hidden test that came out where nobody put them in.
      leaks integer not null,
      record_hash bytea not null check (length(record_hash) = 32),
      at timestamptz not null,
      -- With all that the browser of samples filters by: rare ones are found without reading traces.
      primary key (run_id, place) include (language, slices, state, passed),
      check ((trace is null) <> (sealed_trace is null)),
      check ((state = 'done') = (output_digest is not null))
    )`.execute(db)
  await sql`
    create table evaluation.rating (
      run_id text collate "C" not null,
      place integer not null,
      metric text not null,
      -- A person, or the id of the endpoint that judged.
      rater text not null,
      by_model boolean not null,
      value double precision not null,
      note text,
      at timestamptz not null,
      primary key (run_id, place, metric, rater),
      foreign key (run_id, place) references evaluation.sample (run_id, place)
    )`.execute(db)
}

/** What the log has committed to stays what it was. */
async function keepHistory(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function evaluation.keep() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and tg_table_name = 'plan'
        and to_jsonb(old) - 'public_since' = to_jsonb(new) - 'public_since' then return new; end if;
      raise exception 'evaluation.% is never changed', tg_table_name;
    end $$`.execute(db)
  for (const table of ['task', 'item', 'plan', 'rating']) {
    await sql`
      create trigger keep before update or delete on ${sql.id('evaluation', table)}
        for each row execute function evaluation.keep()`.execute(db)
  }
}
