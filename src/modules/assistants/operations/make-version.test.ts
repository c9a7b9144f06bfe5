import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { viewOf } from '../../../kernel/database.ts'
import { perform } from '../../../kernel/perform.ts'
import { publishVersion, sealVersion } from '../../datasets/index.ts'
import { addFiles, dataOfficer, member } from '../../datasets/testing.ts'
import { findAssistant, findVersion } from '../assistant-store.ts'
import type { AssistantTables } from '../tables.ts'
import { type AssistantsSetting, anAssistant, anAssistantsSetting } from '../testing.ts'
import { currentVersionOf } from '../version-now.ts'
import { makeVersion } from './make-version.ts'

const files = { 'a.md': '# شبكة\n\nانطلقت الشبكة الوطنية للمعاهد رسميا يوم 12 يناير 2026.' }

/** Publishes another version of a data set. */
async function republish({ knowledge }: AssistantsSetting, id: string, text: string): Promise<void> {
  await addFiles(knowledge.datasets, id, { 'a.md': text })
  const { version } = await perform(sealVersion, knowledge.datasets.context(dataOfficer), { id })
  await knowledge.index({ dataSet: id, version })
  await perform(publishVersion, knowledge.datasets.context(dataOfficer), { id })
}

/** The version of an assistant that would be made now. */
async function currentOf(setting: AssistantsSetting, id: string): Promise<string | null> {
  const ports = setting.context(member)
  return currentVersionOf(ports, (await findAssistant(viewOf<AssistantTables>(ports.db), id))!)
}

test('a version is made anew when the data changed, and is the same as long as nothing did', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  const { id: dataSet } = await setting.knowledge.publish(files)
  const first = await anAssistant(setting, [dataSet])
  const again = () => perform(makeVersion, setting.context(member), { id: first.id })

  expect(await again()).toEqual(first)
  expect(await currentOf(setting, first.id)).toBe(first.versions[0]?.digest)

  await republish(setting, dataSet, '# شبكة\n\nنص آخر.')
  const current = await currentOf(setting, first.id)
  expect(current).not.toBe(first.versions[0]?.digest)
  const second = await again()
  expect(second.versions.map(({ digest, number }) => [digest, number])).toEqual([
    [current, 2],
    [first.versions[0]?.digest, 1],
  ])

  // What was before is a version that there is already.
  await republish(setting, dataSet, files['a.md'])
  expect(await again()).toEqual(second)
  expect(await currentOf(setting, first.id)).toBe(first.versions[0]?.digest)
})

test('of two that make the same version at once, one does and both are told of it', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  const { id: dataSet } = await setting.knowledge.publish(files)
  const { id } = await anAssistant(setting, [dataSet])
  await republish(setting, dataSet, '# شبكة\n\nنص آخر.')

  const made = await Promise.all([1, 2, 3].map(() => perform(makeVersion, setting.context(member), { id })))
  for (const { versions } of made) expect(versions.map(({ number }) => number)).toEqual([2, 1])
})

test('the order of the data sets makes no other version', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  const { id: one } = await setting.knowledge.publish(files)
  const { id: other } = await setting.knowledge.publish({ 'b.md': '# آخر\n\nنص آخر.' })
  const digests = new Set<string>()
  const { id } = await anAssistant(setting, [one, other])
  for (const order of [
    [one, other],
    [other, one],
  ]) {
    await sql`update assistants.assistant set data_sets = ${order}::text[] where id = ${id}`.execute(db)
    digests.add((await currentOf(setting, id))!)
  }
  expect(digests.size).toBe(1)
})

test('a version that stands is never changed or taken away', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  const { id: dataSet } = await setting.knowledge.publish(files)
  const { versions } = await anAssistant(setting, [dataSet])

  await expect(sql`update assistants.version set document = '{}'`.execute(db)).rejects.toThrow('never changed')
  await expect(sql`delete from assistants.version`.execute(db)).rejects.toThrow('never changed')
  expect(await findVersion(db, versions[0]!.digest)).toBeDefined()
  expect(await findVersion(db, `sha256:${'0'.repeat(64)}`)).toBeUndefined()
})
