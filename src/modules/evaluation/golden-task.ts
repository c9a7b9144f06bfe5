import type { Kysely } from 'kysely'
import { canonicalJson } from '../../../libs/canonical-json/index.ts'
import { viewOf } from '../../kernel/database.ts'
import {
  type DatasetTables,
  findVersionFile,
  GoldenQuestion,
  goldenQuestionsOf,
  goldenQuestionsPath,
  type PermittedVersion,
} from '../datasets/index.ts'
import type { EvaluationContext } from './context.ts'
import { isOpen } from './data-of.ts'
import type { Item } from './item.ts'
import { itemsOf } from './items-of.ts'
import { prepareTask, storeTask } from './make-task.ts'
import { dataNotYours, noGoldenQuestions } from './problems.ts'
import { goldenBarFor } from './scorers/golden.ts'
import type { EvaluationTables } from './tables.ts'
import { TaskHeader } from './task.ts'
import { findHiddenTasks, type StoredTask } from './task-store.ts'

type Making = Pick<EvaluationContext, 'itemKey' | 'lessons' | 'principal' | 'now'>

/**
 * The test that the golden questions of a data set's current version make, with what contests taught its owner or the
 * data's publisher since. Found when it was made before: of the same questions there is one test. It is hidden as soon as
 * one of the questions is sealed. In the caller's transaction; whoever calls has seen that the caller may read the data.
 *
 * @throws Problem `evaluation.no-golden-questions`, or `evaluation.data-not-yours` for data that not everybody may read
 *   and that another organisation answers for.
 */
export async function goldenTaskOf(
  db: Kysely<EvaluationTables>,
  making: Making,
  { data, owner }: { readonly data: PermittedVersion; readonly owner: string },
): Promise<StoredTask> {
  requireOwner(data, owner)
  const questions = await questionsOf(db, making, { data, owner })
  if (questions.length === 0) throw noGoldenQuestions({ id: data.dataSet })
  const header = headerOf(data, questions)
  const items = questions.map(itemOf)
  const known = header.hidden ? await hiddenTaskOf(db, making, { owner, header, items }) : undefined
  return known ?? storeTask(db, making, await prepareTask(making, { owner, header, items }))
}

/**
 * The hidden test that was made of these very items before: what was planted into each gives it a digest of its own. Items are
 * looked at, since anybody who adds tests may add one that says the same of itself.
 */
async function hiddenTaskOf(
  db: Kysely<EvaluationTables>,
  { itemKey }: Making,
  wanted: { readonly owner: string; readonly header: TaskHeader; readonly items: readonly Item[] },
): Promise<StoredTask | undefined> {
  const asked = wanted.items.map((item) => canonicalJson(item))
  const places = [...asked.keys()]
  for (const task of await findHiddenTasks(db, wanted)) {
    const stored = await itemsOf(db, itemKey, task.digest, places)
    if (stored.every(({ canary: _, ...item }, place) => canonicalJson(item) === asked[place])) return task
  }
  return undefined
}

/** @throws Problem `evaluation.data-not-yours`. */
function requireOwner({ label, publisher, dataSet }: PermittedVersion, owner: string): void {
  if (!isOpen(label) && publisher.id !== owner) throw dataNotYours({ id: dataSet })
}

/** Those of the data set first; a lesson that its publisher has taken in stands among them. */
async function questionsOf(
  db: Kysely<EvaluationTables>,
  { lessons }: Pick<Making, 'lessons'>,
  { data, owner }: { readonly data: PermittedVersion; readonly owner: string },
): Promise<readonly GoldenQuestion[]> {
  const datasets = viewOf<DatasetTables>(db)
  const file = await findVersionFile(datasets, data.dataSet, data.version, goldenQuestionsPath)
  const questions = file ? await goldenQuestionsOf(datasets, file.digest) : []
  const known = new Set(questions.map(({ id }) => id))
  const learnedBy = [...new Set([owner, data.publisher.id])]
  const learned = await lessons.of(viewOf(db), { dataSet: data.dataSet, learnedBy })
  return [
    ...questions,
    ...learned.filter(({ id }) => !known.has(id)).map(({ question }) => GoldenQuestion.parse(question)),
  ]
}

function headerOf(data: PermittedVersion, questions: readonly GoldenQuestion[]): TaskHeader {
  // A header is told to more people than the title of what is announced to nobody, and stays what it is.
  const isKnownOf = data.announced || isOpen(data.label)
  const names = isKnownOf ? data.titles : { en: data.dataSet }
  return TaskHeader.parse({
    slug: `golden-${isKnownOf ? data.slug : data.dataSet.replace('_', '-')}`.slice(0, 80),
    kind: 'qa-cited',
    names,
    description: names,
    licence: data.licence,
    // A sealed question or a lesson makes another test of the same version: how many there are is part of where it comes from.
    source: `${data.dataSet} ${data.version} ${questions.length}`,
    hidden: questions.some(({ visibility }) => visibility === 'sealed'),
    dataSets: [data.dataSet],
    scorers: [{ name: 'golden' }, { name: 'citations' }, { name: 'abstention' }, { name: 'latency' }],
    suggested: goldenBarFor(questions),
  })
}

/** The slice says what is right to do: to answer or to decline. */
function itemOf(golden: GoldenQuestion): Item {
  return {
    id: golden.id,
    language: golden.language,
    slices: [golden.expected],
    input: { question: golden.question },
    target: { golden, declines: golden.expected === 'abstain' },
  }
}
