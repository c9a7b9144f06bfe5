import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { readershipOf, treatmentOf } from '../../policy/index.ts'
import type { DatasetsContext, DatasetsQuestion } from '../context.ts'
import { DatasetId } from '../dataset.ts'
import { findDataset } from '../dataset-store.ts'
import { concealedVersion, versionFacts } from '../facts.ts'
import { DatasetFile } from '../file.ts'
import { versionNotFound } from '../problems.ts'
import { Version, VersionName } from '../version.ts'
import { findVersion, versionFiles } from '../version-store.ts'

/** A file as its readers are told of it. Without its digest and size where what identifies people in it is covered. */
const ShownFile = z.strictObject({
  ...DatasetFile.shape,
  digest: DatasetFile.shape.digest.nullable(),
  size: DatasetFile.shape.size.nullable(),
})

export const readVersion = operation({
  id: 'datasets.read-version',
  http: 'GET /data-sets/{id}/versions/{digest}',
  summary: 'Read the files of a version of a data set, each with its SHA-256 where it leaves as it is',
  permission: 'datasets:read',
  effect: 'read',
  cli: { positional: ['id', 'digest'] },
  input: z.strictObject({ id: DatasetId, digest: VersionName }),
  output: z.strictObject({ ...Version.omit({ files: true }).shape, files: z.array(ShownFile) }),
  problems: [versionNotFound],

  facts: (context: DatasetsQuestion, input) => versionFacts(context, input),
  concealed: concealedVersion,

  async run(context: DatasetsContext, { id, digest: named }) {
    const { db } = context
    const digest = named === 'current' ? (await findDataset(db, id))?.currentVersion : named
    const version = digest ? await findVersion(db, id, digest) : undefined
    if (!version) throw versionNotFound({ id })
    const files = await versionFiles(db, id, version.version)
    const facts = await versionFacts(context, { id, digest: version.version })
    const isPlain = treatmentOf(readershipOf(context), facts) === 'plain'
    return { ...version, files: isPlain ? files : files.map(covered) }
  },
})

/** Whoever has a file with its people covered, and the digest of what it was made of, finds out by trying what is covered. */
function covered(file: DatasetFile): z.infer<typeof ShownFile> {
  const restates = file.restates.map(({ digest: _, ...source }) => ({ ...source, sentences: [] }))
  return { ...file, digest: null, size: null, restates }
}
