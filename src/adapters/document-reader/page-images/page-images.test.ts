import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { pdfWithContent, pdfWithPages, temporaryFile } from '../testing.ts'
import { pageImages } from './page-images.ts'
import { grayPng } from './png.ts'

const sentence = 'BT /F1 40 Tf 50 600 Td (Tangier) Tj ET'

/** Grey levels of a PNG that was made by `grayPng`. */
function pixelsOf(png: Buffer, width: number, height: number): Uint8Array {
  const start = png.indexOf('IDAT') + 4
  const rows = inflateSync(png.subarray(start, start + png.readUInt32BE(start - 8)))
  const pixels = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const above = y === 0 ? 0 : pixels[(y - 1) * width + x]!
      pixels[y * width + x] = (rows[y * (width + 1) + 1 + x]! + above) & 0xff
    }
  }
  return pixels
}

test('grey levels come back from the picture as they were', () => {
  const pixels = Uint8Array.from({ length: 35 }, (_, i) => (i * 97) & 0xff)
  const png = grayPng(pixels, 7, 5)
  expect([png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25]]).toEqual([7, 5, 8, 0])
  expect(pixelsOf(png, 7, 5)).toEqual(pixels)
  expect(() => grayPng(pixels, 7, 6)).toThrow(RangeError)
})

test('a page is drawn as dark strokes on white, and the file stays as it is', async () => {
  await using file = await temporaryFile('a.pdf', pdfWithContent(sentence))
  const { bytes, width, height } = await pageImages().draw(file, 1, {})
  expect([width, height]).toEqual([909, 1286])
  const pixels = pixelsOf(Buffer.from(bytes), width, height)
  const dark = pixels.filter((level) => level < 64).length / pixels.length
  expect(dark).toBeGreaterThan(0.001)
  expect(dark).toBeLessThan(0.1)
})

test('a page that is not there, and a file that is no document, are refused', async () => {
  await using one = await temporaryFile('a.pdf', pdfWithContent(sentence))
  await expect(pageImages().draw(one, 2, {})).rejects.toMatchObject({ code: 'document.unreadable' })
  await using other = await temporaryFile('b.pdf', '%PDF-1.7 and nothing else\n%%EOF')
  await expect(pageImages().draw(other, 1, {})).rejects.toMatchObject({ code: 'document.unreadable' })
})

test('a page that takes too long is given up, and so is one that nobody waits for', async () => {
  await using file = await temporaryFile('a.pdf', pdfWithContent(sentence))
  await expect(pageImages({ drawMs: 1 }).draw(file, 1, {})).rejects.toMatchObject({ code: 'document.too-slow' })
  const signal = AbortSignal.abort(new Error('the reader left'))
  await expect(pageImages().draw(file, 1, { signal })).rejects.toThrow('the reader left')
  await expect(pageImages({ imageBytes: 100 }).draw(file, 1, {})).rejects.toMatchObject({
    code: 'document.too-much-memory',
  })
})

test('pages wait for their turn, and none is lost when one fails', async () => {
  await using good = await temporaryFile('a.pdf', pdfWithPages(3))
  await using bad = await temporaryFile('b.pdf', 'no document')
  const images = pageImages({ atOnce: 1 })
  const drawn = await Promise.allSettled([
    images.draw(good, 1, {}),
    images.draw(bad, 1, {}),
    images.draw(good, 2, {}),
    images.draw(good, 3, {}),
  ])
  expect(drawn.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
})
