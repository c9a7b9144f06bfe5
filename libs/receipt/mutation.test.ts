import { expect, test } from 'vitest'
import { verifyReceipt } from './index.ts'
import { changeBytes, changeField, randomFrom } from './mutations.ts'
import { anAbstention, aReceipt, logKey, permitKey } from './testing.ts'

const MUTATIONS = 10_000

test(`of ${MUTATIONS} changed receipts none is accepted, and none makes the verifier throw`, {
  timeout: 60_000,
}, async () => {
  const receipts = [await aReceipt(), await aReceipt({ result: anAbstention }), await aReceipt({ permit: {} })]
  const random = randomFrom(20_261_121)
  const stages = { unread: 0, judged: 0 }
  const survivors: string[] = []
  for (let done = 0; done < MUTATIONS; ) {
    const original = receipts[done % receipts.length]!
    const originalBytes = new TextEncoder().encode(original)
    const changed =
      done % 5 < 3 ? changeBytes(originalBytes, random) : new TextEncoder().encode(changeField(original, random))
    const text = new TextDecoder().decode(changed)
    // The last newline may be missing; and some changes change nothing.
    if (text === original || `${text}\n` === original) continue
    done++
    // Verifying a signature takes most of the time, and a key makes nothing sound that fails without one: the key is
    // tried on what did not fail, and on a part of the rest all the same.
    let { verdict, receipt } = verifyReceipt(changed, { keys: [] })
    if (verdict !== 'failed' || done % 10 === 0)
      ({ verdict, receipt } = verifyReceipt(changed, { keys: [logKey, permitKey] }))
    stages[receipt ? 'judged' : 'unread']++
    if (verdict === 'verified') survivors.push(text)
  }
  expect(survivors).toEqual([])
  // Both the reading and the checks behind it have been put to the test.
  expect(stages.judged).toBeGreaterThan(MUTATIONS / 5)
  expect(stages.unread).toBeGreaterThan(MUTATIONS / 5)
})
