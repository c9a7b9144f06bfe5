import type {
  Candidate,
  IndexQuery,
  SearchAnswer,
  SearchStatistics,
  SentenceHits,
} from '../../kernel/ports/search-index.ts'
import { BestPassages } from './best-passages.ts'
import { PostingReader } from './posting-reader.ts'
import type { IndexReader } from './read-index.ts'
import { VarintReader } from './varint.ts'

/** An open index and which of its documents may be searched; `undefined` means all. */
export type OpenScope = {
  readonly name: string
  readonly reader: IndexReader
  readonly permitted: Uint8Array | undefined
}

/** Marks the permitted documents by their numbers. Names that the index does not hold permit nothing. */
export function permittedDocuments(reader: IndexReader, documents: readonly string[] | 'all'): Uint8Array | undefined {
  if (documents === 'all') return undefined
  const permitted = new Uint8Array(reader.documents)
  for (const name of documents) {
    const number = reader.documentNumber(name)
    if (number >= 0) permitted[number] = 1
  }
  return permitted.includes(0) ? permitted : undefined
}

/** The exact best passages of the scopes by BM25 over their pooled statistics. */
export async function scoreScopes(
  scopes: readonly OpenScope[],
  query: IndexQuery,
  limit: number,
  signal?: AbortSignal,
): Promise<SearchAnswer> {
  const counted = await countScopes(scopes, query, signal)
  const best = new BestPassages(limit)
  for (const [number, scope] of scopes.entries()) {
    const scores = await scorePassages(scope, counted.terms[number]!, query, counted, signal)
    for (let passage = 0; passage < scores.length; passage++) best.offer(scores[passage]!, number, passage)
  }
  const candidates: Candidate[] = []
  for (const { score, scope: number, passage } of best.sorted()) {
    const scope = scopes[number]!
    const hits = scope.reader.sentences(passage)
    candidates.push({
      index: scope.name,
      passageId: scope.reader.passageId(passage),
      document: scope.reader.documentName(scope.reader.passageDocuments[passage]!),
      ordinal: scope.reader.passageOrdinals[passage]!,
      score,
      words: scope.reader.lengths.words[passage]!,
      sentences: sentenceHits(hits instanceof Promise ? await hits : hits, counted.wordTerms[number]!),
    })
  }
  return { candidates, statistics: counted.statistics }
}

type Counted = {
  readonly statistics: SearchStatistics
  readonly averages: Readonly<Record<'words' | 'grams', number>>
  /** For each scope, the numbers of the query's terms in its index, -1 where it has none. */
  readonly terms: readonly Int32Array[]
  /** For each scope, which term of the query a number of its vocabulary is, for terms of the field `words`. */
  readonly wordTerms: readonly ReadonlyMap<number, number>[]
}

/**
 * Counts what BM25 divides by, over permitted documents only: were the others counted too, their words would show in
 * everybody's scores.
 */
async function countScopes(scopes: readonly OpenScope[], query: IndexQuery, signal?: AbortSignal): Promise<Counted> {
  const frequencies = new Array<number>(query.terms.length).fill(0)
  const terms: Int32Array[] = []
  const wordTerms: Map<number, number>[] = []
  let passages = 0
  let words = 0
  let grams = 0
  for (const { reader, permitted } of scopes) {
    const numbers = new Int32Array(query.terms.length)
    const known = new Map<number, number>()
    for (const [i, { field, text }] of query.terms.entries()) {
      const term = reader.term(field, text)
      numbers[i] = term
      if (term < 0) continue
      if (field === 'words') known.set(term, i)
      if (permitted === undefined) frequencies[i]! += reader.frequency(term)
      else {
        signal?.throwIfAborted()
        const postings = reader.postings(term)
        frequencies[i]! += countPermitted(
          postings instanceof Promise ? await postings : postings,
          reader.passageDocuments,
          permitted,
        )
      }
    }
    terms.push(numbers)
    wordTerms.push(known)
    if (permitted === undefined) {
      passages += reader.passages
      words += reader.totals.words
      grams += reader.totals.grams
      continue
    }
    for (let passage = 0; passage < reader.passages; passage++) {
      if (permitted[reader.passageDocuments[passage]!] === 0) continue
      passages++
      words += reader.lengths.words[passage]!
      grams += reader.lengths.grams[passage]!
    }
  }
  const averages = { words: words / Math.max(1, passages), grams: grams / Math.max(1, passages) }
  return { statistics: { passages, averageWords: averages.words, frequencies }, averages, terms, wordTerms }
}

function countPermitted(postings: Uint8Array, passageDocuments: Uint32Array, permitted: Uint8Array): number {
  let count = 0
  const reader = new PostingReader(postings, passageDocuments.length)
  while (reader.next()) count += permitted[passageDocuments[reader.passage]!]!
  return count
}

/** BM25 of every passage of a scope; 0 for those without a term of the query or out of bounds. */
async function scorePassages(
  { reader, permitted }: OpenScope,
  numbers: Int32Array,
  query: IndexQuery,
  { statistics, averages }: Counted,
  signal?: AbortSignal,
): Promise<Float32Array> {
  const scores = new Float32Array(reader.passages)
  const { passageDocuments } = reader
  for (const [i, { field, weight }] of query.terms.entries()) {
    const term = numbers[i]!
    const frequency = statistics.frequencies[i]!
    if (term < 0 || frequency === 0) continue
    signal?.throwIfAborted()
    const found = reader.postings(term)
    const lengths = reader.lengths[field]
    const rarity = Math.log(1 + (statistics.passages - frequency + 0.5) / (frequency + 0.5))
    const most = weight * rarity * (query.saturation + 1)
    const flat = query.saturation * (1 - query.lengthDiscount)
    const perTerm = (query.saturation * query.lengthDiscount) / averages[field]
    const postings = new PostingReader(found instanceof Promise ? await found : found, reader.passages)
    while (postings.next()) {
      const { passage, count } = postings
      if (permitted !== undefined && permitted[passageDocuments[passage]!] === 0) continue
      scores[passage]! += (most * count) / (count + flat + perTerm * lengths[passage]!)
    }
  }
  return scores
}

function sentenceHits(bytes: Uint8Array, terms: ReadonlyMap<number, number>): SentenceHits[] {
  const found: SentenceHits[] = []
  const reader = new VarintReader(bytes)
  const sentences = reader.read()
  for (let sentence = 0; sentence < sentences && !reader.done; sentence++) {
    const words = reader.read()
    let hits: { at: number; term: number }[] | undefined
    for (let at = 0; at < words && !reader.done; at++) {
      const term = terms.get(reader.read())
      if (term === undefined) continue
      hits ??= []
      hits.push({ at, term })
    }
    if (hits) found.push(hits)
  }
  return found
}
