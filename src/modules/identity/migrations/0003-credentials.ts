import { type Kysely, sql } from 'kysely'

export const name = '0003-credentials'

/** Ways to sign in besides the one-time link. Sessions get a public id, and say by which way they began. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table identity.session
      add column id text,
      add column method text,
      add column browser_family text,
      add column browser_system text`.execute(db)
  // The letters of an id have no 0, 1, 8 and 9, which a digest in hexadecimal has.
  await sql`
    update identity.session set
      id = 'ssn_' || translate(left(md5(gen_random_uuid()::text), 12), '0189', 'wxyz'),
      method = 'link'`.execute(db)
  await sql`
    alter table identity.session
      alter column id set not null,
      alter column method set not null,
      add constraint session_id unique (id),
      add constraint session_method check (method in ('link', 'invitation', 'password', 'passkey', 'oidc'))`.execute(db)

  await sql`
    create table identity.password (
      person_id text primary key references identity.person (id),
      id text not null unique,
      login text not null,
      login_digest bytea not null unique check (length(login_digest) = 32),
      hash text not null,
      changed_at timestamptz not null,
      last_used_at timestamptz
    )`.execute(db)
  await sql`
    create table identity.totp (
      id text primary key,
      person_id text not null references identity.person (id),
      sealed_secret bytea not null,
      made_at timestamptz not null,
      confirmed_at timestamptz,
      last_step bigint not null
    )`.execute(db)
  await sql`
    create unique index totp_confirmed on identity.totp (person_id) where confirmed_at is not null`.execute(db)
  await sql`create unique index totp_pending on identity.totp (person_id) where confirmed_at is null`.execute(db)
  await sql`
    create table identity.recovery_code (
      person_id text not null references identity.person (id),
      code_digest bytea not null check (length(code_digest) = 32),
      primary key (person_id, code_digest)
    )`.execute(db)
  await sql`
    create table identity.passkey (
      id text primary key,
      person_id text not null references identity.person (id),
      credential_id bytea not null unique check (length(credential_id) between 1 and 1023),
      public_key bytea not null,
      counter bigint not null,
      transports text[] not null,
      backed_up boolean not null,
      name text not null,
      created_at timestamptz not null,
      last_used_at timestamptz
    )`.execute(db)
  await sql`create index passkey_person on identity.passkey (person_id)`.execute(db)
  await sql`
    create table identity.passkey_challenge (
      challenge_digest bytea primary key check (length(challenge_digest) = 32),
      session_id text references identity.session (id) on delete cascade,
      expires_at timestamptz not null
    )`.execute(db)
  await sql`
    create table identity.oidc_subject (
      id text primary key,
      person_id text not null references identity.person (id),
      issuer text not null,
      subject text not null,
      created_at timestamptz not null,
      last_used_at timestamptz,
      unique (issuer, subject),
      unique (issuer, person_id)
    )`.execute(db)
  await sql`
    create table identity.oidc_flow (
      flow_digest bytea primary key check (length(flow_digest) = 32),
      state_digest bytea not null check (length(state_digest) = 32),
      nonce text not null,
      code_verifier text not null,
      session_id text references identity.session (id) on delete cascade,
      expires_at timestamptz not null
    )`.execute(db)

  await sql`
    create table identity.sign_in_count (
      counted_digest bytea primary key check (length(counted_digest) = 32),
      failures integer not null,
      last_at timestamptz not null
    )`.execute(db)
  await sql`create index sign_in_count_age on identity.sign_in_count (last_at)`.execute(db)
  await sql`
    create table identity.failed_sign_in (
      login_digest bytea not null check (length(login_digest) = 32),
      at timestamptz not null,
      part text not null check (part in ('password', 'code')),
      browser_family text,
      browser_system text
    )`.execute(db)
  await sql`create index failed_sign_in_login on identity.failed_sign_in (login_digest, at desc)`.execute(db)
  await sql`create index failed_sign_in_age on identity.failed_sign_in (at)`.execute(db)
}
