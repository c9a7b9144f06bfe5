import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { create, type Font } from 'fontkit'
import { expect, test } from 'vitest'
import { unpackWoff } from './unpack-woff.ts'

const name = '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-400-normal.woff'
const woff = readFileSync(fileURLToPath(import.meta.resolve(name)))

test('the unpacked font has the glyphs of the packed one', () => {
  const [packed, unpacked] = [create(woff) as Font, create(unpackWoff(woff)) as Font]

  expect(unpacked.numGlyphs).toBe(packed.numGlyphs)
  expect(unpacked.characterSet).toEqual(packed.characterSet)
  const widths = ({ glyphs }: ReturnType<Font['layout']>) => glyphs.map(({ id, advanceWidth }) => [id, advanceWidth])
  expect(widths(unpacked.layout('البرنامج الوطني'))).toEqual(widths(packed.layout('البرنامج الوطني')))
})

test('another file is refused', () => {
  expect(() => unpackWoff(Buffer.from('wOF2 and so on'))).toThrow(RangeError)
})
