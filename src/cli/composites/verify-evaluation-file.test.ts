import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { anEvaluationReceipt, aSystemReceipt } from '../../../libs/receipt/evaluation.fixture.ts'
import { EVALUATION_CHECKS } from '../../../libs/receipt/index.ts'
import { logKey, otherKey } from '../../../libs/receipt/testing.ts'
import { jazari } from '../testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'jazari-verify-evaluation-'))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const receipt = await anEvaluationReceipt()
const genuine = file('genuine.json', receipt)

test('an evaluation under a trusted key is told: the bar, since when, and what came of it', async () => {
  const ran = await jazari(['verify', genuine, '--key', logKey, '--language', 'en'])
  expect(ran).toMatchObject({ exit: 0, stderr: '' })
  for (const said of [
    'The evaluation is in the log as the file says',
    'Registered as entry: 2',
    'Test: golden-sample',
    'answered (all items): at least 0.8, on the worst end of the interval',
    'evr_aaaaaaaaaaaa: passed',
    'Attempt: 2/2',
  ])
    expect(ran.stdout).toContain(said)
  expect(ran.stdout.match(/^✓ /gm)).toHaveLength(EVALUATION_CHECKS.length)
})

test('a plan alone says that no result is carried, in every language', async () => {
  const plan = file('plan.json', await anEvaluationReceipt({ result: null }))
  for (const [language, said] of [
    ['ar', 'لا يحمل الملف أي نتيجة'],
    ['fr', 'le fichier ne porte aucun résultat'],
    ['en', 'the file carries no result'],
  ] as const) {
    const ran = await jazari(['verify', plan, '--key', logKey, '--language', language])
    expect(ran.exit).toBe(0)
    expect(ran.stdout).toContain(said)
  }
})

test('a weakened bar, and a log by a key that nobody trusts, are not verified', async () => {
  const changed = file('changed.json', receipt.replace('\\"threshold\\":0.8', '\\"threshold\\":0.7'))
  expect(await jazari(['verify', changed, '--key', logKey])).toMatchObject({ exit: 1 })
  const ran = await jazari(['verify', genuine, '--key', otherKey, '--json'])
  expect(ran.exit).toBe(1)
  expect(JSON.parse(ran.stdout)).toMatchObject({
    verdict: 'consistent-key-not-trusted',
    evaluation: { plan: { index: 2 }, result: { document: { passed: true } } },
  })
})

test('the answer of a registered system is verified with its evaluation and approvals, and not without', async () => {
  const system = await aSystemReceipt()
  const answer = file('system.json', system)
  const ran = await jazari(['verify', answer, '--key', logKey, '--language', 'en'])
  expect(ran.exit).toBe(0)
  expect(ran.stdout).toMatch(/^✓ The system asked: a bar registered before the score/m)
  expect(ran.stdout).toMatch(/^✓ Approval of the system by two people/m)
  const without = file('without.json', `${JSON.stringify({ ...JSON.parse(system), evaluation: null })}\n`)
  const stripped = await jazari(['verify', without, '--key', logKey, '--json'])
  expect(stripped).toMatchObject({ exit: 1, stdout: expect.stringContaining('evidence-not-carried') })
})
