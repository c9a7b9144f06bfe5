import { createHmac, hkdfSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openSectorPseudonyms } from './sector-pseudonyms.ts'

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jazari-keys-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test('a person is called the same in a sector, always, and otherwise in every other one', () => {
  const folder = aFolder()
  const pseudonym = openSectorPseudonyms(folder)

  const health = pseudonym('per_aaaaaaaaaaaa', 'health')

  expect(health).toMatch(/^sid_[a-z2-7]{26}$/)
  expect(openSectorPseudonyms(folder)('per_aaaaaaaaaaaa', 'health')).toBe(health)
  const others = [
    pseudonym('per_aaaaaaaaaaaa', 'skills'),
    pseudonym('per_bbbbbbbbbbbb', 'health'),
    openSectorPseudonyms(aFolder())('per_aaaaaaaaaaaa', 'health'),
  ]
  expect(new Set([health, ...others]).size).toBe(4)
})

test('it is HMAC-SHA256 under a key that HKDF derives for the sector, in RFC 4648 base32', () => {
  const folder = aFolder()
  const pseudonym = openSectorPseudonyms(folder)('per_aaaaaaaaaaaa', 'health')

  const master = Buffer.from(readFileSync(join(folder, 'sector-pseudonyms'), 'utf8').trim(), 'base64')
  const key = Buffer.from(hkdfSync('sha256', master, '', 'jazari/sector-pseudonym/health', 32))
  const digest = createHmac('sha256', key).update('per_aaaaaaaaaaaa').digest()
  const bits = [...digest].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const letters = bits.match(/.{5}/g)!.map((five) => 'abcdefghijklmnopqrstuvwxyz234567'[Number.parseInt(five, 2)])
  expect(pseudonym).toBe(`sid_${letters.slice(0, 26).join('')}`)
})

test('only the owner of the installation reads the key, and a file that holds no key is refused', () => {
  const folder = aFolder()
  openSectorPseudonyms(folder)
  expect(statSync(join(folder, 'sector-pseudonyms')).mode & 0o777).toBe(0o600)

  writeFileSync(join(folder, 'sector-pseudonyms'), 'too short\n')
  expect(() => openSectorPseudonyms(folder)).toThrow('does not hold 32 bytes')
})
