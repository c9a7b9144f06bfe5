import fc from 'fast-check'
import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { anAnswer } from '../../../libs/receipt/testing.ts'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { newSecretId } from '../../kernel/identifier.ts'
import { systemStages } from '../../kernel/ports/systems.ts'
import { forgetAnswers } from './forget-answers.ts'
import { observedFacts, observedOf, observedUse } from './observed-use.ts'
import { staffAnswers } from './staff-answers.ts'
import { insertAnswer } from './store.ts'
import type { AssistantTables } from './tables.ts'

const now = new Date('2026-11-22T12:00:00.000Z')
const day = 86_400_000
const systems = ['sys_aaaaaaaaaaaa', 'sys_bbbbbbbbbbbb'] as const
const digestOf = (name: string) => `sha256:${name.charCodeAt(0).toString(16).padStart(64, '0')}`

type Asked = {
  readonly system: string | null
  readonly stage: 'staff' | 'production'
  readonly version: string
  readonly language: 'ar' | 'fr' | 'en'
  readonly abstained: boolean
  readonly quoted: readonly string[]
  readonly daysAgo: number
}

const anyAsked: fc.Arbitrary<Asked> = fc.record({
  system: fc.constantFrom(...systems, null),
  stage: fc.constantFrom(...systemStages),
  version: fc.constantFrom('a', 'b').map(digestOf),
  language: fc.constantFrom('ar', 'fr', 'en'),
  abstained: fc.boolean(),
  quoted: fc.uniqueArray(fc.constantFrom('ds_one', 'ds_two', 'ds_three')),
  daysAgo: fc.double({ min: 0.01, max: 200, noNaN: true }),
})

let places = 0

async function keep(db: Kysely<AssistantTables>, asked: Asked): Promise<number> {
  const { system, stage, version, language, abstained, quoted, daysAgo } = asked
  const evidence = '{}'
  places += 1
  await insertAnswer(db, {
    result: {
      ...anAnswer,
      receipt: { id: newSecretId('rc') },
      answeredAt: new Date(now.getTime() - daysAgo * day).toISOString(),
      language,
      abstained,
      versions: quoted.map((dataSet) => ({ ...anAnswer.versions[0]!, dataSet })),
      system: system === null ? null : { id: system, slug: 'a', stage, version, evidence: digestOf('e') },
    },
    decision: { index: places, entry: '{}', input: {}, inputSalt: new Uint8Array(16) },
    permit: null,
    evidence: system === null ? null : evidence,
  })
  return places
}

const dayOf = ({ daysAgo }: Asked) => new Date(now.getTime() - daysAgo * day).toISOString().slice(0, 10)

/** First and last day of each value, oldest first, as a plain count has it. */
function seen<Value>(answers: readonly Asked[], valuesOf: (asked: Asked) => readonly Value[]) {
  const days = new Map<string, string[]>()
  for (const asked of answers) {
    for (const value of valuesOf(asked)) {
      const key = JSON.stringify(value)
      days.set(key, [...(days.get(key) ?? []), dayOf(asked)])
    }
  }
  return [...days].map(([key, all]) => ({
    value: JSON.parse(key),
    first: all.toSorted()[0],
    last: all.toSorted().at(-1),
  }))
}

test('random answers, some of them forgotten: what is observed of a system is what a plain count of them has', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await fc.assert(
    fc.asyncProperty(fc.array(anyAsked, { maxLength: 12 }), fc.nat(), async (history, forgotten) => {
      await sql`truncate assistants.answer, assistants.observed`.execute(db)
      const kept: number[] = []
      for (const asked of history) kept.push(await keep(db, asked))
      await forgetAnswers(db, [kept[forgotten % (kept.length || 1)] ?? 0])

      const use = await observedUse(db, systems, now)
      for (const system of systems) {
        const own = history.filter((asked) => asked.system === system)
        const late = own.filter(({ daysAgo }) => daysAgo < 90)
        const count = (answers: readonly Asked[]) => ({
          answered: answers.filter(({ abstained }) => !abstained).length,
          abstained: answers.filter(({ abstained }) => abstained).length,
        })
        const whole = await observedOf(db, system, now)
        const latest = Math.min(...own.map(({ daysAgo }) => daysAgo))
        const lastAnswered = own.length === 0 ? null : new Date(now.getTime() - latest * day)
        expect(use.get(system)).toEqual({ ...count(late), lastAnswered })
        expect(whole).toMatchObject({ ...count(late), lastAnswered })
        for (const stage of systemStages) {
          expect(whole.inTotal[stage]).toMatchObject(count(own.filter((asked) => asked.stage === stage)))
        }
        const days = new Set(late.map(dayOf))
        expect(whole.days).toEqual(
          [...days].sort().map((one) => ({ day: one, ...count(late.filter((asked) => dayOf(asked) === one)) })),
        )
        const facts = await observedFacts(db, system)
        const values = <Fact extends { first: string; last: string }>(
          found: readonly Fact[],
          of: (fact: Fact) => unknown,
        ) => found.map((fact) => ({ value: of(fact), first: fact.first, last: fact.last }))
        const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort()
        expect(sorted(values(facts.languages, ({ language }) => language))).toEqual(
          sorted(seen(own, ({ language }) => [language])),
        )
        expect(sorted(values(facts.dataSets, ({ dataSet }) => dataSet))).toEqual(
          sorted(seen(own, ({ quoted }) => quoted)),
        )
        expect(sorted(values(facts.versions, ({ stage, version }) => [stage, version]))).toEqual(
          sorted(seen(own, ({ stage, version }) => [[stage, version]])),
        )
        expect(facts.answerers.map(({ name, version }) => `${name} ${version}`)).toEqual(
          own.length === 0 ? [] : [`extractive ${anAnswer.answerer.version}`],
        )
        const tried = own.filter((asked) => asked.stage === 'staff' && asked.version === digestOf('a')).length
        for (const most of [1, 20]) {
          expect(await staffAnswers(db, { system, version: digestOf('a'), most })).toBe(Math.min(tried, most))
        }
      }
    }),
    { numRuns: 60 },
  )
})

test('a system that nobody asked was observed nowhere', async () => {
  await using db = await freshDatabase<AssistantTables>()
  expect(await observedUse(db, [], now)).toEqual(new Map())
  expect(await observedOf(db, 'sys_cccccccccccc', now)).toEqual({
    answered: 0,
    abstained: 0,
    lastAnswered: null,
    inTotal: {
      staff: { answered: 0, abstained: 0, first: null },
      production: { answered: 0, abstained: 0, first: null },
    },
    days: [],
    versions: [],
    languages: [],
    dataSets: [],
    answerers: [],
  })
})

test('answers at once do not wait for one another for ever', async () => {
  await using db = await freshDatabase<AssistantTables>()
  const asked: Asked = {
    system: systems[0],
    stage: 'production',
    version: digestOf('a'),
    language: 'ar',
    abstained: false,
    quoted: ['ds_one', 'ds_two', 'ds_three'],
    daysAgo: 1,
  }
  const orders = [asked.quoted, asked.quoted.toReversed()]
  await Promise.all(
    Array.from({ length: 40 }, (_, i) =>
      db.transaction().execute((transaction) => keep(transaction, { ...asked, quoted: orders[i % 2]! })),
    ),
  )
  expect((await observedUse(db, [systems[0]], now)).get(systems[0])?.answered).toBe(40)
})
