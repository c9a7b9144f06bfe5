import { sql } from 'kysely'
import pg from 'pg'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { freshDatabase } from '../../src/adapters/postgres/testing.ts'
import { operations } from '../../src/operations.ts'
import { addresses, localised } from '../../src/web/addresses.ts'
import { aSite } from '../../src/web/routes/testing.ts'
import { randomFrom } from '../random.ts'
import { apiCase, pageCase } from './cases.ts'
import { type Leak, leaksOf } from './judge.ts'
import { aWorld, type Caller, type World } from './world.ts'

// Random people, roles, labels and permits against every way out: whatever comes back holds no word that its reader may not
// know. `JAZARI_LEAK_CASES` says how many calls, `JAZARI_LEAK_SEED` which ones.

const cases = Number(process.env.JAZARI_LEAK_CASES ?? 10_000)
const firstSeed = Number(process.env.JAZARI_LEAK_SEED ?? 20_261_122)
/** Calls in one world, before another is made. */
const inOneWorld = 3_400

/** Reads of things that no world has, which are only ever not found. */
const thingsNotHere = [
  'identity.read-invitation',
  'programmes.read-indicator',
  'programmes.list-indicator-events',
  'calls.read-proposal',
  // Documents there are texts, which have no pages to draw.
  'knowledge.read-page-image',
  'register.read-own-incident',
  'register.read-own-contest',
]

/** Calls more of a reading that nobody reached. */
const mostMore = 60

const offered = operations.filter(({ effect }) => effect !== 'queued')

afterEach(() => vi.restoreAllMocks())

async function withWorld(seed: number, work: (world: World) => Promise<void>): Promise<void> {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  await work(await aWorld(db, site, randomFrom(seed)))
}

test('no call and no page tells anybody what they may not know', { timeout: cases * 60 + 120_000 }, async () => {
  const leaks: Leak[] = []
  const statuses: Record<string, number> = {}
  const reached = new Set<string>()
  let shown = 0
  for (let done = 0, seed = firstSeed; done < cases; seed++) {
    await withWorld(seed, async (world) => {
      const random = randomFrom(seed + 1)
      for (let i = 0; i < inOneWorld && done < cases; i++, done++) {
        // In turn, so that each is called: each fourth round by one of those who may the most, the others by anybody.
        const round = Math.floor(done / offered.length)
        const operation = offered[done % offered.length]!
        const acting = world.callers.filter(acts)
        const isTheirs = round % 4 === 0
        const doers = operation.effect === 'write' && random.chance(0.6) ? acting : world.callers
        const caller = isTheirs ? acting[(round / 4) % acting.length]! : random.pick(doers)
        const isPage = !isTheirs && random.chance(0.3)
        const one = isPage ? pageCase(world, caller, random) : apiCase(world, operation, caller, random)
        const found = await leaksOf(world, one)
        leaks.push(...found.leaks)
        shown += found.shown
        if (!isPage && found.status < 300) reached.add(operation.id)
        const kind = `${String(found.status)[0]}xx`
        statuses[kind] = (statuses[kind] ?? 0) + 1
        if (found.status >= 500)
          leaks.push({ caller: caller.name, permit: one.permit, call: one.request.url, word: `status ${found.status}` })
      }
      if (done < cases) return
      // In the last world, what by chance nobody read yet is asked for by those who may the most.
      const acting = world.callers.filter(acts)
      for (const operation of offered.filter(({ id, effect }) => effect === 'read' && !reached.has(id)))
        for (let i = 0; i < mostMore && !reached.has(operation.id); i++) {
          const found = await leaksOf(world, apiCase(world, operation, acting[i % acting.length]!, random))
          leaks.push(...found.leaks)
          if (found.status < 300) reached.add(operation.id)
        }
    })
    if (leaks.length > 0) break
  }
  const unread = offered.filter(({ id, effect }) => effect === 'read' && !reached.has(id)).map(({ id }) => id)
  process.stderr.write(
    `leaks: ${cases} calls ${JSON.stringify(statuses)}, words shown to who may know them: ${shown}\n`,
  )
  expect(leaks.slice(0, 10)).toEqual([])
  // What shows nothing proves nothing.
  expect(shown).toBeGreaterThan(cases / 10)
  expect(statuses['2xx']).toBeGreaterThan(cases / 5)
  expect(reached.size).toBeGreaterThan(offered.length / 3)
  if (cases >= 10_000) expect(unread.filter((id) => !thingsNotHere.includes(id))).toEqual([])
})

/** Those in the world who may change the most. */
function acts({ name }: Caller): boolean {
  return [
    'an officer of the first',
    'a researcher of the second',
    'a manager of the first',
    'an evaluator of the second',
    'an approver of the second',
    'a manager of the second',
    'administrator',
  ].includes(name)
}

