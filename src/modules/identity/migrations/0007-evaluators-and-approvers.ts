import { type Kysely, sql } from 'kysely'

export const name = '0007-evaluators-and-approvers'

/** Two more offices in an organisation: who fixes and runs evaluations, and who approves what is put before citizens. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['membership', 'invitation']) {
    const constraint = sql.id(`${table}_roles_check`)
    await sql`alter table ${sql.id('identity', table)} drop constraint if exists ${constraint}`.execute(db)
  }
  await sql`
    alter table identity.membership add constraint membership_roles_check
      check (roles <@ array['manager', 'data-officer', 'evaluator', 'approver', 'member'])`.execute(db)
  await sql`
    alter table identity.invitation add constraint invitation_roles_check
      check (roles <@ array['manager', 'data-officer', 'evaluator', 'approver', 'member'] and roles <> '{}')`.execute(
    db,
  )
}
