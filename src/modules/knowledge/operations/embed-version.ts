import { z } from 'zod'
import { viewOf } from '../../../kernel/database.ts'
import { Digest } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { DatasetId, type DatasetTables, versionFacts } from '../../datasets/index.ts'
import type { KnowledgeContext, KnowledgeQuestion } from '../context.ts'
import { embedVersion as embed } from '../meaning/embed-version.ts'
import { wantVectors } from '../meaning/want-vectors.ts'

export const embedVersion = operation({
  id: 'knowledge.embed-version',
  http: 'POST /jobs/embed-version',
  summary: 'Make the vectors of a version by which it is found by meaning, where a model for them is configured',
  permission: 'knowledge:index',
  effect: 'queued',
  /** The data set that asks: the rules judge by the label of this one. */
  input: z.strictObject({ dataSet: DatasetId, version: Digest }),
  output: z.strictObject({ version: Digest, whole: z.boolean(), documents: z.number().int() }),
  problems: [],

  facts: ({ db }: KnowledgeQuestion, { dataSet, version }) =>
    versionFacts({ db: viewOf<DatasetTables>(db) }, { id: dataSet, digest: version }),

  prepare: (context: KnowledgeContext, wanted) => embed(context, wanted),

  async run(context, wanted, { whole, embedded }) {
    if (!whole) await wantVectors(context.db, context, wanted)
    return { version: wanted.version, whole, documents: embedded }
  },
})
