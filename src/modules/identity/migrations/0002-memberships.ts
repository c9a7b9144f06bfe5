import { type Kysely, sql } from 'kysely'

export const name = '0002-memberships'

/**
 * Roles are held in organisations. Whoever had a role and an organisation holds it there from now on; what is held
 * everywhere (an administrator, an officer without an organisation) stays with the person.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table identity.membership (
      person_id text not null references identity.person (id),
      organisation_id text not null references identity.organisation (id),
      roles text[] not null check (roles <@ array['manager', 'data-officer', 'member']),
      since timestamptz not null,
      until timestamptz,
      primary key (person_id, organisation_id, since)
    )`.execute(db)
  await sql`
    create unique index membership_now on identity.membership (person_id, organisation_id) where until is null`.execute(
    db,
  )
  await sql`create index membership_organisation on identity.membership (organisation_id)`.execute(db)
  await sql`
    insert into identity.membership (person_id, organisation_id, roles, since)
    select id, organisation_id,
      case when 'data-officer' = any(roles) then array['data-officer', 'member'] else array['member'] end, created_at
    from identity.person where organisation_id is not null`.execute(db)
  await sql`
    update identity.person set roles = array(select role from unnest(roles) as role where role = 'administrator')
    where organisation_id is not null`.execute(db)
  await sql`
    alter table identity.key
      add column holder_id text references identity.person (id),
      add column organisation_id text references identity.organisation (id),
      add column permit_id text,
      add column last_used_at timestamptz`.execute(db)
}