describe('what is kept back leaves no trace in what is shown', () => {
  const reads = [
    '/api/data-sets',
    '/api/data-sets?limit=3',
    '/api/publications',
    '/api/search?query=العدد',
    '/api/public-problems',
    '/api/record-changes',
    '/api/records',
    '/api/citable-documents',
    '/api/projects',
    '/api/permits',
    '/api/organisations',
    '/api/evaluation/tasks',
    '/api/evaluation/plans',
    '/api/evaluation/runs',
    '/api/assistants',
    '/api/systems',
    '/api/own-systems',
    '/api/own-solutions',
    '/api/incidents',
    '/api/contests',
    localised('ar', addresses.home),
    localised('ar', addresses.dataSets),
    localised('ar', addresses.changes),
    localised('ar', addresses.needs),
    localised('ar', addresses.workspace),
  ]

  test('lists, pages, counts, scores and the work they take stay as they were', { timeout: 120_000 }, async () => {
    await withWorld(firstSeed, async (world) => {
      const watchers = world.callers.filter(({ name }) =>
        ['nobody', 'a member of the third', 'a manager of the first', 'somebody without roles'].includes(name),
      )
      const look = async (caller: Caller, url: string) => {
        const response = await get(world, caller, url)
        return `${response.statusCode} ${ofThisMoment(response.body)}`
      }
      const before = new Map<string, { body: string; statements: number }>()
      const measured = async (caller: Caller, url: string) => {
        // Once before: decisions that stand for an hour are logged the first time.
        await look(caller, url)
        const sent = vi.spyOn(pg.Client.prototype, 'query')
        const body = await look(caller, url)
        // Of what is looked up; the log writes and tidies itself at its own times.
        const statements = sent.mock.calls.filter(([query]) => asksModules(query)).length
        sent.mockRestore()
        return { body, statements }
      }
      for (const caller of watchers)
        for (const url of reads) before.set(`${caller.name} ${url}`, await measured(caller, url))

      for (let i = 0; i < 3; i++) await world.addHidden()

      for (const caller of watchers) {
        for (const url of reads) {
          const name = `${caller.name} ${url}`
          const now = await measured(caller, url)
          expect(now.body, name).toBe(before.get(name)!.body)
          // Statements that are sent, not time, which the other tests share.
          expect(now.statements, name).toBe(before.get(name)!.statements)
        }
      }
    })
  })
})

describe('the search for leaks finds one that is planted', () => {
  const leaksWhen = async (plant: (world: World) => Promise<void>, calls = 1_500): Promise<Leak[]> => {
    const leaks: Leak[] = []
    await withWorld(firstSeed + 7, async (world) => {
      await plant(world)
      const random = randomFrom(firstSeed + 8)
      for (let i = 0; i < calls && leaks.length === 0; i++) {
        const one = apiCase(world, offered[i % offered.length]!, random.pick(world.callers), random)
        leaks.push(...(await leaksOf(world, one)).leaks)
      }
    })
    return leaks
  }

  test('in the rules: everything is allowed', { timeout: 120_000 }, async () => {
    const leaks = await leaksWhen(async ({ site }) => {
      const { decider } = site.services
      const decide = decider.decide.bind(decider)
      vi.spyOn(decider, 'decide').mockImplementation((question) => ({
        ...decide(question),
        effect: 'allow',
        conceal: false,
      }))
    })
    expect(leaks).not.toEqual([])
  })

  test('in the rows: a word of a closed data set stands in the title of an open one', {
    timeout: 120_000,
  }, async () => {
    const leaks = await leaksWhen(async ({ db, canaries, dataSets }) => {
      const isClosed = (id: string) => dataSets.some((one) => one.id === id && one.label.secrecy === 'sensitive')
      const closed = canaries.find((one) => one.aspect === 'held' && isClosed(one.dataSet))!
      await sql`update datasets.dataset set titles = jsonb_build_object('ar', ${closed.word}::text) where secrecy = 'public'`.execute(
        db,
      )
    })
    expect(leaks).not.toEqual([])
  })
})

/** What a page or an answer says of the moment at which it was made, and of the log that grows with every look. */
function ofThisMoment(body: string): string {
  return body
    .replaceAll(/"decision":\d+|\/decisions\/\d+/g, 'D')
    .replaceAll(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, 'T')
    .replaceAll(/name="csrf" value="[^"]*"/g, '')
}

function asksModules(query: unknown): boolean {
  const text = typeof query === 'object' && query !== null && 'text' in query ? query.text : query
  // Once a second somebody asks which permits are in force, whoever calls.
  if (/from unnest\(\S+::text\[\]\) as wanted/.test(String(text))) return false
  return /\b(datasets|knowledge|programmes|calls|permits|identity|assistants|evaluation|register)"?\./.test(
    String(text),
  )
}

function get(world: World, caller: Caller, url: string) {
  return world.site.inject({
    url,
    headers: {
      accept: url.startsWith('/api') ? 'application/json' : 'text/html',
      'sec-fetch-site': 'same-origin',
      ...(caller.key && { authorization: `Bearer ${caller.key}` }),
    },
    ...(caller.session && { cookies: { jazari_session: caller.session } }),
  })
}
