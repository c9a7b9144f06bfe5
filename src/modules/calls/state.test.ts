import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { perform } from '../../kernel/perform.ts'
import { Problem } from '../../kernel/problem.ts'
import { admitProblem } from './operations/admit-problem.ts'
import { declineProblem } from './operations/decline-problem.ts'
import { readProblem } from './operations/read-problem.ts'
import { setProblemState } from './operations/set-problem-state.ts'
import { takeUpProblem } from './operations/take-up-problem.ts'
import { isPublic, nextStates, type ProblemAct, type ProblemState, problemStates, publicStates } from './state.ts'
import type { CallTables } from './tables.ts'
import { aCallsSetting, aProblem, type CallsSetting, dataOfficer } from './testing.ts'

/** Written out a second time: what anybody may rely on. */
const declared = [
  'admission: proposed -> open',
  'refusal: proposed -> declined',
  'taking-up: open -> taken-up',
  'progress: taken-up -> worked-on',
  'progress: taken-up -> open',
  'progress: worked-on -> solved',
  'progress: worked-on -> taken-up',
  'progress: solved -> open',
]

type Step = { readonly act: ProblemAct; readonly to: ProblemState }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constantFrom<Step>(
    { act: 'admission', to: 'open' },
    { act: 'refusal', to: 'declined' },
    { act: 'taking-up', to: 'taken-up' },
  ),
  fc.constantFrom(...publicStates).map((to) => ({ act: 'progress' as const, to })),
)

function take(setting: CallsSetting, problem: string, { act, to }: Step): Promise<unknown> {
  const officer = setting.context(dataOfficer)
  if (act === 'admission') return perform(admitProblem, officer, { problem })
  if (act === 'refusal') return perform(declineProblem, officer, { problem, reason: { en: 'Known already.' } })
  if (act === 'taking-up')
    return perform(takeUpProblem, officer, { problem, organisation: { en: 'An administration' } })
  return perform(setProblemState, officer, { problem, state: to })
}

test('the transitions are the declared ones', () => {
  const acts = ['admission', 'refusal', 'taking-up', 'progress'] as const
  const found = acts.flatMap((act) =>
    problemStates.flatMap((from) => nextStates(act, from).map((to) => `${act}: ${from} -> ${to}`)),
  )
  expect(found.sort()).toEqual([...declared].sort())
})

test('whatever is done in whatever order, only declared transitions happen and each leaves its history', async () => {
  await using db = await freshDatabase<CallTables>()
  await using setting = await aCallsSetting(db)
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const { id } = await aProblem(setting, { state: 'proposed' })
      const states: ProblemState[] = ['proposed']
      for (const tried of steps) {
        const from = states.at(-1)!
        const isDeclared = declared.includes(`${tried.act}: ${from} -> ${tried.to}`)
        const outcome = await take(setting, id, tried).then(
          () => 'done',
          (error) => (error instanceof Problem ? error.code : Promise.reject(error)),
        )
        expect(outcome).toBe(isDeclared ? 'done' : 'public-problem.state-refused')
        if (isDeclared) states.push(tried.to)
      }
      const read = await perform(readProblem, setting.context(dataOfficer), { problem: id })
      expect(read.history.map(({ state }) => state)).toEqual(states)
      expect(read.state).toBe(states.at(-1))
      expect(read.takenUpBy !== null).toBe(['taken-up', 'worked-on', 'solved'].includes(read.state))
      expect(read.code !== null).toBe(isPublic(read.state))
    }),
    { numRuns: 25 },
  )
})

test('of two acts at once on one problem, one happens', async () => {
  await using db = await freshDatabase<CallTables>()
  await using setting = await aCallsSetting(db)
  const { id } = await aProblem(setting, { state: 'proposed' })

  const tried = await Promise.allSettled([
    take(setting, id, { act: 'admission', to: 'open' }),
    take(setting, id, { act: 'refusal', to: 'declined' }),
  ])

  expect(tried.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(
    await db.selectFrom('calls.state_change').select('number').where('problem_id', '=', id).execute(),
  ).toHaveLength(2)
})

test('history is not rewritten, by the database itself', async () => {
  await using db = await freshDatabase<CallTables>()
  await using setting = await aCallsSetting(db)
  await aProblem(setting)

  await expect(db.updateTable('calls.state_change').set({ state: 'solved' }).execute()).rejects.toThrow('history')
  await expect(db.deleteFrom('calls.wording').execute()).rejects.toThrow('history')
})
