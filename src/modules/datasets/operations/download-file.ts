import { z } from 'zod'
import { Digest } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import type { StoredObject } from '../../../kernel/ports/object-store.ts'
import { readershipOf, treatmentOf } from '../../policy/index.ts'
import type { DatasetsContext, DatasetsQuestion } from '../context.ts'
import { DatasetId } from '../dataset.ts'
import { concealedVersion, versionFacts } from '../facts.ts'
import { fileNameOf, pathFault } from '../file-path.ts'
import { goldenQuestionsPath } from '../golden-question.ts'
import { holdsSealedQuestions } from '../golden-question-store.ts'
import { mediaTypeOf } from '../media-type.ts'
import { exportRefused, fileNotFound, sealedFile, versionNotFound } from '../problems.ts'
import { treatedFile } from '../treated-file.ts'
import { findVersionFile } from '../version-store.ts'

type Treatment = 'plain' | 'masked' | 'tokenised'

export const downloadFile = operation({
  id: 'datasets.download',
  http: 'GET /data-sets/{id}/versions/{digest}/files/{path}',
  summary: 'Download a file of a version of a data set, as the permit says what identifies people leaves',
  permission: 'datasets:read',
  effect: 'read',
  transfer: 'download',
  cli: { positional: ['id', 'digest', 'path'] },
  input: z.strictObject({
    id: DatasetId,
    digest: Digest,
    path: z.string().max(2000),
    /** The country that it goes to (ISO 3166-1 alpha-2); that of this installation unless another is said. */
    destination: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
  }),
  output: z.strictObject({
    /** Of what is sent: a file that was treated has another digest than the version names. */
    digest: Digest,
    /** Bytes. */
    size: z.number().int().nonnegative(),
    /** As the file's name claims. */
    mediaType: z.string(),
    fileName: z.string(),
    /** How what identifies people stands in it: as it is, covered, or by tokens that differ from permit to permit. */
    treatment: z.enum(['plain', 'masked', 'tokenised']),
  }),
  problems: [versionNotFound, fileNotFound, sealedFile, exportRefused],

  async facts(context: DatasetsQuestion, { id, digest, destination }) {
    const facts = await versionFacts(context, { id, digest })
    return { ...facts, destination: destination ?? context.site.country }
  },
  concealed: concealedVersion,

  async prepare(
    context: DatasetsContext,
    { id, digest, path },
  ): Promise<{ readonly sent: StoredObject; readonly treatment: Treatment }> {
    const { db, permit } = context
    const file = pathFault(path) === undefined ? await findVersionFile(db, id, digest, path) : undefined
    if (!file) throw fileNotFound({ id })
    if (path === goldenQuestionsPath && (await holdsSealedQuestions(db, file.digest))) throw sealedFile({ id })
    const facts = await versionFacts(context, { id, digest })
    const treatment = treatmentOf(readershipOf(context), facts)
    if (treatment === 'plain' || !permit || !facts.label) {
      return { sent: { digest: file.digest as StoredObject['digest'], size: file.size }, treatment: 'plain' }
    }
    const wanted = { file, label: facts.label, treatment, permit: permit.id }
    return { sent: await treatedFile(context, wanted), treatment }
  },

  async run(_context, { path }, { sent, treatment }) {
    return { ...sent, mediaType: mediaTypeOf(path), fileName: fileNameOf(path), treatment }
  },
})
