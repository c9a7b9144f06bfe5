import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'

/**
 * A word list as a minimal acyclic automaton: exact, with no false positives, and about as small as the same list
 * compressed. `scripts/build-word-lists.ts` writes the files; `word-lists/README.md` says from which sources.
 *
 * File, before Brotli: 32-bit little-endian numbers. The count of letters, the letters' code points, then the edges.
 * An edge is `target << 9 | class << 7 | last << 6 | letter`: `target` is the first edge of the node it leads to (0:
 * none), `class` what the word ending there is, `last` whether it is the last edge of its node.
 */
export type WordList = {
  /** 0 where the word is not in the list; otherwise the sum of `frequent` and `dictionary`. */
  classOf(word: string): number
  /** The same with every letter of the word replaced by any of its variants; the highest class found. */
  looseClassOf(word: string, variants: (letter: string) => string | undefined): number
}

/** Among the frequent words of the web, by Tesseract's list. A few of them are slips that many people make. */
export const frequent = 1
/** In the spelling dictionary, or formed by its rules. Right, but perhaps very rare. */
export const dictionary = 2

const longestWord = 40

export function readWordList(file: URL): WordList {
  const bytes = brotliDecompressSync(readFileSync(file))
  const numbers = new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
  const letterCount = numbers[0]!
  const letters = new Map<number, number>()
  for (let i = 0; i < letterCount; i++) letters.set(numbers[i + 1]!, i)
  const edges = numbers.subarray(letterCount + 1)

  /** The edge with that letter among those of a node, or 0. */
  const follow = (node: number, code: number): number => {
    const letter = letters.get(code)
    if (letter === undefined || node === 0) return 0
    for (let at = node; ; at++) {
      const edge = edges[at]!
      if ((edge & 63) === letter) return edge
      if ((edge & 64) !== 0) return 0
    }
  }

  const classOf = (word: string): number => {
    let node = 1
    let found = 0
    for (let i = 0; i < word.length; i++) {
      const edge = follow(node, word.charCodeAt(i))
      if (edge === 0) return 0
      node = edge >>> 9
      found = (edge >>> 7) & 3
    }
    return found
  }

  const looseClassOf: WordList['looseClassOf'] = (word, variants) => {
    if (word.length > longestWord) return 0
    const walk = (node: number, at: number): number => {
      const letter = word[at]!
      const choices = variants(letter) ?? letter
      let best = 0
      for (const choice of choices) {
        const edge = follow(node, choice.charCodeAt(0))
        if (edge === 0) continue
        best = Math.max(best, at + 1 === word.length ? (edge >>> 7) & 3 : walk(edge >>> 9, at + 1))
      }
      return best
    }
    return word === '' ? 0 : walk(1, 0)
  }

  return { classOf, looseClassOf }
}
