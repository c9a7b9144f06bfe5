import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Frame, frameReader, REFUSALS } from './frames.ts'

const page = {
  type: 'page',
  pages: 1,
  page: { number: 1, text: 'نص', paragraphs: [{ start: 0, end: 2, kind: 'paragraph' }] },
}

test('frames come whole however the pipe cuts them', () => {
  const frames: Frame[] = []
  const receive = frameReader(10_000, (frame) => frames.push(frame))

  for (const byte of Buffer.from(`${JSON.stringify(page)}\n${JSON.stringify(page)}\n`)) receive(Buffer.from([byte]))

  expect(frames).toEqual([page, page])
})

test('a child that says too much, or something else, is not listened to', () => {
  const receive = () => frameReader(1_000, () => {})

  expect(() => receive()(Buffer.alloc(1_001, 'x'))).toThrow(RangeError)
  expect(() => receive()(Buffer.from('{"type":"page","pages":0}\n'))).toThrow()
  expect(() => receive()(Buffer.from('<html>\n'))).toThrow(SyntaxError)
})

test.for(['ar', 'fr', 'en'])('every refusal has its sentence in %s', (language) => {
  const path = new URL(`../../../locales/${language}/document-reader.json`, import.meta.url)

  expect(Object.keys(JSON.parse(readFileSync(path, 'utf8')) as object).sort()).toEqual([...REFUSALS].sort())
})
