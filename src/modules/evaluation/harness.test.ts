import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { harnessDigest } from './harness.ts'

function aModule(): string {
  const folder = `${mkdtempSync(join(tmpdir(), 'jazari-harness-'))}/`
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const name of ['scorers', 'solvers', 'statistics']) mkdirSync(folder + name)
  writeFileSync(`${folder}scorers/exact.ts`, 'export const exact = 1')
  writeFileSync(`${folder}run-work.ts`, 'export const work = 1')
  return folder
}

test('the harness of this software has one digest, the same as often as it is asked', () => {
  expect(harnessDigest()).toMatch(/^sha256:[0-9a-f]{64}$/)
  expect(harnessDigest()).toBe(harnessDigest())
})

test.each([
  'scorers/exact.ts',
  'solvers/prompts.ts',
  'statistics/wilson.ts',
  'run-work.ts',
  'sample-record.ts',
  'item.ts',
])('a change of %s is another harness', (name) => {
  const folder = aModule()
  const before = harnessDigest(folder)

  writeFileSync(folder + name, 'export const exact = 2')

  expect(harnessDigest(folder)).not.toBe(before)
})

test.each(['scorers/exact.test.ts', 'run-work.test.ts', 'plan.ts', 'README.md'])('a change of %s is not', (name) => {
  const folder = aModule()
  const before = harnessDigest(folder)

  writeFileSync(folder + name, 'anything')

  expect(harnessDigest(folder)).toBe(before)
})
