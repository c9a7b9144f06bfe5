import { z } from 'zod'
import { Digest } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import type { PersonalDataMask } from '../../../kernel/ports/personal-data.ts'
import { readershipOf, treatmentOf } from '../../policy/index.ts'
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

  async run(context: DatasetsContext, { id, digest }) {
    const { db, personalData } = context
    if (!(await findVersion(db, id, digest))) throw versionNotFound({ id })
    const file = await findVersionFile(db, id, digest, goldenQuestionsPath)
    const all = file ? await goldenQuestionsOf(db, file.digest) : []
    const questions = all.filter((question) => question.visibility === 'public')
    const facts = await versionFacts(context, { id, digest })
    const isPlain = treatmentOf(readershipOf(context), facts) === 'plain'
    const shown = isPlain ? questions : questions.map((question) => covered(personalData, question))
    return { questions: shown, sealed: all.length - questions.length }
  },
})

/** A question quotes the data: what identifies people in it is covered as it is there. A mask is as long as what it covers. */
function covered(personalData: PersonalDataMask, question: GoldenQuestion): GoldenQuestion {
  const mask = (text: string) => personalData.mask(text).text
  const { mustShow, mayShow, note } = question
  return {
    ...question,
    question: mask(question.question),
    mustShow: {
      facts: mustShow.facts.map(mask),
      tokens: mustShow.tokens.map((wordings) => wordings.map(mask)),
      quotes: mustShow.quotes.map(({ document, text }) => ({ document, text: mask(text) })),
    },
    mayShow: { facts: mayShow.facts.map(mask) },
    never: question.never.map(mask),
    ...(note !== undefined && { note: mask(note) }),
  }
}
