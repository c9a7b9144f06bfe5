/** So many words are remembered at least, and twice as many at most: some ten megabytes. */
export const generationWords = 1 << 15
/** What is longer hardly comes twice. */
export const longestWord = 64
/** From here on a slice of a string keeps the whole of it in memory. */
const shortestSlice = 13

/**
 * A function of words that remembers its answers: nearly all words of a text were met before. What was not asked for
 * since so many others were is forgotten. Answers are shared: nobody may change one.
 */
export function remembered<Answer extends NonNullable<unknown>>(
  answerFor: (word: string) => Answer,
): (word: string) => Answer {
  let young = new Map<string, Answer>()
  let old = new Map<string, Answer>()
  const keep = (word: string, answer: Answer): Answer => {
    if (young.size >= generationWords) {
      old = young
      young = new Map()
    }
    young.set(word, answer)
    return answer
  }
  return (word) => {
    const known = young.get(word)
    if (known !== undefined) return known
    if (word.length > longestWord) return answerFor(word)
    const own = owned(word)
    return keep(own, old.get(own) ?? answerFor(own))
  }
}

/** The same string in memory of its own. */
export function owned(word: string): string {
  return word.length < shortestSlice ? word : Buffer.from(word, 'utf16le').toString('utf16le')
}
