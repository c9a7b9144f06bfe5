/** Builders for tests, here and next door: data sets on a real database, objects in a real folder, the real rules. */

import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { pack } from '../../../jurisdictions/ma/pack.ts'
import { personalData } from '../../../jurisdictions/ma/personal-data/personal-data.ts'
import { openFolderStore } from '../../adapters/objects/folder-store.ts'
import { type Database, viewOf } from '../../kernel/database.ts'
import { type Digest, newId } from '../../kernel/identifier.ts'
import type { CallContext } from '../../kernel/operation.ts'
import { perform } from '../../kernel/perform.ts'
import type { PermitFacts } from '../../kernel/ports/permits.ts'
import { anonymous, type Principal } from '../../kernel/principal.ts'
import { noPermits, ownPremises } from '../../kernel/testing.ts'
import { aDecisionLog } from '../audit/testing.ts'
import { createDecider, putInForce } from '../policy/index.ts'
import { aPermit } from '../policy/testing.ts'
import type { DatasetsContext, Organisations } from './context.ts'
import type { Publisher } from './dataset.ts'
import { addFile } from './operations/add-file.ts'
import { changeMetadata } from './operations/change-metadata.ts'
import { createDataset } from './operations/create-dataset.ts'
import { publishVersion } from './operations/publish-version.ts'
import { sealVersion } from './operations/seal-version.ts'
import type { DatasetTables } from './tables.ts'

export const dataOfficer: Principal = {
  kind: 'person',
  id: 'per_aaaaaaaaaaaa',
  name: 'data officer (test)',
  organisation: null,
  roles: ['data-officer'],
}
export const member: Principal = { ...dataOfficer, id: 'per_bbbbbbbbbbbb', name: 'member (test)', roles: ['member'] }
export { anonymous }

type Context = CallContext & Omit<DatasetsContext, keyof CallContext | 'decision' | 'now'>

export type DatasetSetting = AsyncDisposable & {
  readonly db: Kysely<DatasetTables>
  readonly objects: DatasetsContext['objects']
  /** What the port was told, in order. */
  readonly sealed: { readonly dataSet: string; readonly version: Digest }[]
  /** What a call is given; `body` are the bytes of an upload. */
  context(principal: Principal, options?: { readonly body?: string | Uint8Array | AsyncIterable<Uint8Array> }): Context
}

/** Everything the operations of data sets stand on. The caller disposes of the database after this. */
export async function aDatasetSetting(
  database: Database,
  options: { readonly clock?: () => Date; readonly maxFileBytes?: number } = {},
): Promise<DatasetSetting> {
  const { clock = () => new Date(), maxFileBytes = 2 ** 20 } = options
  const folder = await mkdtemp(join(tmpdir(), 'jazari-datasets-'))
  const objects = openFolderStore(folder)
  const log = await aDecisionLog(database, clock)
  const decider = createDecider([putInForce(pack)], ownPremises, (_, error) => {
    throw error
  })
  const sealed: DatasetSetting['sealed'] = []
  const ports = {
    db: database,
    decider,
    log,
    observer: { performed: () => {} },
    clock,
    permits: noPermits,
    site: ownPremises,
    objects,
    organisations: organisationsInMemory(),
    versionSealed: async (_: Database, version: { dataSet: string; version: Digest }) => void sealed.push(version),
    versionPublished: async () => {},
    readingWanted: async () => {},
    personalData,
    exportKey: (permit: string) => createHash('sha256').update(permit).digest(),
    maxFileBytes,
  }
  return {
    db: viewOf<DatasetTables>(database),
    objects,
    sealed,
    context: (principal, { body } = {}) => ({
      ...ports,
      principal,
      channel: 'api',
      language: 'en',
      signal: new AbortController().signal,
      ...(body !== undefined && { body: streamOf(body) }),
    }),
    async [Symbol.asyncDispose]() {
      await log.close(clock())
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Stands for the identity module, which modules know only as a port. */
export function organisationsInMemory(): Organisations {
  const known = new Map<string, Publisher>()
  return {
    find: async (_, id) => [...known.values()].find((publisher) => publisher.id === id),
    findNamed: async (_, names) => known.get(JSON.stringify(names)),
    async findOrCreate(_, names) {
      const key = JSON.stringify(names)
      const publisher = known.get(key) ?? { id: newId('org'), names, verified: false }
      known.set(key, publisher)
      return publisher
    },
  }
}

async function* streamOf(body: string | Uint8Array | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (typeof body === 'string') yield new TextEncoder().encode(body)
  else if (body instanceof Uint8Array) yield body
  else yield* body
}

let made = 0

/** The input of `datasets.create` for an open data set that no other test has; a change to `undefined` leaves out. */
export function datasetInput(changes: Readonly<Record<string, unknown>> = {}) {
  made += 1
  const input = {
    slug: `test-${made}`,
    titles: { ar: 'مجموعة بيانات للاختبار', en: 'A data set for a test' },
    publisher: { en: 'Sample administration' },
    licence: 'CC-BY-4.0',
    secrecy: 'public',
    ...changes,
  }
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
}

/** A data set without files, made by a data officer. Answers its id. */
export async function aDataset(
  setting: DatasetSetting,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const { id } = await perform(createDataset, setting.context(dataOfficer), datasetInput(changes))
  return id
}

/** Puts files into the draft, by path. */
export async function addFiles(
  setting: DatasetSetting,
  id: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> {
  for (const [path, body] of Object.entries(files)) {
    await perform(addFile, setting.context(dataOfficer, { body }), { id, path })
  }
}

/** A data set with a published version of these files. */
export async function aPublishedDataset(
  setting: DatasetSetting,
  files: Readonly<Record<string, string | Uint8Array>> = { 'ar/network.md': '# شبكة' },
  changes: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly id: string; readonly version: Digest }> {
  const id = await aDataset(setting, changes)
  await addFiles(setting, id, files)
  await perform(sealVersion, setting.context(dataOfficer), { id })
  const { version } = await perform(publishVersion, setting.context(dataOfficer), { id })
  return { id, version }
}

/** Changes what is said about a data set, by a data officer: its label, for one. */
export async function changeDataset(
  setting: DatasetSetting,
  id: string,
  changes: Readonly<Record<string, unknown>>,
): Promise<void> {
  await perform(changeMetadata, setting.context(dataOfficer), { id, ...changes })
}

/** A label of personal data, with all that the law asks of them. */
export const personalLabel = {
  secrecy: 'internal',
  personal: 'personal',
  residency: ['MA'],
  cndp: { kind: 'authorisation', number: 'A-1/2026', until: null },
  purposes: ['research'],
} as const

/** The same call, under a permit over one version of such data: masked unless something else is said. */
export function underPermit<Given extends CallContext>(
  context: Given,
  { id, version }: { readonly id: string; readonly version: string },
  said: Partial<PermitFacts> = {},
): Given {
  const permit = aPermit({
    data: [{ dataSet: id, version }],
    maxLabel: { secrecy: 'internal', personal: 'personal', sectors: [], residency: ['MA'] },
    from: new Date('2020-01-01T00:00:00Z'),
    until: new Date('2100-01-01T00:00:00Z'),
    ...said,
  })
  const permits = { find: async () => permit, isInForce: async () => true, watch: () => new AbortController().signal }
  return { ...context, permits, permit: permit.id }
}
