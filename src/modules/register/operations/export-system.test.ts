import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { riskQuestionnaire } from '../../../../jurisdictions/ma/risk/questionnaire.ts'
import { documentPrinter } from '../../../adapters/document-printer/document-printer.ts'
import { openFolderStore } from '../../../adapters/objects/folder-store.ts'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { type Database, viewOf } from '../../../kernel/database.ts'
import { perform } from '../../../kernel/perform.ts'
import type { ObjectDigest } from '../../../kernel/ports/object-store.ts'
import { anonymous, type Principal } from '../../../kernel/principal.ts'
import { spoken } from '../../../words/spoken.ts'
import type { DatasetTables } from '../../datasets/index.ts'
import { exportFormats } from '../exports/formats.ts'
import { aDraftSystem, anAssistantOfSystem, aRegisterSetting, type RegisterSetting } from '../testing.ts'
import { exportSystem } from './export-system.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jazari-exports-'))
})
afterAll(() => rm(folder, { recursive: true }))

function contextOf(setting: RegisterSetting, principal: Principal) {
  return {
    ...setting.context(principal),
    riskQuestionnaire,
    documentPrinter,
    objects: openFolderStore(folder),
    exportWords: spoken,
    entryAddress: () => null,
    regions: { list: [] },
  }
}

test('a system leaves the register in every form, under its name and with its type', async () => {
  await using db = await freshDatabase<Database>()
  await using setting = await aRegisterSetting(db)
  const system = await aDraftSystem(setting, await anAssistantOfSystem(setting))
  const context = contextOf(setting, setting.builder)

  const files = []
  for (const format of exportFormats) {
    const { digest, size, mediaType, fileName } = await perform(exportSystem, context, { system, format })
    expect(await context.objects.sizeOf(digest as ObjectDigest), format).toBe(size)
    files.push(`${fileName} ${mediaType}`)
  }

  expect(files).toEqual([
    'sample-assistant.nl.json application/json',
    'sample-assistant.atrs.json application/json',
    'sample-assistant.card.md text/markdown; charset=utf-8',
    'sample-assistant.cdx.json application/vnd.cyclonedx+json; version=1.6',
    'sample-assistant.eu.json application/json',
    'sample-assistant.cndp.md text/markdown; charset=utf-8',
    'sample-assistant.ar.pdf application/pdf',
    'sample-assistant.fr.pdf application/pdf',
  ])
})

test('an entry that would wait too long to be printed is refused for now', async () => {
  await using db = await freshDatabase<Database>()
  await using setting = await aRegisterSetting(db)
  const system = await aDraftSystem(setting, await anAssistantOfSystem(setting))
  const context = { ...contextOf(setting, setting.builder), documentPrinter: { print: async () => 'busy' as const } }

  await expect(perform(exportSystem, context, { system, format: 'pdf-ar' })).rejects.toMatchObject({
    code: 'register.printer-busy',
    status: 503,
  })
  await perform(exportSystem, context, { system, format: 'atrs' })
})

test('what was made to be sent is noted as named by nobody, so that it is collected', async () => {
  await using db = await freshDatabase<Database>()
  await using setting = await aRegisterSetting(db)
  const system = await aDraftSystem(setting, await anAssistantOfSystem(setting))
  const { digest } = await perform(exportSystem, contextOf(setting, setting.builder), { system, format: 'eu-summary' })

  const noted = await viewOf<DatasetTables>(db).selectFrom('datasets.uploaded_object').select('digest').execute()

  expect(noted).toContainEqual({ digest })
})

test('a draft is exported for those alone who may read it', async () => {
  await using db = await freshDatabase<Database>()
  await using setting = await aRegisterSetting(db)
  const system = await aDraftSystem(setting, await anAssistantOfSystem(setting))

  for (const principal of [anonymous, setting.somebody('manager', 'org_bbbbbbbbbbbb')]) {
    await expect(
      perform(exportSystem, contextOf(setting, principal), { system, format: 'atrs' }),
    ).rejects.toMatchObject({ code: 'register.system-not-found' })
  }
})
