import { execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)
const installScript = fileURLToPath(new URL('install.sh', import.meta.url))

/** An npm that notes that it was called, takes a moment, and installs one program. */
const fakeNpm = `#!/bin/sh
echo "$@" >> calls
mkdir -p node_modules/.bin node_modules/half
echo talk
sleep \${NPM_SECONDS:-0.2}
[ -z "\${NPM_FAILS:-}" ] || exit 1
printf '#!/bin/sh\\n' > node_modules/.bin/node
chmod +x node_modules/.bin/node
`

test('what is installed and in step is not installed again', async () => {
  using place = aCheckout()

  const first = await place.ensure()
  await place.ensure()
  expect(place.calls()).toHaveLength(1)
  expect(place.calls()[0]).toMatch(/^install --no-audit --no-fund .*--ignore-scripts/)
  expect(first.stdout).toBe('')

  writeFileSync(join(place.checkout, 'package-lock.json'), '{ "changed": true }')
  await place.ensure()
  expect(place.calls()).toHaveLength(2)
})

test.each([
  ['with flock', {}],
  ['without it, as on macOS', { withoutFlock: true }],
])('of several starts at once one installs: %s', async (_, options) => {
  using place = aCheckout(options)

  await Promise.all([place.ensure(), place.ensure(), place.ensure()])

  expect(place.calls()).toHaveLength(1)
})

test('an install that was killed is begun again from nothing', async () => {
  using place = aCheckout()
  const killed = spawn('/bin/sh', place.arguments, { ...place.options({ NPM_SECONDS: '30' }), detached: true })
  await expect.poll(() => existsSync(join(place.checkout, 'node_modules', 'half'))).toBe(true)
  process.kill(-killed.pid!, 'SIGKILL')
  await once(killed, 'exit')
  writeFileSync(join(place.checkout, 'node_modules', 'half', 'written'), '')

  await place.ensure()

  expect(place.calls()).toHaveLength(2)
  expect(existsSync(join(place.checkout, 'node_modules', 'half', 'written'))).toBe(false)
})

test('an install that fails says so, and is tried again the next time', async () => {
  using place = aCheckout()

  await expect(place.ensure({ NPM_FAILS: '1' })).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('npm install failed'),
  })
  await place.ensure()

  expect(place.calls()).toHaveLength(2)
})

function aCheckout({ withoutFlock = false } = {}) {
  const checkout = mkdtempSync(join(tmpdir(), 'jazari-install-'))
  mkdirSync(join(checkout, 'path'))
  cpSync(installScript, join(checkout, 'install.sh'))
  writeFileSync(join(checkout, 'package.json'), '{}')
  writeFileSync(join(checkout, 'package-lock.json'), '{}')
  writeFileSync(join(checkout, 'path', 'npm'), fakeNpm, { mode: 0o755 })
  if (withoutFlock) {
    for (const tool of ['cat', 'chmod', 'cksum', 'find', 'mkdir', 'mv', 'rm', 'sleep', 'uname']) {
      symlinkSync(
        execFileSync('/bin/sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).trim(),
        join(checkout, 'path', tool),
      )
    }
  }
  const path = join(checkout, 'path')
  const options = (environment: Record<string, string> = {}) => ({
    cwd: checkout,
    env: { ...process.env, ...environment, PATH: withoutFlock ? path : `${path}:${process.env.PATH}` },
  })
  const args = ['-euc', '. ./install.sh; ensure_installed']
  return {
    checkout,
    options,
    arguments: args,
    ensure: (environment?: Record<string, string>) => run('/bin/sh', args, options(environment)),
    calls: () => readFileSync(join(checkout, 'calls'), 'utf8').trim().split('\n'),
    [Symbol.dispose]: () => rmSync(checkout, { recursive: true, force: true }),
  }
}
