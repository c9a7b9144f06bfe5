import type {
  Candidate,
  IndexField,
  IndexQuery,
  SearchAnswer,
  SearchStatistics,
  SentenceHits,
} from '../../kernel/ports/search-index.ts'
import { offerBest, offerPartial } from './best-of-scope.ts'
import { BestPassages, bestFirst, type ScoredPassage } from './best-passages.ts'
import { countTerms } from './count-terms.ts'
import { Pace } from './pace.ts'
import type { PermittedDocuments } from './permitted-documents.ts'
import type { TermPostings } from './posting-blocks.ts'
import type { IndexReader } from './read-index.ts'
import { type Bm25, TermScorer } from './term-scorer.ts'
import { VarintReader } from './varint.ts'

/** An open index and which of its documents may be searched; `undefined` means all. */
export type OpenScope = {
  readonly name: string
  readonly reader: IndexReader
  readonly permitted: PermittedDocuments | undefined
}

/** The first look at the terms of most worth takes this share of all postings at most. */
const firstLook = 1 / 24

/**
 * The best passages of the scopes by BM25 over their pooled statistics, exact in their scores, and in which they are by the
 * terms that find.
 */
export async function scoreScopes(
  scopes: readonly OpenScope[],
  query: IndexQuery,
  limit: number,
  signal?: AbortSignal,
): Promise<SearchAnswer> {
  const pace = new Pace(signal)
  if (limit === 0) return { candidates: [], statistics: await countTerms(scopes, query, pace) }
  const found = await Promise.all(scopes.map((scope) => findTerms(scope, query)))
  const counted = await countScopes(scopes, found, query, pace)
  const formulas = formulasOf(query, counted)
  const finding = findingTerms(query, formulas, counted)
  const scored = scopes.map((scope, number) => ({
    index: { passages: scope.reader.passages, permitted: scope.permitted },
    scorers: scorersOf(scope, found[number]!, formulas, finding),
  }))
  const least = await leastScore(scored, limit, query, pace)
  const best = new BestPassages(limit)
  for (const [number, { index, scorers }] of scored.entries())
    await offerBest(scorers, index, best, number, least, pace)
  const others = scopes.map((scope, number) => scorersOf(scope, found[number]!, formulas, (term) => !finding(term)))

  const candidates = await Promise.all(
    withOtherTerms(best.sorted(), others).map(async ({ score, scope: number, passage }): Promise<Candidate> => {
      const { name, reader } = scopes[number]!
      const sentences = reader.sentences(passage)
      return {
        index: name,
        passageId: reader.passageId(passage),
        document: reader.documentName(reader.passageDocuments[passage]!),
        ordinal: reader.passageOrdinals[passage]!,
        score,
        words: reader.lengths.words[passage]!,
        sentences: sentenceHits(sentences instanceof Promise ? await sentences : sentences, found[number]!),
      }
    }),
  )
  return { candidates, statistics: counted.statistics }
}

type FoundTerms = {
  /** The numbers of the query's terms in the index, -1 where it has none, and their postings. */
  readonly numbers: Int32Array
  readonly postings: readonly (TermPostings | undefined)[]
  /** Which term of the query a number of the vocabulary is, for terms of the field `words`. */
  readonly words: ReadonlyMap<number, number>
  /** Marks the lowest bits of those numbers: nearly every word of a passage is none of them, and told so at once. */
  readonly sieve: Uint8Array
}

const sieveSize = 1 << 12

async function findTerms({ reader }: OpenScope, { terms }: IndexQuery): Promise<FoundTerms> {
  const numbers = Int32Array.from(terms, ({ field, text }) => reader.term(field, text))
  const postings = await Promise.all(
    terms.map(({ field }, i) => (numbers[i]! < 0 ? undefined : reader.postings(field, numbers[i]!))),
  )
  const words = new Map<number, number>()
  const sieve = new Uint8Array(sieveSize)
  for (const [i, { field }] of terms.entries()) {
    if (field !== 'words' || numbers[i]! < 0) continue
    words.set(numbers[i]!, i)
    sieve[numbers[i]! & (sieveSize - 1)] = 1
  }
  return { numbers, postings, words, sieve }
}

type Counted = {
  readonly statistics: SearchStatistics
  readonly averages: Readonly<Record<'words' | 'grams', number>>
}

/** Counts what BM25 divides by, over the permitted documents of all scopes together. */
async function countScopes(
  scopes: readonly OpenScope[],
  found: readonly FoundTerms[],
  query: IndexQuery,
  pace: Pace,
): Promise<Counted> {
  const frequencies = new Array<number>(query.terms.length).fill(0)
  let passages = 0
  let words = 0
  let grams = 0
  for (const [number, { reader, permitted }] of scopes.entries()) {
    const { numbers, postings } = found[number]!
    for (const [i, held] of postings.entries()) {
      if (held === undefined) continue
      const term = numbers[i]!
      if (permitted === undefined) frequencies[i]! += held.frequency
      else {
        if (pace.isDue()) await pace.rest()
        frequencies[i]! += permitted.knownFrequency(term) ?? permitted.count(term, held)
      }
    }
    const totals = permitted?.totals ?? reader.totals
    passages += permitted?.passages ?? reader.passages
    words += totals.words
    grams += totals.grams
  }
  const averages = { words: words / Math.max(1, passages), grams: grams / Math.max(1, passages) }
  return { statistics: { passages, averageWords: averages.words, frequencies }, averages }
}

