import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import { anonymous } from '../../../kernel/principal.ts'
import { findEndpoint, keyOf } from '../endpoint-store.ts'
import type { EvaluationTables } from '../tables.ts'
import { anEndpoint, anEvaluationSetting, aPerson } from '../testing.ts'
import { endEndpoint } from './end-endpoint.ts'
import { listEndpoints } from './list-endpoints.ts'

const key = 'sk-zq-7h4k9m2p'

test('an administrator connects a model; its key stands in no answer and no row, and opens for the runner', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  const administrator = setting.context(setting.administrator)

  const added = await anEndpoint(setting, { key, settings: { temperature: 0.5 }, parallel: 2 })

  expect(added).toMatchObject({ hasKey: true, parallel: 2, url: 'https://models.example/v1', endedAt: null })
  const listed = await perform(listEndpoints, administrator, {})
  expect(listed).toEqual({ endpoints: [added] })
  expect(JSON.stringify(listed)).not.toContain(key)
  const { rows } = await sql<{ text: string }>`select row_to_json(e)::text as text from evaluation.endpoint e`.execute(
    db,
  )
  expect(Buffer.from(rows[0]!.text).includes(key)).toBe(false)
  const stored = await findEndpoint(setting.db, added.id)
  expect(keyOf(administrator.itemKey, stored!)).toBe(key)
})

test('another model, address or setting is another version; name, key and pace are not', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  const { digest } = await anEndpoint(setting)

  for (const same of [{ name: 'Other' }, { key }, { parallel: 9 }, { url: 'HTTPS://Models.example:443/v1/' }]) {
    expect((await anEndpoint(setting, same)).digest).toBe(digest)
  }
  for (const other of [{ model: 'model-2' }, { url: 'http://models.example/v1' }, { settings: { seed: 1 } }]) {
    expect((await anEndpoint(setting, other)).digest).not.toBe(digest)
  }
})

test('a disconnected model is so once, and its key is gone', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  const { id } = await anEndpoint(setting, { key })
  const ending = () => perform(endEndpoint, setting.context(setting.administrator), { id })

  expect(await ending()).toMatchObject({ hasKey: false, endedAt: expect.any(String) })

  await expect(ending()).rejects.toMatchObject({ code: 'evaluation.endpoint-ended' })
  expect((await findEndpoint(setting.db, id))?.key).toBeNull()
  const unknown = perform(endEndpoint, setting.context(setting.administrator), { id: 'end_aaaaaaaaaaaa' })
  await expect(unknown).rejects.toMatchObject({ code: 'evaluation.endpoint-not-found' })
})

test.each([
  ['models.example/v1', 'notUrl'],
  ['ftp://models.example', 'scheme'],
  ['file:///etc/passwd', 'scheme'],
  [`https://user:${key}@models.example`, 'credentials'],
  [`https://${key}@models.example`, 'credentials'],
  ['https://models.example/v1?key=1', 'query'],
  ['https://models.example/v1#part', 'query'],
])('the address %s is refused, and not repeated', async (url, fault) => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)

  await expect(anEndpoint(setting, { url })).rejects.toMatchObject({
    code: 'evaluation.address-refused',
    values: { fault },
  })
})

test('nobody else connects, lists or disconnects models', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  const { id } = await anEndpoint(setting)

  for (const principal of [anonymous, setting.evaluator, aPerson(setting.organisation, ['manager'])]) {
    const context = setting.context(principal)
    const code = principal.kind === 'anonymous' ? 'policy.sign-in-needed' : 'policy.denied'
    await expect(perform(listEndpoints, context, {})).rejects.toMatchObject({ code })
    await expect(perform(endEndpoint, context, { id })).rejects.toMatchObject({ code })
  }
})
