import { z } from 'zod'
import { viewOf } from '../../kernel/database.ts'
import { Digest } from '../../kernel/identifier.ts'
import { holderOf } from '../../kernel/principal.ts'
import { concealedDataset, DatasetId, type DatasetTables, versionFacts, versionsInUse } from '../datasets/index.ts'
import { readershipOf, treatmentOf } from '../policy/index.ts'
import type { KnowledgeContext, KnowledgeQuestion } from './context.ts'
import type { ExtractedPage } from './extraction.ts'
import { type ExtractionHead, findExtraction, findPage } from './extraction-store.ts'
import { type DocumentPlace, findIndexedDocument } from './index-store.ts'
import type { PageDecision } from './page-decision.ts'
import { findDecision, putDecision, versionsWith } from './page-decision-store.ts'
import { documentNotFound, pageChanged, pageNotFound, versionNotFound } from './problems.ts'
import { wantIndex } from './want-index.ts'

/** A page of a document of a version, by where it stands. */
export const pagePlace = {
  dataSet: DatasetId,
  version: Digest,
  path: z
    .string()
    .min(1)
    .max(200)
    .refine((path) => !path.includes('\0')),
  page: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31 - 1),
}
export type PagePlace = DocumentPlace & { readonly page: number }

/** A page as the index of its version takes it, and as it was read. They are the same unless an officer corrected it. */
export type JudgedPage = {
  readonly extraction: ExtractionHead
  readonly page: ExtractedPage
  readonly original: ExtractedPage
  readonly decision: PageDecision | null
}

/** @throws Problem for a document that was not read, or has no such page. */
export async function findJudgedPage({ db }: Pick<KnowledgeContext, 'db'>, place: PagePlace): Promise<JudgedPage> {
  const document = await findIndexedDocument(db, place, place.path)
  const extraction = document && (await findExtraction(db, document.extraction))
  if (!extraction) throw documentNotFound({ path: place.path })
  const page = await findPage(db, extraction.digest, place.page)
  if (!page) throw pageNotFound({ page: place.page })
  const original = extraction.corrects === null ? page : (await findPage(db, extraction.corrects, place.page))!
  const judged = { dataSet: place.dataSet, file: extraction.file, page: place.page, digest: original.digest }
  return { extraction, page, original, decision: (await findDecision(db, judged)) ?? null }
}

/** What every operation states that decides about a page. */
export const judging = {
  permission: 'knowledge:judge',
  effect: 'write',
  cli: { positional: ['dataSet', 'version', 'path', 'page'] },

  /** The reason is the officer's own text, and may name whom it is about. The page is the document's. */
  redact: <Input extends { readonly reason: string }>({ personalData }: KnowledgeQuestion, input: Input): Input => ({
    ...input,
    reason: personalData.mask(input.reason).text,
  }),
  facts: ({ db }: KnowledgeQuestion, { dataSet, version }: Pick<PagePlace, 'dataSet' | 'version'>) =>
    versionFacts({ db: viewOf<DatasetTables>(db) }, { id: dataSet, digest: version }),
  concealed: ({ dataSet }: Pick<PagePlace, 'dataSet'>) => concealedDataset({ id: dataSet }),
} as const

/**
 * The page that is decided about, by the digest of the text that was looked at.
 * @throws Problem as for a version that is not there, a page that is not, or one that was read anew.
 */
export async function pageToJudge(
  context: KnowledgeContext,
  { digest, ...place }: PagePlace & { readonly digest: Digest },
): Promise<JudgedPage> {
  await requireUncovered(context, place)
  const judged = await findJudgedPage(context, place)
  if (judged.original.digest !== digest) throw pageChanged({ page: place.page })
  return judged
}

/** Keeps what the caller decided about a page, and has the indexes made again that it concerns. */
export async function decide(
  context: KnowledgeContext,
  place: PagePlace,
  { extraction: { file }, original: { digest } }: JudgedPage,
  decided:
    | { readonly decision: 'accept' | 'withdraw'; readonly reason: string }
    | { readonly decision: 'correct'; readonly reason: string; readonly text: string },
): Promise<void> {
  const { db, principal, now } = context
  const { dataSet, page } = place
  // The rules let nobody in who is not somebody.
  await putDecision(db, { dataSet, file, page, digest, ...decided, by: holderOf(principal)!, at: now })
  await indexAgain(context, place, file)
}

/** Whether what the page says is searched: it is fit for it, or an officer said so. */
export function isSearched({ page, decision }: Pick<JudgedPage, 'page' | 'decision'>): boolean {
  return page.quality.verdict !== 'below-gate' || decision?.decision === 'accept'
}

/**
 * Whoever reads a version by a permit that covers what identifies people judges none of its pages: an image cannot be covered.
 * @throws Problem as for a version that is not there.
 */
export async function requireUncovered(
  context: KnowledgeContext,
  { dataSet, version }: Pick<PagePlace, 'dataSet' | 'version'>,
): Promise<void> {
  const facts = await versionFacts({ db: viewOf<DatasetTables>(context.db) }, { id: dataSet, digest: version })
  if (treatmentOf(readershipOf(context), facts) !== 'plain') throw versionNotFound({ version })
}

/** Has the indexes made again that hold the file of a page: of the version it was judged in, and of those that readers get now or next. */
async function indexAgain(
  { db, jobs, documentReader, now }: KnowledgeContext,
  { dataSet, version }: Pick<PagePlace, 'dataSet' | 'version'>,
  file: Digest,
): Promise<void> {
  const inUse = (await versionsInUse(viewOf<DatasetTables>(db), [dataSet])).get(dataSet)
  for (const one of await versionsWith(db, dataSet, file)) {
    if (one === version || inUse?.has(one))
      await wantIndex(db, { jobs, documentReader }, { dataSet, version: one }, now)
  }
}
