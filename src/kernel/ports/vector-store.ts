import type { IndexScope } from './search-index.ts'

/**
 * Where vectors of passages are compared. A set of vectors belongs to one index and one space (model, prefix, dimensions)
 * and can always be made again. It holds no label: who may see which document is asked anew for every search.
 */
export type VectorStore = {
  /**
   * Writes the vectors of an index's documents. A document whose vectors are there, of a build that did not end or under
   * another index of the space, is taken over; the others are asked for. The set becomes visible whole and durable; when
   * time is up or a document fails, what was done is kept for the next build.
   */
  build(
    set: VectorSet,
    documents: readonly DocumentToEmbed[],
    options: { readonly dimensions: number; readonly isTimeUp: () => boolean },
  ): Promise<{ readonly whole: boolean; readonly embedded: number }>

  /**
   * The `limit` passages of the scopes nearest to a vector of length 1, best first: every passage of the permitted documents
   * is compared, and nothing else has any influence. `missing`: the scopes that have no vectors in this space.
   */
  nearest(
    space: string,
    scopes: readonly IndexScope[],
    query: Float32Array,
    options: { readonly limit: number; readonly signal: AbortSignal },
  ): Promise<{ readonly neighbours: readonly Neighbour[]; readonly missing: readonly string[] }>

  /** What is there; what is not whole answers no search. */
  list(): Promise<readonly (VectorSet & { readonly whole: boolean })[]>

  /** Forgets a set and what was begun of it; one that is not there is no error. */
  remove(set: VectorSet): Promise<void>
}

export type VectorSet = { readonly index: string; readonly space: string }

export type DocumentToEmbed = {
  /** The name it is indexed under. */
  readonly document: string
  /** Names its text: two documents of one source have the same vectors. */
  readonly source: string
  /** Of its passages, in the order of their vectors. */
  readonly ordinals: readonly number[]
  /** The vectors of the passages from one place of `ordinals` up to another: some at a time, since a document may be large. */
  embed(from: number, to: number): Promise<readonly Float32Array[]>
}

export type Neighbour = {
  readonly index: string
  readonly document: string
  readonly ordinal: number
  /** Cosine, as near as eight bits a dimension tell it. */
  readonly similarity: number
}
