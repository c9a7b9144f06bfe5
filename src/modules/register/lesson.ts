import { type Database, viewOf } from '../../kernel/database.ts'
import type { ResourceFacts } from '../../kernel/ports/decider.ts'
import type { Lesson, Lessons } from '../../kernel/ports/lessons.ts'
import { type DatasetTables, type GoldenQuestion, parseGoldenQuestions, versionFacts } from '../datasets/index.ts'
import { rulesAllow } from '../policy/index.ts'
import type { Contest, LessonQuestion } from './contest.ts'
import type { ContestContext } from './contest-context.ts'
import { lessonDataSetNotFound, lessonNeedsDataSet, lessonShowsNothing } from './contest-problems.ts'
import type { ContestRow } from './contest-store.ts'
import type { RegisterTables } from './tables.ts'

/**
 * What an upheld contest teaches: a golden question that goes by the contest's id, about one data set that the caller may
 * read. It is learned by whoever answers for the system, or else by whoever publishes the data.
 *
 * @throws Problem for what could not be examined: a data set that nobody reads, an answer that need show nothing.
 */
export async function lessonFrom(
  context: ContestContext,
  contest: Pick<ContestRow, 'id' | 'owner' | 'case'>,
  said: { readonly question: LessonQuestion; readonly dataSet: string | undefined },
): Promise<{ readonly dataSet: string; readonly question: GoldenQuestion; readonly owner: string }> {
  const question: GoldenQuestion = { id: contest.id, ...said.question }
  if ('refusal' in parseGoldenQuestions(Buffer.from(JSON.stringify(question)))) throw lessonShowsNothing({})
  const dataSet = said.dataSet ?? onlyDataSet(contest)
  if (dataSet === undefined) throw lessonNeedsDataSet({})

  const facts = await readableDataSet(context, dataSet)
  if (facts?.owner === undefined) throw lessonDataSetNotFound({ dataSet })
  return { dataSet, question, owner: contest.owner ?? facts.owner }
}

/** A question about data, for those who may read the data, unless it is kept from those who are examined with it. */
export async function shownLesson(
  context: ContestContext,
  { dataSet, question }: NonNullable<ContestRow['lesson']>,
): Promise<NonNullable<Contest['lesson']>> {
  const isShown = question.visibility === 'public' && (await readableDataSet(context, dataSet)) !== undefined
  return { dataSet, question: isShown ? question : null }
}

/** The version that readers get, when the caller is one of them. */
async function readableDataSet(context: ContestContext, id: string): Promise<ResourceFacts | undefined> {
  const facts = await versionFacts({ db: viewOf<DatasetTables>(context.db) }, { id, digest: 'current' })
  const mayRead = rulesAllow(context, { id: 'datasets.read-version', permission: 'datasets:read' })
  return facts.published === true && mayRead(facts) ? facts : undefined
}

function onlyDataSet({ case: contested }: Pick<ContestRow, 'case'>): string | undefined {
  const named = new Set(contested?.answer.versions.map(({ dataSet }) => dataSet))
  return named.size === 1 ? [...named][0] : undefined
}

/** What contests taught, for the tests that are made from golden questions. */
export const lessonsOf: Lessons['of'] = async (database: Database, { dataSet, learnedBy }): Promise<Lesson[]> => {
  if (learnedBy.length === 0) return []
  const db = viewOf<RegisterTables>(database)
  const rows = await db
    .selectFrom('register.contest')
    .select(['id', 'lesson'])
    .where('lesson_data_set', '=', dataSet)
    .where('lesson_owner', 'in', learnedBy)
    .where('lesson', 'is not', null)
    .orderBy('settled_at')
    .orderBy('id')
    .execute()
  return rows.map(({ id, lesson }) => ({ id, question: lesson }))
}
