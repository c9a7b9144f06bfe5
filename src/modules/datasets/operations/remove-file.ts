import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { DatasetsContext, DatasetsQuestion } from '../context.ts'
import { DatasetId } from '../dataset.ts'
import { lockDataset } from '../dataset-store.ts'
import { deleteDraftFile, dropUnusedDescriptions } from '../draft-store.ts'
import { concealedDataset, preparedFacts } from '../facts.ts'
import { pathFault } from '../file-path.ts'
import { datasetNotFound } from '../problems.ts'

export const removeFile = operation({
  id: 'datasets.remove-file',
  http: 'DELETE /data-sets/{id}/draft/files/{path}',
  summary: 'Take a file out of the draft of a data set; sealed versions keep it',
  permission: 'datasets:write',
  effect: 'write',
  cli: { positional: ['id', 'path'] },
  input: z.strictObject({ id: DatasetId, path: z.string().max(2000) }),
  /** `removed: false`: nothing stood there. */
  output: z.strictObject({ dataSet: DatasetId, path: z.string(), removed: z.boolean() }),
  problems: [datasetNotFound],

  facts: (context: DatasetsQuestion, { id }) => preparedFacts(context, { id }),
  concealed: concealedDataset,

  async run({ db }: DatasetsContext, { id, path }) {
    if (!(await lockDataset(db, id))) throw datasetNotFound({ id })
    const removed = pathFault(path) === undefined && (await deleteDraftFile(db, id, path))
    if (removed) await dropUnusedDescriptions(db, id, path)
    return { dataSet: id, path, removed }
  },
})
