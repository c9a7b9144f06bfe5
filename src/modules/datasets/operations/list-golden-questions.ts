import { z } from 'zod'
import { Digest } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import type { DatasetsContext, DatasetsQuestion } from '../context.ts'
import { DatasetId } from '../dataset.ts'
import { concealedVersion, versionFacts } from '../facts.ts'
import { GoldenQuestion, goldenQuestionsPath } from '../golden-question.ts'
import { goldenQuestionsOf } from '../golden-question-store.ts'
import { versionNotFound } from '../problems.ts'
import { findVersion, findVersionFile } from '../version-store.ts'

export const listGoldenQuestions = operation({
  id: 'datasets.list-golden-questions',
  http: 'GET /data-sets/{id}/versions/{digest}/golden-questions',
  summary: 'List the golden questions of a version of a data set that are not sealed',
  permission: 'datasets:read',
  effect: 'read',
  cli: { positional: ['id', 'digest'] },
  input: z.strictObject({ id: DatasetId, digest: Digest }),
  output: z.strictObject({
    questions: z.array(GoldenQuestion),
    /** How many more there are that are kept from those who are examined with them. */
    sealed: z.number().int().nonnegative(),
  }),
  problems: [versionNotFound],

  facts: (context: DatasetsQuestion, input) => versionFacts(context, input),
  concealed: concealedVersion,

  async run({ db }: DatasetsContext, { id, digest }) {
    if (!(await findVersion(db, id, digest))) throw versionNotFound({ id })
    const file = await findVersionFile(db, id, digest, goldenQuestionsPath)
    const all = file ? await goldenQuestionsOf(db, file.digest) : []
    const questions = all.filter((question) => question.visibility === 'public')
    return { questions, sealed: all.length - questions.length }
  },
})
