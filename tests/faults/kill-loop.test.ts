import { expect, test } from 'vitest'
import { type Kill, killLoop } from './kill-loop.ts'

/** Ten kills, as many kinds; `npm run test:kills` goes on from there. */
const kills: readonly Kill[] = [
  { at: 'before the decision', victim: 'whoever' },
  { at: 'random', victim: 'postmaster' },
  { at: 'between decision and effect', victim: 'whoever' },
  { at: 'inside the commit', victim: 'postmaster' },
  { at: 'while switching an index', victim: 'whoever' },
  { at: 'between object and row', victim: 'whoever' },
  { at: 'random', victim: 'worker' },
  { at: 'random', victim: 'backend' },
  { at: 'while signing', victim: 'whoever' },
  { at: 'inside the commit', victim: 'whoever' },
]

test('whoever is killed, and wherever: nothing acknowledged is lost, the log verifies, and the next start is clean', async () => {
  const result = await killLoop(kills, 1206)
  expect(result.kills.flatMap(({ at, died, faults }) => faults.map((fault) => `${died} ${at}: ${fault}`))).toEqual([])
  expect(result.faults).toEqual([])
  expect(result.exitCodes).toEqual([0, 0, 0])
  expect(result.acknowledged).toBeGreaterThan(kills.length * 5)
}, 240_000)
