import type { Kysely } from 'kysely'
import { type Database, viewOf } from '../../../kernel/database.ts'
import type { JobQueue } from '../../../kernel/ports/job-queue.ts'
import { analysisRecipe } from '../../knowledge/index.ts'
import type { RecordRow } from '../record-store.ts'
import type { ProgrammeTables } from '../tables.ts'
import { titlesOf, type ValueRow, valuesOf } from '../value-store.ts'
import { wordsOfTerm } from './asked-words.ts'
import { dateInWords } from './date-words.ts'
import { inEachLanguage, stemsInEach, wordsRecipe } from './stems.ts'
import { recordsWithoutTerms, replaceTerms } from './terms-store.ts'

/** Everything that decides which stems a record is found by. */
const recipe = `${analysisRecipe} ${wordsRecipe}`

/**
 * Makes the stems of records in force: of their values' words, dates and terms, and of the titles of records that they
 * lead to, as these are now. A title that changes later is taken over with the record's next revision: it is for finding,
 * and what is found is read again.
 */
export async function indexRecords(
  db: Kysely<ProgrammeTables>,
  records: readonly Pick<RecordRow, 'id' | 'revision'>[],
): Promise<void> {
  const revisions = records.flatMap(({ id, revision }) => (revision === null ? [] : [{ record: id, revision }]))
  const values = Map.groupBy(await valuesOf(db, revisions), ({ record_id }) => record_id)
  const targets = [...values.values()].flat().flatMap(({ target }) => target ?? [])
  const titles = Map.groupBy(await titlesOf(db, [...new Set(targets)]), ({ record_id }) => record_id)
  const terms = revisions.map(({ record, revision }) => {
    const said = (values.get(record) ?? []).flatMap((value) => [value, ...(titles.get(value.target ?? '') ?? [])])
    return { record, revision, stems: [...stemsInEach(said.flatMap(wordsOf))] }
  })
  await replaceTerms(db, recipe, terms)
}

function wordsOf({ texts, date, term }: ValueRow): string[] {
  return [
    ...inEachLanguage(texts),
    ...(date === null ? [] : inEachLanguage(dateInWords(date))),
    ...(term === null ? [] : [wordsOfTerm(term)]),
  ]
}

/** Records whose stems one job makes. */
const atOnce = 500

/** Makes the stems that are wanted and not there, some at once. Answers whether there are more. */
export async function renewTerms(db: Kysely<ProgrammeTables>): Promise<{ indexed: number; more: boolean }> {
  const records = await recordsWithoutTerms(db, recipe, atOnce)
  await indexRecords(db, records)
  return { indexed: records.length, more: records.length === atOnce }
}

/** Asks for the stems of records in force that are not there as this version of the platform makes them. */
export async function renewRecordSearch(db: Database, jobs: JobQueue): Promise<void> {
  const missing = await recordsWithoutTerms(viewOf<ProgrammeTables>(db), recipe, 1)
  if (missing.length > 0) await wantRenewal(db, jobs)
}

export async function wantRenewal(db: Database, jobs: JobQueue): Promise<void> {
  await jobs.enqueue(db, 'programmes.renew-search', {}, { key: 'renew record search' })
}
