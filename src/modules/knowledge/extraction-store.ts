import { type Kysely, type Selectable, sql } from 'kysely'
import type { Digest } from '../../kernel/identifier.ts'
import type { ExtractedPage, Extraction } from './extraction.ts'
import type { Passage } from './passage.ts'
import { cutOf, putStructure } from './structure-store.ts'
import type { KnowledgeTables } from './tables.ts'

type KnowledgeDatabase = Kysely<KnowledgeTables>

/** The extraction that this reader made of the file before, if it did. */
export async function findExtractionOf(
  db: KnowledgeDatabase,
  read: { readonly file: Digest; readonly extension: string; readonly reader: string },
): Promise<Digest | undefined> {
  const row = await db
    .selectFrom('knowledge.extraction')
    .select('digest')
    .where('file', '=', read.file)
    .where('extension', '=', read.extension)
    .where('reader', '=', read.reader)
    .executeTakeFirst()
  return row?.digest
}

/** Keeps an extraction with its pages and passages, all or nothing. The same one twice is kept once. */
export async function insertExtraction(
  db: KnowledgeDatabase,
  extraction: Extraction,
  read: { readonly extension: string; readonly reader: string; readonly at: Date },
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const row = {
      digest: extraction.digest,
      file: extraction.file,
      recipe: extraction.recipe,
      reader: read.reader,
      extension: read.extension,
      media_type: extraction.mediaType,
      damaged: extraction.damaged,
      latin: extraction.latin,
      created_at: read.at,
    }
    const inserted = await transaction
      .insertInto('knowledge.extraction')
      .values(row)
      .onConflict((conflict) => conflict.column('digest').doNothing())
      .executeTakeFirst()
    if (inserted.numInsertedOrUpdatedRows === 0n) {
      // A newer reader that reads the same text as the one before it: the text need not be kept twice.
      await transaction
        .updateTable('knowledge.extraction')
        .set({ reader: read.reader })
        .where('digest', '=', row.digest)
        .execute()
      await putStructure(transaction, extraction, cutOf(read))
      return
    }
    await sql`
      insert into knowledge.page (extraction, number, text, digest, repaired, ocr_confidence, paragraphs)
      select ${extraction.digest}, * from unnest(
        ${extraction.pages.map((page) => page.number)}::int[],
        ${extraction.pages.map((page) => page.text)}::text[],
        ${extraction.pages.map((page) => page.digest)}::text[],
        ${extraction.pages.map((page) => page.repaired)}::text[],
        ${extraction.pages.map((page) => page.ocrConfidence)}::real[],
        ${extraction.pages.map((page) => JSON.stringify(page.paragraphs.map(({ start, end, kind }) => [start, end, kind])))}::jsonb[]
      )`.execute(transaction)
    await putStructure(transaction, extraction, cutOf(read))
  })
}

/** An extraction without its pages. */
export type ExtractionHead = Omit<Extraction, 'pages' | 'passages'>

export async function findExtraction(db: KnowledgeDatabase, digest: Digest): Promise<ExtractionHead | undefined> {
  const [found] = await findExtractions(db, [digest])
  return found
}

/** Extractions by digest, in no order. */
export async function findExtractions(db: KnowledgeDatabase, digests: readonly Digest[]): Promise<ExtractionHead[]> {
  if (digests.length === 0) return []
  const rows = await db.selectFrom('knowledge.extraction').selectAll().where('digest', 'in', digests).execute()
  return rows.map(({ digest, file, recipe, media_type: mediaType, damaged, latin }) => {
    return { digest, file, recipe, mediaType, damaged, latin }
  })
}

export async function pageDigests(db: KnowledgeDatabase, extraction: Digest): Promise<Digest[]> {
  const rows = await db
    .selectFrom('knowledge.page')
    .select('digest')
    .where('extraction', '=', extraction)
    .orderBy('number')
    .execute()
  return rows.map((row) => row.digest)
}

export async function findPage(
  db: KnowledgeDatabase,
  extraction: Digest,
  number: number,
): Promise<ExtractedPage | undefined> {
  const row = await db
    .selectFrom('knowledge.page')
    .selectAll()
    .where('extraction', '=', extraction)
    .where('number', '=', number)
    .executeTakeFirst()
  return row && pageOf(row)
}

export async function pagesOf(db: KnowledgeDatabase, extraction: Digest): Promise<ExtractedPage[]> {
  const rows = await db
    .selectFrom('knowledge.page')
    .selectAll()
    .where('extraction', '=', extraction)
    .orderBy('number')
    .execute()
  return rows.map(pageOf)
}

