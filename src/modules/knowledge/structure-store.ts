import { type Kysely, sql } from 'kysely'
import type { Digest } from '../../kernel/identifier.ts'
import type { Extraction } from './extraction.ts'
import { passageRecipe } from './passage.ts'
import type { KnowledgeTables } from './tables.ts'

/** Names the way passages are cut now, of what this reader reads. */
export function cutOf({ reader }: { readonly reader: string }): string {
  return `${passageRecipe} reader=${reader}`
}

/** Whether the passages of an extraction were cut this way. */
export async function isCut(db: Kysely<KnowledgeTables>, extraction: Digest, cut: string): Promise<boolean> {
  const row = await db
    .selectFrom('knowledge.passage')
    .select('ordinal')
    .where('extraction', '=', extraction)
    .where('cut', '=', cut)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Keeps how a stored extraction is parted and cut: paragraphs, the places of its stretches, and passages. Passages of a
 * former cut stay, under their ordinals: an index that answers until the next one is built names them. Doing it twice
 * changes nothing.
 */
export async function putStructure(
  transaction: Kysely<KnowledgeTables>,
  { digest, pages, passages }: Pick<Extraction, 'digest' | 'pages' | 'passages'>,
  cut: string,
): Promise<void> {
  // One at a time: the ordinals go on from those that are there.
  await sql`select from knowledge.extraction where digest = ${digest} for update`.execute(transaction)
  if (await isCut(transaction, digest, cut)) return
  await sql`
    update knowledge.page page set paragraphs = parted.paragraphs, outline = parted.outline
    from unnest(
      ${pages.map(({ number }) => number)}::int[],
      ${pages.map(({ paragraphs }) => JSON.stringify(paragraphs.map(({ start, end, kind }) => [start, end, kind])))}::jsonb[],
      ${pages.map(({ outline }) => outline && JSON.stringify(outline))}::jsonb[]
    ) as parted (number, paragraphs, outline)
    where page.extraction = ${digest} and page.number = parted.number`.execute(transaction)
  await sql`
    insert into knowledge.passage (extraction, ordinal, page, start, "end", cut)
    select ${digest}, first.ordinal + passage.ordinal, passage.page, passage.start, passage."end", ${cut}
    from unnest(
      ${passages.map(({ ordinal }) => ordinal)}::int[],
      ${passages.map(({ page }) => page)}::int[],
      ${passages.map(({ start }) => start)}::int[],
      ${passages.map(({ end }) => end)}::int[]
    ) as passage (ordinal, page, start, "end"),
    (select coalesce(max(ordinal) + 1, 0) as ordinal from knowledge.passage where extraction = ${digest}) as first
    `.execute(transaction)
}
