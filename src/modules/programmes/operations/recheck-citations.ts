import { z } from 'zod'
import { viewOf } from '../../../kernel/database.ts'
import { Digest } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { DatasetId, type DatasetTables, readVersionFiles, replacedFiles, versionFacts } from '../../datasets/index.ts'
import { moveCitations } from '../citations/move-citations.ts'
import type { ProgrammesContext, ProgrammesQuestion } from '../context.ts'
import { readerOf } from '../reader.ts'

export const recheckCitations = operation({
  id: 'programmes.recheck-citations',
  http: 'POST /data-sets/{dataSet}/versions/{version}/citations',
  summary:
    'Look for the words of citations in the new version of their document, and carry over those that stand there',
  permission: 'programmes:recheck',
  effect: 'queued',
  input: z.strictObject({ dataSet: DatasetId, version: Digest }),
  output: z.strictObject({ looked: z.number().int(), moved: z.number().int() }),
  problems: [],

  facts: ({ db }: ProgrammesQuestion, { dataSet, version }) =>
    versionFacts({ db: viewOf<DatasetTables>(db) }, { id: dataSet, digest: version }),

  async run(context: ProgrammesContext, { dataSet, version }) {
    const { db, now } = context
    const datasets = viewOf<DatasetTables>(db)
    const replaced = await replacedFiles(datasets, { dataSet, version })
    const kept = (await readVersionFiles(datasets, version)).map(({ digest }) => ({ former: digest, present: digest }))
    return moveCitations(db, readerOf(context), [...replaced, ...kept], now)
  },
})
