/**
 * Makes vectors of texts, so that what means the same lies close together whatever its words. Questions and passages may
 * be told apart by what stands before them, as the model was trained.
 */
export type Embedder = {
  /** Name and revision. Vectors of two models never compare: another model is another set of vectors. */
  readonly model: string
  readonly dimensions: number
  /** What goes before a question, to the letter. */
  readonly queryPrefix: string
  /** What goes before a passage: like the model, it decides what the stored vectors are. */
  readonly passagePrefix: string
  /**
   * Vectors of length 1, in the order of the texts; prefixes are added here.
   *
   * @throws Error when there is no answer, or it is none.
   */
  embed(
    texts: readonly string[],
    kind: 'query' | 'passage',
    options: { readonly signal: AbortSignal },
  ): Promise<Float32Array[]>
}
