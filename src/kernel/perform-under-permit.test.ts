import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { freshDatabase } from '../adapters/postgres/testing.ts'
import { aDecisionLog } from '../modules/audit/testing.ts'
import { createDecider, putInForce } from '../modules/policy/index.ts'
import { aPermit, aPersonWith, aRule } from '../modules/policy/testing.ts'
import { viewOf } from './database.ts'
import type { Label } from './label.ts'
import { operation, type RunContext } from './operation.ts'
import { perform } from './perform.ts'
import type { PermitFacts, Permits } from './ports/permits.ts'
import type { Principal } from './principal.ts'
import { contextForTest, noPermits, ownPremises } from './testing.ts'

const label: Label = { secrecy: 'sensitive', personal: 'personal', sectors: ['health'], residency: 'anywhere' }
const now = new Date('2026-11-21T10:00:00Z')
const permit = aPermit({ data: [{ dataSet: 'ds_a', version: 'sha256:1' }], maxLabel: label })

type Row = { 'public.thing': { id: string } }
type Doing = { readonly meanwhile: (context: RunContext) => Promise<void> }

const use = operation({
  id: 'test.use',
  http: 'POST /test',
  summary: 'Use data',
  permission: 'datasets:read',
  effect: 'write',
  input: z.strictObject({}),
  output: z.strictObject({ under: z.string().nullable() }),
  problems: [],
  facts: () => ({ kind: 'data-set', id: 'ds_a', label, data: [{ dataSet: 'ds_a', version: 'sha256:1' }] }),
  async run(context: Doing & RunContext) {
    await viewOf<Row>(context.db).insertInto('public.thing').values({ id: 'done' }).execute()
    await context.meanwhile(context)
    return { under: context.permit?.id ?? null }
  },
})

/** Lets through what the permit that the call names opens. */
const byPermit = {
  ...aRule('test.permit', 'silent'),
  evaluate: ({ permitted }: { permitted: boolean }) =>
    permitted ? ({ allow: true } as const) : ({ deny: true, missing: [{ condition: 'permit' }] } as const),
}

async function aSetting(found: PermitFacts | null = permit) {
  const db = await freshDatabase()
  await sql`create table public.thing (id text primary key)`.execute(db)
  const log = await aDecisionLog(db)
  const ended = new AbortController()
  const asked: string[] = []
  const permits: Permits = {
    ...noPermits,
    async find(_, id) {
      asked.push(id)
      return found
    },
    isInForce: async () => !ended.signal.aborted,
    watch: () => ended.signal,
  }
  const decider = createDecider([putInForce({ id: 'test', version: '1', rules: [byPermit] })], ownPremises, () => {})
  const context = (principal: Principal, named?: string, meanwhile: Doing['meanwhile'] = async () => {}) => ({
    ...contextForTest({ db, decider, log, principal, permits, clock: () => now, ...(named && { permit: named }) }),
    meanwhile,
  })
  const things = async () => (await viewOf<Row>(db).selectFrom('public.thing').selectAll().execute()).length
  return {
    context,
    things,
    asked,
    revoke: () => ended.abort(),
    async [Symbol.asyncDispose]() {
      await log.close(now)
      await db[Symbol.asyncDispose]()
    },
  }
}

const researcher = aPersonWith('member')
const program = { kind: 'service', id: 'key_aaaaaaaaaaaa', roles: ['member'], holder: 'per_aaaaaaaaaaaa' } as const

test('what the caller’s roles do not open, the permit that they name does', async () => {
  await using setting = await aSetting()

  await expect(perform(use, setting.context(researcher), {})).rejects.toMatchObject({ code: 'policy.denied' })
  expect(await perform(use, setting.context(researcher, permit.id), {})).toEqual({ under: permit.id })
})

test('a permit that is not there opens nothing', async () => {
  await using setting = await aSetting(null)

  await expect(perform(use, setting.context(researcher, 'pmt_x'), {})).rejects.toMatchObject({ code: 'policy.denied' })
  expect(setting.asked).toEqual(['pmt_x'])
})

test('a key that is bound to a permit acts under it and under no other', async () => {
  await using setting = await aSetting()
  const bound = { ...program, permit: permit.id }

  expect(await perform(use, setting.context(bound), {})).toEqual({ under: permit.id })
  await expect(perform(use, setting.context(bound, 'pmt_other'), {})).rejects.toMatchObject({
    code: 'policy.permit-not-of-key',
  })
})

test('what runs when the permit ends is told so, and nothing of it is kept', async () => {
  await using setting = await aSetting()
  let told = false
  const running = setting.context(researcher, permit.id, async ({ signal }) => {
    setting.revoke()
    told = signal.aborted
  })

  await expect(perform(use, running, {})).rejects.toMatchObject({ code: 'policy.permit-ended', status: 403 })
  expect(told).toBe(true)
  expect(await setting.things()).toBe(0)
})

test('what is being prepared when the permit ends is not waited for', async () => {
  await using setting = await aSetting()
  const never = operation({
    ...use,
    id: 'test.prepare',
    async prepare(_: RunContext) {
      setting.revoke()
      await new Promise(() => {})
    },
  })

  await expect(perform(never, setting.context(researcher, permit.id), {})).rejects.toMatchObject({
    code: 'policy.permit-ended',
  })
  expect(await setting.things()).toBe(0)
})

test('what stops because its signal ended is no bug', async () => {
  await using setting = await aSetting()
  const running = setting.context(researcher, permit.id, async ({ signal }) => {
    setting.revoke()
    signal.throwIfAborted()
  })

  await expect(perform(use, running, {})).rejects.toMatchObject({ code: 'policy.permit-ended' })
})

test('a refusal says where it stands in the log', async () => {
  await using setting = await aSetting()

  await expect(perform(use, setting.context(researcher), {})).rejects.toMatchObject({
    values: { rules: 'test.permit', missing: 'permit' },
  })
})
