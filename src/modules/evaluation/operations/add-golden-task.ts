import { z } from 'zod'
import { viewOf } from '../../../kernel/database.ts'
import { operation } from '../../../kernel/operation.ts'
import { DatasetId, type DatasetTables, type PermittedVersion, permittedVersions } from '../../datasets/index.ts'
import { readershipOf } from '../../policy/index.ts'
import { actingFor } from '../acting.ts'
import type { EvaluationContext, EvaluationQuestion } from '../context.ts'
import { isOpen } from '../data-of.ts'
import { goldenTaskOf } from '../golden-task.ts'
import { dataNotYours, dataSetNotFound, noGoldenQuestions, organisationNotFound } from '../problems.ts'
import { showTasks } from '../show-tasks.ts'
import { OrganisationId, Task } from '../task.ts'

export const addGoldenTask = operation({
  id: 'evaluation.add-golden-task',
  http: 'POST /evaluation/tasks/golden',
  summary:
    'Make a test of the golden questions of a data set, with what contests taught since; of the same questions there is one',
  permission: 'evaluation:write',
  effect: 'write',
  cli: { positional: ['dataSet'] },
  input: z.strictObject({
    dataSet: DatasetId,
    /** Who answers for it; without it, the organisation in whose name the caller acts, or else the data's publisher. */
    organisation: OrganisationId.optional(),
  }),
  output: Task,
  problems: [dataSetNotFound, dataNotYours, noGoldenQuestions, organisationNotFound],

  async facts(context: EvaluationQuestion, input) {
    const owner = ownerOf(context, await readableVersion(context, input.dataSet), input.organisation)
    return { kind: 'evaluation-task', id: 'new', ...(owner !== undefined && { owner }) }
  },

  async run(context: EvaluationContext, { dataSet, organisation }) {
    const { db, organisations } = context
    const data = await readableVersion(context, dataSet)
    const owner = ownerOf(context, data, organisation)
    if (!data || owner === undefined) throw dataSetNotFound({ id: dataSet })
    if (!(await organisations.find(viewOf(db), owner))) throw organisationNotFound({ id: owner })
    const [task] = await showTasks(context, [await goldenTaskOf(db, context, { data, owner })])
    return task!
  },
})

type Asking = Pick<EvaluationQuestion, 'db' | 'principal' | 'permit' | 'now' | 'site'>

/** The current version of a data set, when the caller may read it. */
async function readableVersion(context: Asking, dataSet: string): Promise<PermittedVersion | undefined> {
  const [version] = await permittedVersions(viewOf<DatasetTables>(context.db), readershipOf(context), {
    only: [dataSet],
  })
  return version
}

/** Of data that not everybody may read, the test belongs to whoever answers for them. */
function ownerOf(
  { principal }: Asking,
  data: PermittedVersion | undefined,
  named: string | undefined,
): string | undefined {
  if (named === undefined && data && !isOpen(data.label)) return data.publisher.id
  return actingFor(principal, named) ?? data?.publisher.id
}
