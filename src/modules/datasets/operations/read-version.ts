import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { DatasetsContext, DatasetsQuestion } from '../context.ts'
import { DatasetId } from '../dataset.ts'
import { findDataset } from '../dataset-store.ts'
import { concealedVersion, versionFacts } from '../facts.ts'
import { DatasetFile } from '../file.ts'
import { versionNotFound } from '../problems.ts'
import { Version, VersionName } from '../version.ts'
import { findVersion, versionFiles } from '../version-store.ts'

export const readVersion = operation({
  id: 'datasets.read-version',
  http: 'GET /data-sets/{id}/versions/{digest}',
  summary: 'Read the files of a version of a data set, each with its SHA-256',
  permission: 'datasets:read',
  effect: 'read',
  cli: { positional: ['id', 'digest'] },
  input: z.strictObject({ id: DatasetId, digest: VersionName }),
  output: z.strictObject({ ...Version.omit({ files: true }).shape, files: z.array(DatasetFile) }),
  problems: [versionNotFound],

  facts: (context: DatasetsQuestion, input) => versionFacts(context, input),
  concealed: concealedVersion,

  async run({ db }: DatasetsContext, { id, digest: named }) {
    const digest = named === 'current' ? (await findDataset(db, id))?.currentVersion : named
    const version = digest ? await findVersion(db, id, digest) : undefined
    if (!version) throw versionNotFound({ id })
    return { ...version, files: await versionFiles(db, id, version.version) }
  },
})
