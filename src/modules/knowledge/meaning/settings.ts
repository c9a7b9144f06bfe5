/** How the two ways to find a passage, by its words and by its meaning, come together. Not fitted: no model to fit them with came with us. */
export const meaningSettings = {
  /** How many passages nearest to the question are taken. */
  neighbours: 50,
  /** The k of reciprocal rank fusion (Cormack, Clarke and Büttcher 2009, who found 60 to be good for many collections). */
  flattening: 60,
  /** How many candidates are read where both ways give some. */
  read: 40,
  /** How many of the best a reranker reads. */
  reranked: 20,
  /** What a search waits for a model before it goes on without it. */
  patienceMs: 2_000,
  /** How long a model that did not answer is not asked again: otherwise every search would wait for it in vain. */
  restMs: 15_000,
  /** A passage is cut here (code units) for the model: about half of the 8,192 tokens that BGE-M3 and Qwen3-Embedding take, whatever the script. */
  mostCharacters: 6_000,
} as const
