import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { freshDatabase } from '../adapters/postgres/testing.ts'
import type { AuditTables } from '../modules/audit/index.ts'
import { aDecisionLog } from '../modules/audit/testing.ts'
import { createDecider, putInForce, type Rule } from '../modules/policy/index.ts'
import { aPersonWith, aRule } from '../modules/policy/testing.ts'
import { type Database, viewOf } from './database.ts'
import { openLabel } from './label.ts'
import { operation, type RunContext } from './operation.ts'
import { perform } from './perform.ts'
import { Problem, problem } from './problem.ts'
import { contextForTest, ownPremises } from './testing.ts'

const tooMany = problem<{ count: number }>('test.too-many', 409)
const hidden = problem<{ id: string }>('test.not-found', 404)
const member = aPersonWith('member')

type Row = { 'public.thing': { id: string } }
type Steps = { readonly steps: string[] }

/** Writes a row, and tells in which order its parts were called. */
const act = operation({
  id: 'test.act',
  http: 'POST /test/{id}',
  summary: 'Write a thing',
  permission: 'datasets:read',
  effect: 'write',
  input: z.strictObject({ id: z.string().min(2).max(20), note: z.string().optional() }),
  output: z.strictObject({ id: z.string() }),
  problems: [tooMany],
  redact: ({ steps }: Steps & RunContext, input) => {
    steps.push('redact')
    return { ...input, ...(input.note === undefined ? {} : { note: input.note.replaceAll(/\d/g, '▒') }) }
  },
  facts: ({ steps }: Steps & RunContext, { id }) => {
    steps.push('facts')
    return { kind: 'thing', id, label: openLabel, published: true }
  },
  concealed: ({ id }) => hidden({ id }),
  async prepare({ steps }: Steps & RunContext, { note }) {
    steps.push('prepare')
    return note ?? ''
  },
  async run({ db, steps }: Steps & RunContext, { id }, note) {
    steps.push(`run ${note}`)
    await viewOf<Row>(db).insertInto('public.thing').values({ id }).execute()
    if (id === 'refuse') throw tooMany({ count: 3 })
    if (id === 'break') throw new Error('a bug')
    return { id }
  },
})

const read = operation({
  ...act,
  id: 'test.read',
  effect: 'read',
  run: async (_context: Steps & RunContext, { id }) => ({ id }),
})

async function aSetting(db: Database, rules: readonly Rule[] = [aRule('test.allow', { allow: true })]) {
  await sql`create table public.thing (id text primary key)`.execute(db)
  const log = await aDecisionLog(db)
  const decider = createDecider([putInForce({ id: 'test', version: '1', rules: [...rules] })], ownPremises, () => {})
  const steps: string[] = []
  const things = () => viewOf<Row>(db).selectFrom('public.thing').selectAll().execute()
  const entries = async () =>
    (await viewOf<AuditTables>(db).selectFrom('audit.entry').select('text').orderBy('index').execute()).map(
      ({ text }) => JSON.parse(text),
    )
  const outcomes = () =>
    viewOf<AuditTables>(db).selectFrom('audit.outcome').select(['decision_index', 'result', 'problem']).execute()
  return {
    context: { ...contextForTest({ db, decider, log, principal: member }), steps },
    log,
    steps,
    things,
    entries,
    outcomes,
  }
}

test('the parts of an operation run in order, and its effect and outcome are there together', async () => {
  await using db = await freshDatabase()
  const { context, steps, things, entries, outcomes, log } = await aSetting(db)
  expect(await perform(act, context, { id: 'th_1', note: 'AB123' })).toEqual({ id: 'th_1' })
  expect(steps).toEqual(['redact', 'facts', 'prepare', 'run AB▒▒▒'])
  expect(await things()).toEqual([{ id: 'th_1' }])
  expect(await entries()).toMatchObject([
    { kind: 'decision', operation: 'test.act', effect: 'allow', resource: 'thing/th_1' },
  ])
  expect(await outcomes()).toEqual([{ decision_index: '0', result: 'done', problem: null }])
  await log.close(new Date())
})

test('an input that does not hold is refused with every field, and nothing is decided', async () => {
  await using db = await freshDatabase()
  const { context, entries, log } = await aSetting(db)
  const refused = perform(act, context, { id: 'x', extra: 1, note: 7 })
  await expect(refused).rejects.toMatchObject({
    code: 'request.invalid',
    fields: [
      { path: 'id', fault: 'too-small-string' },
      { path: 'note', fault: 'wrong-type' },
      { path: 'extra', fault: 'unknown-field' },
    ],
  })
  await expect(perform(act, context, {})).rejects.toMatchObject({ fields: [{ path: 'id', fault: 'missing' }] })
  for (const id of ['a\ud800b', 'a\0b']) {
    await expect(perform(act, context, { id })).rejects.toMatchObject({ code: 'request.not-unicode', status: 400 })
  }
  expect(await entries()).toEqual([])
  await log.close(new Date())
})

