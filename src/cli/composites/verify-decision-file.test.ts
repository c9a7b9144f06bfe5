import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DECISION_CHECKS } from '../../../libs/receipt/index.ts'
import { aDecisionReceipt, logKey, otherKey } from '../../../libs/receipt/testing.ts'
import { jazari } from '../testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'jazari-verify-decision-'))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const receipt = await aDecisionReceipt()
const genuine = file('genuine.json', receipt)
const denial = {
  effect: 'deny',
  reasons: [{ rule: 'ma.label-needs-clearance', effect: 'deny' }],
  missing: ['clearance'],
}

test('a decision under a trusted key is told: who, what, when, by which law, under which permit, and what came of it', async () => {
  const ran = await jazari(['verify', genuine, '--key', logKey, '--language', 'en'])
  expect(ran).toMatchObject({ exit: 0, stderr: '' })
  for (const said of [
    'The decision is in the log as the file says',
    'person:AAAAAAAAAAAAAAAAAAAAAA',
    'datasets.read (datasets:read)',
    'data-set/ds_patients',
    'allowed: ma.reading-by-permit (law 09-08 article 12 citation not verified) rule ma.reading-by-permit',
    'Digest of the permit: sha256:',
    'What came of it: done',
  ])
    expect(ran.stdout).toContain(said)
  expect(ran.stdout.match(/^✓ /gm)).toHaveLength(DECISION_CHECKS.length)
})

test('a refusal says what was missing, in every language', async () => {
  const refusal = file('refusal.json', await aDecisionReceipt({ decision: denial, outcome: null }))
  for (const language of ['ar', 'fr', 'en']) {
    const ran = await jazari(['verify', refusal, '--key', logKey, '--language', language])
    expect(ran.exit).toBe(0)
    expect(ran.stdout).toMatch(/: clearance$/m)
  }
})

test('a changed decision, and one by a key that nobody trusts, are not verified', async () => {
  const changed = file('changed.json', receipt.replace('datasets.read', 'datasets.lead'))
  expect(await jazari(['verify', changed, '--key', logKey])).toMatchObject({ exit: 1 })
  const ran = await jazari(['verify', genuine, '--key', otherKey, '--json'])
  expect(ran.exit).toBe(1)
  expect(JSON.parse(ran.stdout)).toMatchObject({
    verdict: 'consistent-key-not-trusted',
    decision: { effect: 'allow', about: 'data-set/ds_patients' },
  })
})
