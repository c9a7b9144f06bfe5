import { z } from 'zod'
import { viewOf } from '../../../kernel/database.ts'
import { Digest } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { concealedDataset, DatasetId, type DatasetTables, versionFacts } from '../../datasets/index.ts'
import type { KnowledgeContext, KnowledgeQuestion } from '../context.ts'
import { findIndexing } from '../index-store.ts'
import { versionNotFound } from '../problems.ts'
import { wantIndex } from '../want-index.ts'

export const rebuildIndex = operation({
  id: 'knowledge.rebuild-index',
  http: 'POST /data-sets/{dataSet}/versions/{version}/index',
  summary: 'Build the search index of a version again; the active one answers until the new one is whole',
  permission: 'datasets:write',
  effect: 'write',
  cli: { positional: ['dataSet', 'version'] },
  input: z.strictObject({ dataSet: DatasetId, version: Digest }),
  output: z.strictObject({ version: Digest, state: z.literal('queued') }),
  problems: [versionNotFound],

  facts: ({ db }: KnowledgeQuestion, { dataSet, version }) =>
    versionFacts({ db: viewOf<DatasetTables>(db) }, { id: dataSet, digest: version }),
  concealed: ({ dataSet }) => concealedDataset({ id: dataSet }),

  async run({ db, jobs, documentReader, now }: KnowledgeContext, { dataSet, version }) {
    if (!(await findIndexing(db, { dataSet, version }))) throw versionNotFound({ version })
    await wantIndex(db, { jobs, documentReader }, { dataSet, version }, now)
    return { version, state: 'queued' as const }
  },
})
