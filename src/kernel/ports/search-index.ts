/**
 * Where passages are searched. An index is immutable, belongs to one data version and one analysis recipe, and can
 * always be rebuilt from the rows it was made of. It holds no label: who may see which document is asked anew for
 * every search, and the answer comes in as `IndexScope`.
 */
export type SearchIndexStore = {
  /**
   * Writes an index under a name, in place of one of the same name. It becomes visible whole and durable when the
   * promise resolves; when rows, disk or process fail before, the former one stays.
   *
   * `gramsOf` names the grams that stand wherever a word does, beside those that a row gives of itself. It is asked once
   * or a few times a word: most of a build's time would go into looking up the same grams again with every passage.
   *
   * `keysOf` names what a word is compared by in `similarWords`. It is asked once a word; without it no word is similar to
   * any.
   *
   * @throws RangeError on a passage given twice, or a name that is not a plain file name.
   */
  build(
    name: string,
    rows: AsyncIterable<IndexRow> | Iterable<IndexRow>,
    options?: BuildOptions,
  ): Promise<{ readonly rows: number }>

  /**
   * The best `limit` passages of all scopes together by the sum of the terms' BM25, with what a finer ranking needs.
   * Documents outside a scope have no influence at all: not on the candidates, nor through the statistics on scores.
   * A limit of 0 asks for the statistics alone, which costs a fraction.
   *
   * @throws IndexMissing when there is no index of that name.
   */
  search(
    scopes: readonly IndexScope[],
    query: IndexQuery,
    options: { readonly limit: number; readonly signal?: AbortSignal },
  ): Promise<SearchAnswer>

  /**
   * For each list of distinct keys the words of the scopes that share most of them, at least `least` of all keys of both
   * (Dice's coefficient, 0 to 1), best first, then by spelling. Words of documents outside a scope are as if not there.
   *
   * @throws IndexMissing when there is no index of that name.
   */
  similarWords(
    scopes: readonly IndexScope[],
    keys: readonly (readonly string[])[],
    options: { readonly least: number; readonly limit: number; readonly signal?: AbortSignal },
  ): Promise<readonly (readonly SimilarWord[])[]>

  /** What is there, by name. What is not `isCurrent` was left by another version of the platform: nothing can be found in it. */
  list(): Promise<readonly { readonly name: string; readonly bytes: number; readonly isCurrent: boolean }[]>

  /** Forgets an index; one that is not there is no error. Searches under way finish on it. */
  remove(name: string): Promise<void>

  /** Releases open files. */
  close(): Promise<void>
}

export type BuildOptions = {
  readonly onProgress?: (rows: number) => void
  readonly gramsOf?: (word: string) => readonly string[]
  /** Distinct, and at most 255 a word. */
  readonly keysOf?: (word: string) => readonly string[]
}

export type SimilarWord = {
  readonly word: string
  /** Dice's coefficient of its keys and those asked for. */
  readonly likeness: number
}

/** The two views of a passage: its stems in reading order, and the character grams of those stems. */
export const indexFields = ['words', 'grams'] as const
export type IndexField = (typeof indexFields)[number]

/** A passage as it is indexed: terms made by the caller's analysis, compared by equality and nothing else. */
export type IndexRow = {
  readonly passageId: string
  readonly document: string
  /** Its place in the document; neighbours differ by one. */
  readonly ordinal: number
  readonly sentences: readonly (readonly string[])[]
  /** With repetitions, in any order; without those that the build's `gramsOf` gives for the words. */
  readonly grams: readonly string[]
}

export type IndexScope = {
  readonly index: string
  /** The documents that may be searched, by the names they were indexed under. */
  readonly documents: readonly string[] | 'all'
}

export type IndexQuery = {
  readonly terms: readonly { readonly field: IndexField; readonly text: string; readonly weight: number }[]
  /** BM25's k1: how soon repetitions of a term stop counting. */
  readonly saturation: number
  /** BM25's b: how much a long passage is discounted, 0 to 1. */
  readonly lengthDiscount: number
  /**
   * Terms that stand in more passages than this, and in more than this share of all, find none: they only score what the
   * others found, exactly. Not heeded where the others can give less than half of a score. Where left out, every term finds.
   */
  readonly finding?: { readonly passages: number; readonly share: number }
}

export type SearchAnswer = {
  /** Best first; equal scores in the order of scopes, then of indexing. */
  readonly candidates: readonly Candidate[]
  /** Over the documents of all scopes, pooled. */
  readonly statistics: SearchStatistics
}

export type SearchStatistics = {
  readonly passages: number
  /** Mean number of indexed words in a passage. */
  readonly averageWords: number
  /** For each term of the query, in its order: the number of passages that hold it. */
  readonly frequencies: readonly number[]
}

export type Candidate = {
  readonly index: string
  readonly passageId: string
  readonly document: string
  readonly ordinal: number
  readonly score: number
  readonly words: number
  /** Sentences in which a `words` term of the query stands; the others are left out. */
  readonly sentences: readonly SentenceHits[]
}

/** Where terms of the query stand in a sentence: word position, and the term's place in the query. */
export type SentenceHits = readonly { readonly at: number; readonly term: number }[]

/** There is no index of this name: not built yet, or removed. */
export class IndexMissing extends Error {
  override readonly name = 'IndexMissing'
  readonly index: string

  constructor(index: string) {
    super(`no search index named ${index}`)
    this.index = index
  }
}

/** The file is not an index of this format, or its bytes changed since it was written. The index must be rebuilt. */
export class IndexDamaged extends Error {
  override readonly name = 'IndexDamaged'
}
