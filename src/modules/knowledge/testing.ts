/** Builders for tests, here and next door: documents read by the real reader, searched in real index files. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { personalData } from '../../../jurisdictions/ma/personal-data/personal-data.ts'
import { documentReader } from '../../adapters/document-reader/document-reader.ts'
import { pageImages } from '../../adapters/document-reader/page-images/page-images.ts'
import { searchIndexStore } from '../../adapters/search-index/search-index-store.ts'
import { type Database, viewOf } from '../../kernel/database.ts'
import type { Digest } from '../../kernel/identifier.ts'
import { perform } from '../../kernel/perform.ts'
import type { Principal } from '../../kernel/principal.ts'
import { publishVersion, sealVersion } from '../datasets/index.ts'
import { aDataset, aDatasetSetting, addFiles, type DatasetSetting, dataOfficer } from '../datasets/testing.ts'
import type { VersionOf } from './index-store.ts'
import { indexVersion } from './operations/index-version.ts'
import type { KnowledgeTables } from './tables.ts'
import { wantIndex } from './want-index.ts'

export const worker: Principal = { kind: 'service', id: 'worker', roles: ['data-officer'] }

type KnowledgeCall = ReturnType<DatasetSetting['context']> & KnowledgeTestPorts
type KnowledgeTestPorts = Awaited<ReturnType<typeof knowledgePorts>>

export type KnowledgeSetting = AsyncDisposable & {
  readonly datasets: DatasetSetting
  readonly ports: KnowledgeTestPorts
  /** Where its files lie; removed with it. */
  readonly folder: string
  context(principal: Principal): KnowledgeCall
  /** Performs the job that a publication asks for. */
  index(wanted: VersionOf): Promise<void>
  /** Publishes files as a data set and indexes them. */
  publish(
    files: Readonly<Record<string, string | Uint8Array>>,
    changes?: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly id: string; readonly version: Digest }>
}

async function knowledgePorts(folder: string) {
  return {
    personalData,
    documentReader: documentReader(),
    pageImages: pageImages(),
    pageAddress: (_: unknown, { path, page }: { readonly path: string; readonly page: number }) => `${path}?${page}`,
    searchIndexes: searchIndexStore({ directory: folder }),
    // Jobs are performed by the test, at once and in sight.
    jobs: { enqueue: async () => {} },
    versionIndexed: async () => {},
  }
}

/** Everything the operations of this module stand on. */
export async function aKnowledgeSetting(database: Database): Promise<KnowledgeSetting> {
  const datasets = await aDatasetSetting(database)
  const folder = await mkdtemp(join(tmpdir(), 'jazari-indexes-'))
  const ports = await knowledgePorts(folder)
  const context = (principal: Principal) => ({ ...datasets.context(principal), ...ports })
  async function index(wanted: VersionOf): Promise<void> {
    await wantIndex(viewOf<KnowledgeTables>(database), ports, wanted, new Date())
    await perform(indexVersion, { ...context(worker), channel: 'worker' }, { ...wanted })
  }
  return {
    datasets,
    ports,
    folder,
    context,
    index,
    async publish(files, changes) {
      const id = await aDataset(datasets, changes)
      await addFiles(datasets, id, files)
      const { version } = await perform(sealVersion, datasets.context(dataOfficer), { id })
      // Documents are looked through as they are read, and nothing is published before that.
      await index({ dataSet: id, version })
      await perform(publishVersion, datasets.context(dataOfficer), { id })
      return { id, version }
    },
    async [Symbol.asyncDispose]() {
      await ports.searchIndexes.close()
      await datasets[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
