import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)
const repository = fileURLToPath(new URL('..', import.meta.url))

test('the launcher runs from any folder, through links, in a checkout with an awkward name', async () => {
  using place = aCheckout()
  place.install()
  symlinkSync(join(place.checkout, 'bin', 'jazari'), join(place.folder, 'first'))
  symlinkSync('first', join(place.folder, 'second'))

  const { stdout } = await run(join(place.folder, 'second'), ['datasets', 'a b', '--json'], { cwd: '/' })

  expect(JSON.parse(stdout)).toEqual({ node: process.version, cwd: '/', args: ['datasets', 'a b', '--json'] })
})

test('without dependencies the launcher says so and exits with 2', async () => {
  using place = aCheckout()

  const launching = run(join(place.checkout, 'bin', 'jazari'))

  await expect(launching).rejects.toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining(place.checkout),
  })
})

function aCheckout() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'jazari-launcher-')))
  const checkout = join(folder, 'a #1 50%20 checkout')
  mkdirSync(join(checkout, 'bin'), { recursive: true })
  mkdirSync(join(checkout, 'src', 'cli'), { recursive: true })
  cpSync(join(repository, 'bin', 'jazari'), join(checkout, 'bin', 'jazari'))
  writeFileSync(join(checkout, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(checkout, 'tsconfig.json'), '{}')
  writeFileSync(
    join(checkout, 'src', 'cli', 'main.ts'),
    'const said: object = { node: process.version, cwd: process.cwd(), args: process.argv.slice(2) }\n' +
      'console.log(JSON.stringify(said))\n',
  )
  return {
    folder,
    checkout,
    install() {
      symlinkSync(join(repository, 'node_modules'), join(checkout, 'node_modules'))
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}
