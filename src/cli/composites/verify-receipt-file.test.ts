import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { CHECKS } from '../../../libs/receipt/index.ts'
import { aReceipt, logKey, otherKey } from '../../../libs/receipt/testing.ts'
import { jazari } from '../testing.ts'

const receipt = await aReceipt()
const folder = mkdtempSync(join(tmpdir(), 'jazari-verify-'))

function file(name: string, text: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const genuine = file('genuine.json', receipt)
const changed = file('changed.json', receipt.replace('27', '28'))

test('a receipt under a trusted key is verified, each check on a line, without any server', async () => {
  const ran = await jazari(['verify', genuine, '--key', logKey])
  expect(ran).toMatchObject({ exit: 0, stderr: '' })
  expect(ran.stdout).toContain('genuine')
  expect(ran.stdout.match(/^[✓–] /gm)).toHaveLength(CHECKS.length)
})

test('trust comes from a policy file, or from the key in the data folder', async () => {
  const policy = file('policy', `# keys of the auditor\n\n${otherKey} # theirs\n  ${logKey}\n`)
  expect(await jazari(['verify', genuine, '--policy', policy])).toMatchObject({ exit: 0 })
  mkdirSync(join(folder, 'log'))
  file('log/verifier-key', `${logKey}\n`)
  expect(await jazari(['verify', genuine], { JAZARI_HOME: folder })).toMatchObject({ exit: 0 })
  // Keys that are named are all there is.
  expect(await jazari(['verify', genuine, '--key', otherKey], { JAZARI_HOME: folder })).toMatchObject({ exit: 1 })
})

test('without a trusted key it is consistent and no more: exit 1', async () => {
  const ran = await jazari(['verify', genuine, '--json'])
  expect(ran.exit).toBe(1)
  expect(JSON.parse(ran.stdout)).toMatchObject({ verdict: 'consistent-key-not-trusted' })
})

test('a changed receipt is refused in every language, with the check that failed', async () => {
  for (const language of ['ar', 'fr', 'en']) {
    const ran = await jazari(['verify', changed, '--key', logKey, '--language', language])
    expect(ran.exit).toBe(1)
    expect(ran.stdout).toMatch(/^✗ /m)
  }
})

test('what is no receipt is told so; a file that is too large is not read whole', async () => {
  const large = file('large', new Uint8Array(6_000_000))
  expect((await jazari(['verify', large, '--key', logKey, '--json'])).stdout).toContain('"too-large"')
  const ran = await jazari(
    ['verify', '-', '--key', logKey, '--json'],
    {},
    { stdin: Readable.from([Buffer.from('{}')]) },
  )
  expect(ran).toMatchObject({ exit: 1, stdout: expect.stringContaining('"unknown-format"') })
})

test('a file that is not there and a key that is none are the mistake of who asks: exit 2', async () => {
  const absent = await jazari(['verify', `${genuine}.not`, '--key', logKey])
  expect(absent).toMatchObject({ exit: 2, stderr: expect.stringContaining('cli.file-unreadable') })
  const noKey = await jazari(['verify', genuine, '--key', logKey.slice(0, -2)])
  expect(noKey).toMatchObject({ exit: 2, stderr: expect.stringContaining('cli.not-a-key') })
  const noPolicy = await jazari(['verify', genuine, '--policy', `${genuine}.not`])
  expect(noPolicy).toMatchObject({ exit: 2, stderr: expect.stringContaining('cli.file-unreadable') })
})
