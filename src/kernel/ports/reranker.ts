/** Reads a question and a passage together and says how well the one answers the other: slow, and better than any index. */
export type Reranker = {
  /** Name and revision. */
  readonly model: string
  /**
   * One score a passage, in their order; higher is better, comparable within one call.
   *
   * @throws Error when there is no answer, or it is none.
   */
  score(query: string, passages: readonly string[], options: { readonly signal: AbortSignal }): Promise<number[]>
}
