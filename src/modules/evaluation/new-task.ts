import { viewOf } from '../../kernel/database.ts'
import { actingFor } from './acting.ts'
import type { EvaluationContext, EvaluationQuestion } from './context.ts'
import { requireScorers, requireSensible } from './criteria.ts'
import { isOpen, readableOf } from './data-of.ts'
import type { Item } from './item.ts'
import type { ReadItems } from './items-file.ts'
import { type PreparedTask, prepareTask } from './make-task.ts'
import {
  dataNotYours,
  dataSetNotFound,
  headerRefused,
  itemsRefused,
  metricUnknown,
  organisationNeeded,
  organisationNotFound,
  scorerUnknown,
  sliceUnknown,
  thresholdSenseless,
} from './problems.ts'
import type { TaskHeader } from './task.ts'
import { parseHeader } from './task-header.ts'

/** What can be wrong with a test that somebody brings. */
export const newTaskProblems = [
  headerRefused,
  itemsRefused,
  organisationNeeded,
  organisationNotFound,
  dataSetNotFound,
  dataNotYours,
  scorerUnknown,
  metricUnknown,
  sliceUnknown,
  thresholdSenseless,
] as const

/** Whoever adds a test does so in the name of an organisation, which answers for it. */
export function newTaskFacts(
  { principal }: Pick<EvaluationQuestion, 'principal'>,
  { organisation }: { readonly organisation?: string | undefined },
) {
  const owner = actingFor(principal, organisation)
  return { kind: 'evaluation-task', id: 'new', ...(owner !== undefined && { owner }) }
}

/** @throws Problem for an organisation that is not named, or not there. */
export async function requireOrganisation(
  { db, organisations, principal }: Pick<EvaluationContext, 'db' | 'organisations' | 'principal'>,
  named: string | undefined,
): Promise<string> {
  const id = actingFor(principal, named)
  if (id === undefined) throw organisationNeeded({})
  if (!(await organisations.find(viewOf(db), id))) throw organisationNotFound({ id })
  return id
}

/** @throws Problem `evaluation.header-refused` for what is no header, or another for scorers that there are not. */
export function readHeader(text: string): TaskHeader {
  const read = parseHeader(text)
  if ('refusal' in read) throw headerRefused(read.refusal)
  requireScorers(read.header.scorers)
  return read.header
}

/** @throws Problem `evaluation.items-refused`. */
export function requireItems(read: ReadItems): readonly Item[] {
  if ('refusal' in read) throw itemsRefused(read.refusal)
  return read.items
}

/**
 * A test as it would be stored, once everything about it holds: nothing is written here.
 *
 * @throws Problem for the first that does not.
 */
export async function preparedTask(
  context: EvaluationContext,
  parts: { readonly organisation: string | undefined; readonly header: TaskHeader; readonly items: readonly Item[] },
): Promise<PreparedTask> {
  const { header, items } = parts
  const owner = await requireOrganisation(context, parts.organisation)
  await requireData(context, header.dataSets, owner)
  const prepared = await prepareTask(context, { owner, header, items })
  requireSensible(header.suggested, prepared.task)
  return prepared
}

/** A test names data that its maker may read, and belongs to whoever answers for those that not everybody may read. */
async function requireData(context: EvaluationContext, dataSets: readonly string[], owner: string): Promise<void> {
  const readable = await readableOf(context, dataSets)
  for (const id of dataSets) {
    const fact = readable.get(id)
    if (!fact) throw dataSetNotFound({ id })
    if (!isOpen(fact.label) && fact.publisher.id !== owner) throw dataNotYours({ id })
  }
}
