import { z } from 'zod'
import { Digest } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import type { DatasetsContext, DatasetsQuestion } from '../context.ts'
import { DatasetId } from '../dataset.ts'
import { concealedVersion, versionFacts } from '../facts.ts'
import { fileNameOf, pathFault } from '../file-path.ts'
import { goldenQuestionsPath } from '../golden-question.ts'
import { holdsSealedQuestions } from '../golden-question-store.ts'
import { mediaTypeOf } from '../media-type.ts'
import { fileNotFound, sealedFile, versionNotFound } from '../problems.ts'
import { findVersionFile } from '../version-store.ts'

export const downloadFile = operation({
  id: 'datasets.download',
  http: 'GET /data-sets/{id}/versions/{digest}/files/{path}',
  summary: 'Download a file of a version of a data set',
  permission: 'datasets:read',
  effect: 'read',
  transfer: 'download',
  cli: { positional: ['id', 'digest', 'path'] },
  input: z.strictObject({ id: DatasetId, digest: Digest, path: z.string().max(2000) }),
  /** `size` in bytes; `mediaType` as the file's name claims. */
  output: z.strictObject({
    digest: Digest,
    size: z.number().int().nonnegative(),
    mediaType: z.string(),
    fileName: z.string(),
  }),
  problems: [versionNotFound, fileNotFound, sealedFile],

  facts: (context: DatasetsQuestion, input) => versionFacts(context, input),
  concealed: concealedVersion,

  async run({ db }: DatasetsContext, { id, digest, path }) {
    const file = pathFault(path) === undefined ? await findVersionFile(db, id, digest, path) : undefined
    if (!file) throw fileNotFound({ id })
    if (path === goldenQuestionsPath && (await holdsSealedQuestions(db, file.digest))) throw sealedFile({ id })
    return { digest: file.digest, size: file.size, mediaType: mediaTypeOf(path), fileName: fileNameOf(path) }
  },
})
