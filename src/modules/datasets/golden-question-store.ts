import { type Kysely, sql } from 'kysely'
import type { Digest } from '../../kernel/identifier.ts'
import { type GoldenQuestion, goldenQuestionsPath } from './golden-question.ts'
import type { DatasetTables } from './tables.ts'

type DatasetDatabase = Kysely<DatasetTables>

/** The questions of a file. Importing the same file again changes nothing. */
export async function insertGoldenQuestions(
  db: DatasetDatabase,
  file: Digest,
  questions: readonly GoldenQuestion[],
): Promise<void> {
  await db
    .insertInto('datasets.golden_question')
    .values(
      questions.map((question, place) => ({
        file_digest: file,
        place,
        id: question.id,
        language: question.language,
        answerable: question.expected === 'answer',
        sealed: question.visibility === 'sealed',
        question: JSON.stringify(question),
      })),
    )
    .onConflict((conflict) => conflict.columns(['file_digest', 'place']).doNothing())
    .execute()
}

/** Every question of a file, sealed ones too, in its order. */
export async function goldenQuestionsOf(db: DatasetDatabase, file: Digest): Promise<GoldenQuestion[]> {
  const rows = await db
    .selectFrom('datasets.golden_question')
    .select('question')
    .where('file_digest', '=', file)
    .orderBy('place')
    .execute()
  return rows.map((row) => row.question)
}

export async function holdsSealedQuestions(db: DatasetDatabase, file: Digest): Promise<boolean> {
  const row = await db
    .selectFrom('datasets.golden_question')
    .select('id')
    .where('file_digest', '=', file)
    .where('sealed', '=', true)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Those of these data sets, each at one version, in which golden questions stand. */
export async function holdingGoldenQuestions(
  db: DatasetDatabase,
  versions: readonly { readonly dataset: string; readonly version: Digest }[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ dataset_id: string }>`
    select file.dataset_id
    from unnest(
      ${versions.map(({ dataset }) => dataset)}::text[],
      ${versions.map(({ version }) => version)}::text[]
    ) as wanted (dataset_id, version)
    join datasets.version_file file using (dataset_id, version)
    where file.path = ${goldenQuestionsPath}`.execute(db)
  return new Set(rows.map((row) => row.dataset_id))
}
