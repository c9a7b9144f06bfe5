import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openItemKey } from './item-key.ts'

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jazari-item-key-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const text = 'ما اسم عاصمة المغرب؟'

test('what is sealed opens at its address, under the key of the folder, whoever opened that', () => {
  const folder = aFolder()
  const sealed = openItemKey(folder).seal('item/1', text)

  expect(openItemKey(folder).open('item/1', sealed)).toBe(text)
  expect(sealed.includes(Buffer.from(text))).toBe(false)
  expect(statSync(join(folder, 'items.key')).mode & 0o777).toBe(0o600)
})

test('it opens at no other address, under no other key, and not with one bit changed or a byte short', () => {
  const key = openItemKey(aFolder())
  const sealed = key.seal('item/1', text)

  expect(() => key.open('item/2', sealed)).toThrow()
  expect(() => openItemKey(aFolder()).open('item/1', sealed)).toThrow()
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed)
    changed[at]! ^= 1
    expect(() => key.open('item/1', changed)).toThrow()
    expect(() => key.open('item/1', sealed.subarray(0, at))).toThrow()
  }
})

test('the same text is sealed in another way each time', () => {
  const key = openItemKey(aFolder())

  expect(key.seal('item/1', text)).not.toEqual(key.seal('item/1', text))
})