type TermFormula = { readonly field: IndexField; readonly bm25: Bm25 }

/** What each term gives a passage; nothing for one that stands in none. */
function formulasOf(
  { terms, saturation, lengthDiscount }: IndexQuery,
  { statistics, averages }: Counted,
): (TermFormula | undefined)[] {
  return terms.map(({ field, weight }, term) => {
    const frequency = statistics.frequencies[term]!
    if (frequency === 0) return undefined
    const rarity = Math.log(1 + (statistics.passages - frequency + 0.5) / (frequency + 0.5))
    const bm25 = {
      most: weight * rarity * (saturation + 1),
      flat: saturation * (1 - lengthDiscount),
      perTerm: (saturation * lengthDiscount) / averages[field],
    }
    return { field, bm25 }
  })
}

/** Which terms find passages; the others only score what was found. */
function findingTerms(
  { finding: bounds }: IndexQuery,
  formulas: readonly (TermFormula | undefined)[],
  { statistics: { frequencies, passages } }: Counted,
): (term: number) => boolean {
  if (bounds === undefined) return () => true
  const most = Math.max(bounds.passages, bounds.share * passages)
  const finds = (term: number) => frequencies[term]! <= most
  let all = 0
  let finding = 0
  for (const [term, formula] of formulas.entries()) {
    const worth = formula?.bm25.most ?? 0
    if (worth < 0) return () => true
    all += worth
    if (finds(term)) finding += worth
  }
  return finding * 2 < all ? () => true : finds
}

function scorersOf(
  { reader }: OpenScope,
  { postings }: FoundTerms,
  formulas: readonly (TermFormula | undefined)[],
  wanted: (term: number) => boolean,
): TermScorer[] {
  return formulas.flatMap((formula, term) => {
    const held = postings[term]
    if (held === undefined || formula === undefined || !wanted(term)) return []
    return [new TermScorer(held, reader.lengths[formula.field], formula.bm25)]
  })
}

/** What was found, with what the terms that find nothing give it, by scope; best first. */
function withOtherTerms(
  found: readonly ScoredPassage[],
  scorersByScope: readonly (readonly TermScorer[])[],
): ScoredPassage[] {
  const whole = scorersByScope.flatMap((scorers, scope) => {
    const inScope = found.filter((one) => one.scope === scope).sort((a, b) => a.passage - b.passage)
    const scored = {
      passages: Uint32Array.from(inScope, ({ passage }) => passage),
      scores: Float64Array.from(inScope, ({ score }) => score),
      size: inScope.length,
    }
    for (const scorer of scorers) scorer.probe(scored, 0)
    return Array.from({ length: scored.size }, (_, i) => ({
      score: scored.scores[i]!,
      scope,
      passage: scored.passages[i]!,
    }))
  })
  return whole.sort(bestFirst)
}

type ScoredScope = {
  readonly index: { readonly passages: number; readonly permitted: PermittedDocuments | undefined }
  readonly scorers: readonly TermScorer[]
}

/**
 * A score that `limit` passages reach at least, or 0: found from the terms of most worth alone, which stand in few
 * passages, so that the search proper knows from its first passage on what is not worth looking at.
 */
async function leastScore(
  scopes: readonly ScoredScope[],
  limit: number,
  query: IndexQuery,
  pace: Pace,
): Promise<number> {
  // A term that takes from a score would make the sum of some of them more than the whole.
  if (query.terms.some(({ weight }) => weight < 0)) return 0
  const best = new BestPassages(limit)
  for (const { index, scorers } of scopes) {
    const all = scorers.reduce((sum, { postings }) => sum + postings.frequency, 0)
    let looked = 0
    const worthMost = scorers
      .toSorted((a, b) => b.bound / b.postings.frequency - a.bound / a.postings.frequency)
      .filter(({ postings }) => {
        looked += postings.frequency
        return looked <= all * firstLook
      })
    await offerPartial(worthMost, index, best, pace)
  }
  return Number.isFinite(best.threshold) ? best.threshold : 0
}

function sentenceHits(bytes: Uint8Array, { words: terms, sieve }: FoundTerms): SentenceHits[] {
  const found: SentenceHits[] = []
  const reader = new VarintReader(bytes)
  const sentences = reader.read()
  for (let sentence = 0; sentence < sentences && !reader.done; sentence++) {
    const words = reader.read()
    let hits: { at: number; term: number }[] | undefined
    for (let at = 0; at < words && !reader.done; at++) {
      const word = reader.read()
      if (sieve[word & (sieve.length - 1)] === 0) continue
      const term = terms.get(word)
      if (term === undefined) continue
      hits ??= []
      hits.push({ at, term })
    }
    if (hits) found.push(hits)
  }
  return found
}
