import { crc32 } from 'node:zlib'
import type { Embedder } from '../../../kernel/ports/embedder.ts'

const dimensions = 256

/**
 * Character trigrams, hashed into 256 signed counts: texts written alike lie close together. It knows nothing of meaning and
 * stands in for a model that does, over the same port.
 */
export function hashedGramEmbedder(over: Partial<Omit<Embedder, 'dimensions' | 'embed'>> = {}): Embedder & {
  /** How many texts it was given, and which questions. */
  readonly asked: { passages: number; readonly queries: string[] }
} {
  const asked = { passages: 0, queries: [] as string[] }
  const { model = 'hashed-character-trigrams', queryPrefix = '', passagePrefix = '' } = over
  return {
    model,
    dimensions,
    queryPrefix,
    passagePrefix,
    asked,
    async embed(texts, kind) {
      if (kind === 'query') asked.queries.push(...texts)
      else asked.passages += texts.length
      return texts.map((text) => hashedGrams((kind === 'query' ? queryPrefix : passagePrefix) + text))
    },
  }
}

/** Of length 1. */
export function hashedGrams(text: string): Float32Array {
  const counts = new Float32Array(dimensions)
  const letters = [...` ${text.toLowerCase()} `]
  for (let i = 0; i + 3 <= letters.length; i++) {
    const hash = crc32(letters.slice(i, i + 3).join(''))
    counts[hash % dimensions]! += hash & 0x10000 ? 1 : -1
  }
  const length = Math.hypot(...counts) || 1
  return counts.map((count) => count / length)
}
