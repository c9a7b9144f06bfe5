import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { severalAtOnce } from './several-at-once.ts'

const never = new AbortController().signal

test('outcomes come in the order of the items, with no more under way than may be', async () => {
  let underWay = 0
  let most = 0
  const work = async (ms: number) => {
    most = Math.max(most, ++underWay)
    await wait(ms)
    underWay--
    return `${ms}`
  }
  const outcomes: string[] = []
  for await (const { outcome } of severalAtOnce([30, 1, 20, 2, 10, 3], 3, work, never)) outcomes.push(await outcome)
  expect(outcomes).toEqual(['30', '1', '20', '2', '10', '3'])
  expect(most).toBe(3)
})

test('an item that fails is told to whoever takes it, and the others go on', async () => {
  const outcomes: string[] = []
  const work = async (item: string) => {
    if (item === 'b') throw new Error('b is broken')
    return item
  }
  for await (const { item, outcome } of severalAtOnce(['a', 'b', 'c'], 2, work, never))
    outcomes.push(await outcome.catch((error: Error) => `${item}: ${error.message}`))
  expect(outcomes).toEqual(['a', 'b: b is broken', 'c'])
})

test('when the taking stops, what is under way is stopped and waited for, and nothing new begins', async () => {
  const begun: number[] = []
  const ended: number[] = []
  const work = async (item: number, signal: AbortSignal) => {
    begun.push(item)
    await wait(item === 0 ? 0 : 60_000, undefined, { signal }).catch(() => {})
    ended.push(item)
  }
  for await (const { outcome } of severalAtOnce([0, 1, 2, 3], 3, work, never)) {
    await outcome
    break
  }
  expect(begun).toEqual([0, 1, 2])
  expect(ended).toEqual([0, 1, 2])
})