/** The passages of an extraction, as they are cut now. */
export async function passagesOf(db: KnowledgeDatabase, extraction: Digest, cut: string): Promise<Passage[]> {
  return db
    .selectFrom('knowledge.passage')
    .select(['ordinal', 'page', 'start', 'end'])
    .where('extraction', '=', extraction)
    .where('cut', '=', cut)
    .orderBy('ordinal')
    .execute()
}

/** Passages by extraction and ordinal, in no order. */
export async function findPassages(
  db: KnowledgeDatabase,
  wanted: readonly { readonly extraction: Digest; readonly ordinal: number }[],
): Promise<(Passage & { readonly extraction: Digest })[]> {
  const { rows } = await sql<Passage & { extraction: Digest }>`
    select passage.extraction, passage.ordinal, passage.page, passage.start, passage."end"
    from unnest(
      ${wanted.map(({ extraction }) => extraction)}::text[],
      ${wanted.map(({ ordinal }) => ordinal)}::int[]
    ) as wanted (extraction, ordinal)
    join knowledge.passage using (extraction, ordinal)`.execute(db)
  return rows
}

/** Pages by extraction and number, in no order. */
export async function findPages(
  db: KnowledgeDatabase,
  wanted: readonly { readonly extraction: Digest; readonly page: number }[],
): Promise<(ExtractedPage & { readonly extraction: Digest })[]> {
  const { rows } = await sql<PageRow & { extraction: string }>`
    select distinct page.* from unnest(
      ${wanted.map(({ extraction }) => extraction)}::text[],
      ${wanted.map(({ page }) => page)}::int[]
    ) as wanted (extraction, number)
    join knowledge.page using (extraction, number)`.execute(db)
  return rows.map((row) => ({ extraction: row.extraction, ...pageOf(row) }))
}

/** The texts of pages by extraction and number, each wanted once, with the digests that name them, in no order. */
export async function findPageTexts(
  db: KnowledgeDatabase,
  wanted: readonly { readonly extraction: Digest; readonly page: number }[],
): Promise<{ readonly extraction: Digest; readonly page: number; readonly text: string; readonly digest: Digest }[]> {
  if (wanted.length === 0) return []
  const { rows } = await sql<{ extraction: Digest; page: number; text: string; digest: Digest }>`
    select page.extraction, page.number as page, page.text, page.digest from unnest(
      ${wanted.map(({ extraction }) => extraction)}::text[],
      ${wanted.map(({ page }) => page)}::int[]
    ) as wanted (extraction, number)
    join knowledge.page page using (extraction, number)`.execute(db)
  return rows
}

/** What files were last read as, whichever version asked for it. */
export async function latestExtractions(
  db: KnowledgeDatabase,
  files: readonly Digest[],
): Promise<ReadonlyMap<Digest, Digest>> {
  const { rows } = await sql<{ file: Digest; digest: Digest }>`
    select distinct on (file) file, digest from knowledge.extraction
    where file = any (${[...files]}::text[])
    order by file, created_at desc, digest`.execute(db)
  return new Map(rows.map(({ file, digest }) => [file, digest]))
}

/** The texts that a page of a file was ever read as, by whichever reader, in no order. */
export async function readingsOf(
  db: KnowledgeDatabase,
  wanted: readonly { readonly file: Digest; readonly page: number }[],
): Promise<{ readonly file: Digest; readonly page: number; readonly text: string }[]> {
  if (wanted.length === 0) return []
  const { rows } = await sql<{ file: string; page: number; text: string }>`
    select distinct extraction.file, page.number as page, page.text from unnest(
      ${wanted.map(({ file }) => file)}::text[],
      ${wanted.map(({ page }) => page)}::int[]
    ) as wanted (file, number)
    join knowledge.extraction extraction using (file)
    join knowledge.page page on page.extraction = extraction.digest and page.number = wanted.number`.execute(db)
  return rows
}

type PageRow = Omit<Selectable<KnowledgeTables['knowledge.page']>, 'extraction'>

function pageOf(row: PageRow): ExtractedPage {
  const { number, text, digest, repaired, outline } = row
  const paragraphs = row.paragraphs.map(([start, end, kind]) => ({ start, end, kind }))
  return { number, text, digest, repaired, ocrConfidence: row.ocr_confidence, paragraphs, outline }
}
