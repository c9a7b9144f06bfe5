import { type Kysely, sql } from 'kysely'

export const name = '0006-index-lists'

/**
 * A page of the list of organisations, and the names of invitations that are over, are found without reading all. The
 * expressions are those of `listOrganisations`, for each language that it sorts by; languages that come later need their own.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const language of ['ar', 'fr', 'en']) {
    const names = sql.join(
      [language, 'ar', 'fr', 'en'].map((one) => sql`names ->> ${sql.lit(one)}`),
      sql`, `,
    )
    await sql`
      create index ${sql.ref(`organisation_sorted_${language}`)}
      on identity.organisation ((coalesce(${names}) collate "C"), id) where closed_at is null`.execute(db)
  }
  await sql`
    create index invitation_named on identity.invitation (expires_at) where name is not null`.execute(db)
}
