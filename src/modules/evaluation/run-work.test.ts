import { setTimeout as after } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type Pace, workThrough } from './run-work.ts'

const pace: Pace = { parallel: 3, batch: 4, everyMs: 60_000 }
const never = new AbortController().signal

async function* numbers(count: number): AsyncGenerator<number> {
  for (let i = 0; i < count; i++) yield i
}

test('everything is worked on once, never more at once than allowed, and kept in batches', async () => {
  const batches: number[][] = []
  let now = 0
  let most = 0
  await workThrough(
    numbers(50),
    async (n) => {
      now += 1
      most = Math.max(most, now)
      await after(n % 3)
      now -= 1
      return n
    },
    async (kept) => {
      batches.push([...kept])
      return true
    },
    { ...pace, mayBegin: () => true, signal: never },
  )

  expect(batches.flat().sort((a, b) => a - b)).toEqual([...Array(50).keys()])
  expect(most).toBe(3)
  expect(Math.max(...batches.map((kept) => kept.length))).toBeLessThan(8)
})

test('others are worked on while a batch is being kept, and never more than two batches ahead of it', async () => {
  let isKeeping = false
  let meanwhile = 0
  let waiting = 0
  let most = 0
  await workThrough(
    numbers(100),
    async (n) => {
      await after(1)
      if (isKeeping) meanwhile += 1
      waiting += 1
      most = Math.max(most, waiting)
      return n
    },
    async (kept) => {
      isKeeping = true
      waiting -= kept.length
      await after(20)
      isKeeping = false
      return true
    },
    { ...pace, mayBegin: () => true, signal: never },
  )

  expect(meanwhile).toBeGreaterThan(0)
  expect(most).toBeLessThan(2 * pace.batch + pace.parallel)
})

test('when the time is over nothing new is begun, and what was begun is kept', async () => {
  const kept: number[] = []
  let begun = 0
  await workThrough(
    numbers(1000),
    async (n) => {
      begun += 1
      await after(1)
      return n
    },
    async (results) => kept.push(...results) > 0,
    { ...pace, mayBegin: () => begun < 20, signal: never },
  )

  expect(kept).toHaveLength(begun)
  expect(begun).toBeLessThan(25)
})

test('when nobody wants more results, it ends', async () => {
  let begun = 0
  await workThrough(
    numbers(1000),
    async (n) => {
      begun += 1
      return n
    },
    async () => false,
    { ...pace, mayBegin: () => true, signal: never },
  )

  expect(begun).toBeLessThan(20)
})

test('what was done is kept when one fails or the signal ends, and the reason is thrown', async () => {
  const kept: number[] = []
  const controller = new AbortController()
  const working = workThrough(
    numbers(1000),
    async (n) => {
      if (n === 10) controller.abort(new Error('the worker ends'))
      return n
    },
    async (results) => kept.push(...results) > 0,
    { ...pace, mayBegin: () => true, signal: controller.signal },
  )

  await expect(working).rejects.toThrow('the worker ends')
  expect(kept.toSorted((a, b) => a - b).slice(0, 11)).toEqual([...Array(11).keys()])
})

test('what cannot be kept is told', async () => {
  const failing = async () => {
    throw new Error('the database is gone')
  }
  const working = workThrough(numbers(10), async (n) => n, failing, { ...pace, mayBegin: () => true, signal: never })

  await expect(working).rejects.toThrow('the database is gone')
})
