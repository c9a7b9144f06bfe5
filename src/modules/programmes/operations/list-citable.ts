import { z } from 'zod'
import { viewOf } from '../../../kernel/database.ts'
import { Digest } from '../../../kernel/identifier.ts'
import { Multilingual } from '../../../kernel/language.ts'
import { operation } from '../../../kernel/operation.ts'
import { DatasetId, type DatasetTables, permittedFacts, permittedVersions } from '../../datasets/index.ts'
import type { ProgrammesContext } from '../context.ts'
import { readerOf } from '../reader.ts'

export const listCitable = operation({
  id: 'programmes.list-citable',
  http: 'GET /citable-documents',
  summary: 'List the documents that readers get now and that the caller may cite in a record',
  permission: 'programmes:propose',
  effect: 'read',
  input: z.strictObject({ limit: z.coerce.number().int().min(1).max(1000).default(500) }),
  output: z.strictObject({
    documents: z.array(
      z.strictObject({
        document: Digest,
        dataSet: DatasetId,
        dataSetTitle: Multilingual,
        version: Digest,
        path: z.string(),
        title: Multilingual.nullable(),
      }),
    ),
    /** There are others, which the search of passages finds. */
    more: z.boolean(),
  }),
  problems: [],

  facts: () => ({ kind: 'catalogue', id: 'catalogue' }),

  async run(context: ProgrammesContext, { limit }) {
    const { readership, mayUse } = readerOf(context)
    const versions = await permittedVersions(viewOf<DatasetTables>(context.db), readership)
    const documents = versions
      .filter((version) => mayUse(permittedFacts(version)))
      .flatMap(({ dataSet, version, titles, files }) =>
        files.map(({ digest, path, titles: title }) => {
          return { document: digest, dataSet, dataSetTitle: titles, version, path, title }
        }),
      )
    return { documents: documents.slice(0, limit), more: documents.length > limit }
  },
})
