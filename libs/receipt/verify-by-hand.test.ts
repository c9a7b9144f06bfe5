/** `docs/guide/verify_receipt.py`, which outsiders are given: Python and OpenSSL alone come to the verdict of this library. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { aSystemReceipt } from './evaluation.fixture.ts'
import { anAbstention, aReceipt, logKey, otherKey } from './testing.ts'

const script = fileURLToPath(new URL('../../docs/guide/verify_receipt.py', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'jazari-by-hand-'))
afterAll(() => rmSync(folder, { recursive: true }))

const isHere = ['python3', 'openssl'].every((tool) => spawnSync(tool, ['-h'], { stdio: 'ignore' }).error === undefined)
if (!isHere) process.stderr.write('verify_receipt.py is not tested: python3 or openssl is not on this machine\n')

function byHand(receipt: string, key: string): { ok: boolean; told: string } {
  const path = join(folder, 'receipt.json')
  writeFileSync(path, receipt)
  try {
    return { ok: true, told: execFileSync('python3', [script, path, key], { encoding: 'utf8', stdio: 'pipe' }) }
  } catch (error) {
    return { ok: false, told: (error as { stderr: string }).stderr }
  }
}

test.skipIf(!isHere)('a receipt of an answer and one of an abstention are genuine by hand too', async () => {
  expect(byHand(await aReceipt(), logKey)).toMatchObject({ ok: true, told: expect.stringMatching(/genuine\n$/) })
  expect(byHand(await aReceipt({ result: anAbstention }), logKey).ok).toBe(true)
})

test.skipIf(!isHere)(
  'a letter changed in a quote, a page or an entry, and another key, are found by hand',
  async () => {
    const receipt = await aReceipt()
    for (const [from, to] of [
      ['مذكرة تفاهم لإنشاء', 'مذكرة تفاهم لإلغاء'],
      ['تعلن الوزارة', 'تعلن الإدارة'],
      ['\\"effect\\":\\"allow\\"', '\\"effect\\":\\"allov\\"'],
    ] as const) {
      expect(receipt).toContain(from)
      expect(byHand(receipt.replace(from, to), logKey), from).toMatchObject({ ok: false })
    }
    expect(byHand(receipt, otherKey).told).toContain('AssertionError')
  },
)

test.skipIf(!isHere)(
  'the answer of a registered system is genuine by hand too, and one from below the bar, or by one approver, is not',
  async () => {
    const receipt = await aSystemReceipt()
    expect(byHand(receipt, logKey)).toMatchObject({ ok: true, told: expect.stringMatching(/genuine\n$/) })
    for (const [from, to] of [
      ['\\"threshold\\":0.8', '\\"threshold\\":0.7'],
      ['\\"principal\\":\\"person:first\\"', '\\"principal\\":\\"person:third\\"'],
    ] as const) {
      expect(receipt).toContain(from)
      expect(byHand(receipt.replace(from, to), logKey), from).toMatchObject({ ok: false })
    }
    for (const changes of [
      { by: { second: 'person:first' } },
      { places: { plan: [13, 14] as const } },
      { places: { second: [16, 18] as const } },
      { result: { canaryLeaks: 1 } },
      { answer: { answeredAt: '2027-05-10T10:00:00.000Z' } },
    ]) {
      expect(byHand(await aSystemReceipt(changes), logKey), JSON.stringify(changes)).toMatchObject({ ok: false })
    }
  },
)
