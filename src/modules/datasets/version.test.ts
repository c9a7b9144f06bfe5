import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Content, versionDigest } from './version.ts'

const digest = fc
  .array(fc.constantFrom(...'0123456789abcdef'), { minLength: 64, maxLength: 64 })
  .map((digits) => `sha256:${digits.join('')}`)
const file = fc.record({ path: fc.string({ unit: 'grapheme', minLength: 1 }), digest, size: fc.nat() })
const files = fc.uniqueArray(file, { selector: ({ path }) => path, minLength: 1, maxLength: 20 })

test('a version is named by the SHA-256 of this text, which anybody can write', () => {
  const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
  const text = `[{"path":"ar/شبكة.md","sha256":"${empty}","size":0},{"path":"fr/réseau.md","sha256":"${empty}","size":0}]`

  const named = versionDigest([
    { path: 'fr/réseau.md', digest: `sha256:${empty}`, size: 0 },
    { path: 'ar/شبكة.md', digest: `sha256:${empty}`, size: 0 },
  ])

  expect(named).toBe(`sha256:${createHash('sha256').update(text).digest('hex')}`)
})

test('the order in which files were added does not change the name', () => {
  const shuffled = files.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
  )
  fc.assert(
    fc.property(shuffled, ([one, other]) => {
      expect(versionDigest(one)).toBe(versionDigest(other))
    }),
  )
})

test('another path, another content or another size is another version', () => {
  const changes: ((content: Content) => Content)[] = [
    (content) => ({ ...content, path: `${content.path}x` }),
    (content) => ({ ...content, digest: content.digest.replace(/.$/, (last) => (last === '0' ? '1' : '0')) }),
    (content) => ({ ...content, size: content.size + 1 }),
  ]
  fc.assert(
    fc.property(files, fc.constantFrom(...changes), (all, change) => {
      const [first, ...others] = all
      expect(versionDigest([change(first!), ...others])).not.toBe(versionDigest(all))
    }),
  )
})
