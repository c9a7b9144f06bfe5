import { type Kysely, type Selectable, sql } from 'kysely'
import type { Digest } from '../../kernel/identifier.ts'
import type { ExtractedPage, Extraction } from './extraction.ts'
import type { Passage } from './passage.ts'
import { qualityRecipe } from './quality/quality-recipe.ts'
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
    .where('corrects', 'is', null)
    .executeTakeFirst()
  return row?.digest
}

/** Keeps an extraction with its pages and passages, all or nothing. The same one twice is kept once. */
export async function insertExtraction(
  db: KnowledgeDatabase,
  extraction: Extraction,
  read: {
    readonly extension: string
    readonly reader: string
    /** The reading of which an officer corrected pages. */
    readonly corrects?: Digest
    readonly at: Date
  },
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
      quality: qualityRecipe,
      corrects: read.corrects ?? null,
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
      const judgedBefore = await transaction
        .updateTable('knowledge.extraction')
        .set({ damaged: row.damaged, quality: row.quality })
        .where('digest', '=', row.digest)
        .where('quality', '!=', row.quality)
        .executeTakeFirst()
      if (judgedBefore.numUpdatedRows > 0n) await putQuality(transaction, extraction)
      return
    }
    await sql`
      insert into knowledge.page (extraction, number, text, digest, ocr_confidence, doubtful, paragraphs, corrected)
      select ${extraction.digest}, * from unnest(
        ${extraction.pages.map((page) => page.number)}::int[],
        ${extraction.pages.map((page) => page.text)}::text[],
        ${extraction.pages.map((page) => page.digest)}::text[],
        ${extraction.pages.map((page) => page.ocrConfidence)}::real[],
        ${extraction.pages.map((page) => JSON.stringify(page.doubtful.map(({ start, end, confidence }) => [start, end, confidence])))}::jsonb[],
        ${extraction.pages.map((page) => JSON.stringify(page.paragraphs.map(({ start, end, kind }) => [start, end, kind])))}::jsonb[],
        ${extraction.pages.map((page) => page.corrected)}::boolean[]
      )`.execute(transaction)
    await putQuality(transaction, extraction)
    await putStructure(transaction, extraction, cutOf(read))
  })
}

/** Judges the pages of a stored extraction by what is measured now: the text stays, and how it should read may change. */
export async function rejudge(db: KnowledgeDatabase, extraction: Extraction): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('knowledge.extraction')
      .set({ damaged: extraction.damaged, quality: qualityRecipe })
      .where('digest', '=', extraction.digest)
      .execute()
    await putQuality(transaction, extraction)
  })
}

async function putQuality(db: KnowledgeDatabase, { digest, pages }: Extraction): Promise<void> {
  await sql`
    update knowledge.page page
    set repaired = judged.repaired, verdict = judged.verdict, signals = judged.signals, repairs = judged.repairs,
      reasons = array(select jsonb_array_elements_text(judged.reasons))
    from unnest(
      ${pages.map(({ number }) => number)}::int[],
      ${pages.map(({ repaired }) => repaired)}::text[],
      ${pages.map(({ quality }) => quality.verdict)}::text[],
      ${pages.map(({ quality }) => JSON.stringify(quality.reasons))}::jsonb[],
      ${pages.map(({ quality }) => JSON.stringify(quality.signals))}::jsonb[],
      ${pages.map(({ quality }) => JSON.stringify(quality.repairs))}::jsonb[]
    ) as judged (number, repaired, verdict, reasons, signals, repairs)
    where page.extraction = ${digest} and page.number = judged.number`.execute(db)
}

/** An extraction without its pages. */
export type ExtractionHead = Omit<Extraction, 'pages' | 'passages'> & {
  /** By which measures its pages were judged. */
  readonly judgedBy: string
  /** The reading of which an officer corrected pages; null for what was only read. */
  readonly corrects: Digest | null
  readonly reader: string
  readonly extension: string
}

export async function findExtraction(db: KnowledgeDatabase, digest: Digest): Promise<ExtractionHead | undefined> {
  const [found] = await findExtractions(db, [digest])
  return found
}

/** Extractions by digest, in no order. */
export async function findExtractions(db: KnowledgeDatabase, digests: readonly Digest[]): Promise<ExtractionHead[]> {
  if (digests.length === 0) return []
  const rows = await db.selectFrom('knowledge.extraction').selectAll().where('digest', 'in', digests).execute()
  return rows.map(({ media_type: mediaType, quality: judgedBy, created_at: _, ...head }) => {
    return { ...head, mediaType, judgedBy }
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

/** What files were last read as, whichever version asked for it; as read, since an officer corrects for one data set. */
export async function latestExtractions(
  db: KnowledgeDatabase,
  files: readonly Digest[],
): Promise<ReadonlyMap<Digest, Digest>> {
  const { rows } = await sql<{ file: Digest; digest: Digest }>`
    select distinct on (file) file, digest from knowledge.extraction
    where file = any (${[...files]}::text[]) and corrects is null
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
  const { number, text, digest, repaired, verdict, reasons, signals, repairs, corrected, outline } = row
  const paragraphs = row.paragraphs.map(([start, end, kind]) => ({ start, end, kind }))
  const quality = { verdict, reasons, signals, repairs }
  const doubtful = row.doubtful.map(([start, end, confidence]) => ({ start, end, confidence }))
  return {
    number,
    text,
    digest,
    repaired,
    ocrConfidence: row.ocr_confidence,
    doubtful,
    paragraphs,
    outline,
    quality,
    corrected,
  }
}
