import { randomFrom } from '../random.ts'
import type { Kill } from './kill-loop.ts'
import { killPoints } from './kill-points.ts'
import type { Victim } from './server-under-test.ts'

const victims: readonly Victim[] = ['server', 'worker', 'postmaster', 'backend']

/** So many kills: every point in turn, for the process that reaches it and for PostgreSQL, and every third at random. */
export function killPlan(kills: number, seed: number): Kill[] {
  const random = randomFrom(seed)
  const points = killPoints.flatMap((at) => [{ at, victim: 'whoever' } as const, { at, victim: 'postmaster' } as const])
  const plan: Kill[] = []
  let turn: Kill[] = []
  for (let place = 0; place < kills; place++) {
    if (place % 3 === 2) {
      plan.push({ at: 'random', victim: random.pick(victims) })
      continue
    }
    if (turn.length === 0) turn = [...points]
    plan.push(turn.splice(random.below(turn.length), 1)[0]!)
  }
  return plan
}
