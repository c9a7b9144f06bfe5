import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import type { Derivation } from '../../kernel/ports/derivation.ts'
import { derivations } from './derivations.ts'
import { problemStates } from './state.ts'
import type { CallTables } from './tables.ts'
import { aCallsSetting, aProblem } from './testing.ts'

const [open, solved] = derivations as readonly [Derivation, Derivation]

test('problems are counted by the state that they are in, each with its place', async () => {
  await using db = await freshDatabase<CallTables>()
  await using setting = await aCallsSetting(db)
  expect((await open.count(db)).value).toBe(0)
  const made = new Map<string, string>()
  for (const state of problemStates) made.set(state, (await aProblem(setting, { state })).id)

  for (const derivation of [open, solved]) {
    expect((await derivation.count(db)).value).toBe(1)
    const page = await derivation.events(db, { after: null, limit: 10 })
    const place = { kind: 'need', id: made.get(derivation === open ? 'open' : 'solved') }
    expect(page).toMatchObject({ events: [{ count: 1, place }], next: null })
  }
})

test('they come page by page, those first that came into the state last', async () => {
  await using db = await freshDatabase<CallTables>()
  let now = Date.parse('2026-03-01T12:00:00.000Z')
  const clock = () => {
    now += 1000
    return new Date(now)
  }
  await using setting = await aCallsSetting(db, { clock })
  const ids = [(await aProblem(setting)).id, (await aProblem(setting)).id, (await aProblem(setting)).id]

  const first = await open.events(db, { after: null, limit: 2 })
  const second = await open.events(db, { after: first!.next, limit: 2 })

  const places = [...first!.events, ...second!.events].map(({ place }) => place.kind === 'need' && place.id)
  expect(places).toEqual(ids.reverse())
  expect(second?.next).toBeNull()
  expect(await open.events(db, { after: 'elsewhere', limit: 2 })).toBeUndefined()
  const unknown = Buffer.from('["2026-03-01T12:00:00Z","\\u0000"]').toString('base64url')
  expect(await open.events(db, { after: unknown, limit: 2 })).toBeUndefined()
})
