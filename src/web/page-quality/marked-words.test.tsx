import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { MarkedWords } from './marked-words.tsx'

test('words are marked wherever they stand, spans by code points, and what overlaps once', () => {
  const shown = renderToString(
    <MarkedWords text="𝒥 (a.b) cd (a.b)" words={['(a.b)', '', 'zz']} spans={[{ start: 3, end: 9 }]} />,
  )
  expect(shown).toBe('𝒥 <mark>(a.b) c</mark>d <mark>(a.b)</mark>')
})

test('a page that is damaged throughout is not marked through, and nothing of it is lost', () => {
  const text = 'x '.repeat(500)
  const shown = renderToString(<MarkedWords text={text} words={['x']} />)
  expect(shown.match(/<mark>/g)).toHaveLength(200)
  expect(shown.replaceAll(/<\/?mark>/g, '')).toBe(text)
})
