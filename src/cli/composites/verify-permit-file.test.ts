import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PERMIT_CHECKS } from '../../../libs/permit/index.ts'
import { aPermitDocument, aPermitFile, otherPermitKey, permitKey } from '../../../libs/permit/testing.ts'
import { jazari } from '../testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'jazari-verify-permit-'))

function file(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const dayMs = 86_400_000
const from = new Date(Date.now() - dayMs).toISOString()
const until = new Date(Date.now() + dayMs).toISOString()
const inForce = file('in-force.json', aPermitFile(aPermitDocument({ from, until })))
const over = file(
  'over.json',
  aPermitFile(aPermitDocument({ from: '2020-01-01T00:00:00.000Z', until: '2020-02-01T00:00:00.000Z' })),
)

test('a permit in force under a trusted key is verified, each check on a line, without any server', async () => {
  const ran = await jazari(['verify', inForce, '--key', permitKey])
  expect(ran).toMatchObject({ exit: 0, stderr: '' })
  expect(ran.stdout).toContain('pmt_aaaaaaaaaaaa')
  expect(ran.stdout.match(/^✓ /gm)).toHaveLength(PERMIT_CHECKS.length)
})

test('trust comes from a policy file that may hold the keys of log and permits', async () => {
  const policy = file('policy', `# an installation\n${otherPermitKey}\n${permitKey}\n`)
  expect(await jazari(['verify', inForce, '--policy', policy])).toMatchObject({ exit: 0 })
})

test('one that is over, under an unknown key or changed is not verified: exit 1, in every language', async () => {
  const changed = file('changed.json', JSON.stringify(aPermitFile()).replace('research', 'training'))
  for (const language of ['ar', 'fr', 'en']) {
    for (const path of [over, changed]) {
      const ran = await jazari(['verify', path, '--key', permitKey, '--language', language])
      expect(ran.exit).toBe(1)
      expect(ran.stdout).toMatch(/^✗ /m)
    }
    const unknown = await jazari(['verify', inForce, '--key', otherPermitKey, '--language', language])
    expect(unknown.exit).toBe(1)
    expect(unknown.stdout).toMatch(/^\? /m)
  }
})

test('for programs the report is JSON', async () => {
  const ran = await jazari(['verify', over, '--key', permitKey, '--json'])
  expect(JSON.parse(ran.stdout)).toMatchObject({ verdict: 'not-in-force' })
})

test('a key that is none is a mistake of the command line: exit 2', async () => {
  expect(await jazari(['verify', inForce, '--key', 'none'])).toMatchObject({ exit: 2 })
})
