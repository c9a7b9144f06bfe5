/** Words repeat: a page's few hundred are among the few thousand of its document. Beyond this many it starts anew. */
const mostRemembered = 30_000

/** A function of a word that remembers its last answers, within bounds. The function must depend on the word alone. */
export function remembering<Answer>(answer: (word: string) => Answer): (word: string) => Answer {
  let known = new Map<string, Answer>()
  return (word) => {
    const before = known.get(word)
    if (before !== undefined) return before
    const found = answer(word)
    if (known.size >= mostRemembered) known = new Map()
    known.set(word, found)
    return found
  }
}
