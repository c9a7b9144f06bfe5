import { sql } from 'kysely'
import type { Database } from '../../kernel/database.ts'

/** Of one thing, the newest that are looked at. */
const mostLookedAt = 10_000

/**
 * How often each rule refused something of a thing that the log names openly, by the newest ten thousand refusals, the most
 * frequent rule first. What many anonymous callers were refused within one minute is one entry that names no thing: it is not
 * counted here, so that the counts are at least what they say.
 */
export async function deniedOf(
  db: Database,
  { kind, id }: { readonly kind: string; readonly id: string },
): Promise<readonly { readonly rule: string; readonly count: number }[]> {
  const { rows } = await sql<{ rule: string; count: string }>`
    select reason ->> 'rule' as rule, count(*) as count
    from (
      select text::jsonb -> 'reasons' as reasons from audit.entry
      where kind = 'decision' and not needs_outcome and (text::jsonb ->> 'resource') = ${`${kind}/${id}`}
      order by index desc
      limit ${mostLookedAt}
    ) refused
    cross join jsonb_array_elements(refused.reasons) reason
    where reason ->> 'effect' = 'deny'
    group by 1
    order by 2 desc, 1`.execute(db)
  return rows.map(({ rule, count }) => ({ rule, count: Number(count) }))
}
