import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isAlive, procView, psView } from './processes.ts'

const hasLsof = installed('lsof', '-v')
const hasPs = installed('ps', '-e')

test('a process that ended is not alive', async () => {
  const child = spawn('/bin/sleep', ['60'])
  expect(await isAlive(child.pid!)).toBe(true)
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('exit', resolve))

  expect(await isAlive(child.pid!)).toBe(false)
})

test.runIf(process.platform === 'linux')('/proc shows the processes that work in a folder', async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'jazari-work-')))
  const child = spawn('/bin/sleep', ['60'], { cwd: folder })

  expect(await procView.workingIn(folder, undefined)).toEqual([child.pid])
  child.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

test.runIf(hasPs)('ps tells the state of a process, and nothing of one that is not there', async () => {
  expect(await psView.state(process.pid)).toMatch(/^[RSD]/)
  expect(await psView.state(2 ** 22 + 1)).toBeUndefined()
})

test.runIf(hasLsof)('lsof shows the processes named postgres that work in a folder', async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'jazari-work-')))
  // lsof chooses by the name of the program.
  execFileSync('/bin/cp', ['/bin/sleep', join(folder, 'postgres')])
  const child = spawn(join(folder, 'postgres'), ['60'], { cwd: folder })

  expect(await psView.workingIn(folder, undefined)).toEqual([child.pid])
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('exit', resolve))
  expect(await psView.workingIn(folder, undefined)).toEqual([])
  rmSync(folder, { recursive: true })
})

function installed(program: string, ...args: string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
