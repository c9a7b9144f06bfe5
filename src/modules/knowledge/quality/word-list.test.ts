import { expect, test } from 'vitest'
import { dictionary, frequent, readWordList } from './word-list.ts'

const list = readWordList(new URL('./word-lists/arabic.words.br', import.meta.url))

test('a word is in the list with what is known of it, and its beginning is not', () => {
  expect(list.classOf('المدرسة') & frequent).toBe(frequent)
  expect(list.classOf('تلاميذ') & dictionary).toBe(dictionary)
  expect(list.classOf('استعما')).toBe(0)
  expect(list.classOf('تلاميذxyz')).toBe(0)
  expect(list.classOf('')).toBe(0)
})

test('letters may be looked up with their variants', () => {
  const variants = (letter: string) => (letter === 'ه' ? 'هة' : undefined)
  expect(list.classOf('مدرسه')).toBeLessThan(list.looseClassOf('مدرسه', variants))
  expect(list.looseClassOf('', variants)).toBe(0)
  expect(list.looseClassOf('ه'.repeat(10_000), variants)).toBe(0)
})

test('a look into the list takes about a microsecond', () => {
  const words = ['المدرسة', 'تلاميذ', 'التالميذ', 'والمشكلات', 'استعمال']
  const started = performance.now()
  for (let i = 0; i < 200_000; i++) list.classOf(words[i % words.length]!)
  // Ten times what an idle machine takes.
  expect(performance.now() - started).toBeLessThan(2_000)
})
