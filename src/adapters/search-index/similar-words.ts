import type { SimilarWord } from '../../kernel/ports/search-index.ts'
import { Pace } from './pace.ts'
import type { IndexReader } from './read-index.ts'
import type { OpenScope } from './score.ts'
import { VarintReader } from './varint.ts'

/** For each list of keys the words of all scopes that share most of them, each once. */
export async function similarWords(
  scopes: readonly OpenScope[],
  asked: readonly (readonly string[])[],
  { least, limit, signal }: { readonly least: number; readonly limit: number; readonly signal?: AbortSignal },
): Promise<readonly (readonly SimilarWord[])[]> {
  const pace = new Pace(signal)
  const searched = scopes.map((scope) => ({ scope, counter: new SharedKeys(scope.reader) }))
  const answers: SimilarWord[][] = []
  for (const keys of asked) {
    const found = new Map<string, number>()
    for (const { scope, counter } of searched) {
      if (pace.isDue()) await pace.rest()
      let kept = 0
      for (const { word, term, likeness } of await counter.alike(keys, least)) {
        if (kept === limit) break
        if (pace.isDue()) await pace.rest()
        if (!(await isPermitted(scope, term))) continue
        found.set(word, likeness)
        kept++
      }
    }
    const words = [...found].map(([word, likeness]) => ({ word, likeness }))
    answers.push(words.sort(bestFirst).slice(0, limit))
  }
  return answers
}

function bestFirst(a: SimilarWord, b: SimilarWord): number {
  return b.likeness - a.likeness || (a.word < b.word ? -1 : 1)
}

async function isPermitted({ reader, permitted }: OpenScope, term: number): Promise<boolean> {
  if (permitted === undefined) return true
  const frequency = permitted.knownFrequency(term) ?? permitted.count(term, await reader.postings('words', term))
  return frequency > 0
}

/** Counts the keys that words of an index share with those asked for; one list at a time. */
class SharedKeys {
  readonly #reader: IndexReader
  /** How many each term shares: zeros between two lists. */
  readonly #counts: Uint8Array

  constructor(reader: IndexReader) {
    this.#reader = reader
    this.#counts = new Uint8Array(reader.termKeys.length)
  }

  /** Every word that is alike enough, best first. */
  async alike(keys: readonly string[], least: number): Promise<(SimilarWord & { readonly term: number })[]> {
    const reader = this.#reader
    const counts = this.#counts
    const loaded = await Promise.all(keys.map((key) => reader.keyPostings(key)))
    const seen: number[] = []
    for (const postings of loaded) {
      const bytes = new VarintReader(postings)
      // A damaged list ends at the vocabulary's end.
      for (let term = -1; !bytes.done; ) {
        term += bytes.read()
        if (term >= counts.length) break
        if (counts[term]!++ === 0) seen.push(term)
      }
    }
    const words: (SimilarWord & { readonly term: number })[] = []
    for (const term of seen) {
      const likeness = (2 * counts[term]!) / (keys.length + reader.termKeys[term]!)
      if (likeness >= least) words.push({ term, word: reader.text(term), likeness })
      counts[term] = 0
    }
    return words.sort(bestFirst)
  }
}