test('a refusal of the rule rolls its effects back and leaves its name in the outcome', async () => {
  await using db = await freshDatabase()
  const { context, things, outcomes, log } = await aSetting(db)
  await expect(perform(act, context, { id: 'refuse' })).rejects.toMatchObject({ code: 'test.too-many' })
  await expect(perform(act, context, { id: 'break' })).rejects.toThrow('a bug')
  expect(await things()).toEqual([])
  expect(await outcomes()).toEqual([
    { decision_index: '0', result: 'refused', problem: 'test.too-many' },
    { decision_index: '1', result: 'failed', problem: 'unexpected' },
  ])
  await log.close(new Date())
})

test('what is denied does not begin, is logged, and names every rule and what is missing', async () => {
  await using db = await freshDatabase()
  const deny = { deny: true, missing: [{ condition: 'permit' }] } as const
  const rules = [aRule('test.allow', { allow: true }), aRule('test.one', deny), aRule('test.two', deny)]
  const { context, steps, entries, outcomes, log } = await aSetting(db, rules)
  const denied = perform(act, context, { id: 'th_1' })
  await expect(denied).rejects.toMatchObject({
    code: 'policy.denied',
    status: 403,
    values: { rules: 'test.one test.two' },
  })
  const anonymous = perform(act, { ...context, principal: { kind: 'anonymous' } }, { id: 'th_1' })
  await expect(anonymous).rejects.toMatchObject({ code: 'policy.sign-in-needed', status: 401 })
  expect(steps.filter((step) => step.startsWith('prepare') || step.startsWith('run'))).toEqual([])
  expect(await entries()).toMatchObject([
    { effect: 'deny', missing: ['permit'] },
    { effect: 'deny', principal: 'anonymous' },
  ])
  expect(await outcomes()).toEqual([])
  await log.close(new Date())
})

test('a thing whose label conceals it is answered like one that is not there', async () => {
  await using db = await freshDatabase()
  const { context, entries, log } = await aSetting(db, [
    aRule('test.hide', { deny: true, missing: [{ condition: 'c' }], conceal: true }),
  ])
  const seen: unknown[] = []
  const observed = { ...context, observer: { performed: ({ result }: { result: string }) => void seen.push(result) } }
  await expect(perform(act, observed, { id: 'th_1' })).rejects.toMatchObject({ code: 'test.not-found', status: 404 })
  expect(await entries()).toMatchObject([{ effect: 'deny' }])
  // The numbers are the operator's, who may know that the rules denied.
  expect(seen).toEqual(['denied'])
  await log.close(new Date())
})

test('what cannot be logged does not happen', async () => {
  await using db = await freshDatabase()
  const { context, steps, things, log } = await aSetting(db)
  const failing = { ...context, log: { ...log, append: () => Promise.reject(new Error('the disk is full')) } }
  await expect(perform(act, failing, { id: 'th_1' })).rejects.toThrow('the disk is full')
  expect(steps).toEqual(['redact', 'facts'])
  expect(await things()).toEqual([])
  await log.close(new Date())
})

test('an operation that was given up as lost rolls back when it comes to its end after all', async () => {
  await using db = await freshDatabase()
  const { context, things, log } = await aSetting(db)
  const late = operation({
    ...act,
    id: 'test.late',
    async run(given: Steps & RunContext, { id }) {
      await sql`
        insert into audit.outcome (decision_index, decision_leaf, at, result)
        select index, leaf_hash, now(), 'abandoned' from audit.entry`.execute(db)
      await viewOf<Row>(given.db).insertInto('public.thing').values({ id }).execute()
      return { id }
    },
  })
  await expect(perform(late, context, { id: 'th_1' })).rejects.toMatchObject({
    code: 'operation.given-up',
    status: 503,
  })
  expect(await things()).toEqual([])
  await log.close(new Date())
})

test('anonymous reads of one thing share a decision, those of a person have each their own', async () => {
  await using db = await freshDatabase()
  const { context, entries, outcomes, log } = await aSetting(db)
  const visitor = { ...context, principal: { kind: 'anonymous' } as const }
  for (let i = 0; i < 5; i++) await perform(read, visitor, { id: 'th_1' })
  await perform(read, visitor, { id: 'th_2' })
  expect(await entries()).toHaveLength(2)
  await perform(read, context, { id: 'th_1' })
  expect(await entries()).toHaveLength(3)
  expect(await outcomes()).toHaveLength(1)
  await log.close(new Date())
})

test('an output that is not what was stated is a bug, and is not answered', async () => {
  await using db = await freshDatabase()
  const { context, things, log } = await aSetting(db)
  const lying = operation({ ...act, id: 'test.lie', output: z.strictObject({ id: z.string().max(1) }) })
  const error = await perform(lying, context, { id: 'th_1' }).catch((thrown: unknown) => thrown)
  expect(error).not.toBeInstanceOf(Problem)
  expect(await things()).toEqual([])
  await log.close(new Date())
})
