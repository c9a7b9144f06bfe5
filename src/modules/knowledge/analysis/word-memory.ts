import { generationWords, longestWord, owned } from './remembered.ts'

const slots = 2 * generationWords

/** Words with their answers, found by their letters: open addressing with linear steps. */
class Generation<Answer> {
  readonly #slots = new Uint16Array(slots)
  readonly #hashes = new Int32Array(generationWords)
  readonly #words: string[] = []
  readonly #answers: Answer[] = []

  get isFull(): boolean {
    return this.#words.length >= generationWords - 1
  }

  find(text: string, start: number, end: number, hash: number): Answer | undefined {
    const length = end - start
    for (let slot = firstSlot(hash); ; slot = (slot + 1) & (slots - 1)) {
      const number = this.#slots[slot]! - 1
      if (number < 0) return undefined
      if (this.#hashes[number] !== hash) continue
      const word = this.#words[number]!
      if (word.length !== length) continue
      let at = 0
      while (at < length && word.charCodeAt(at) === text.charCodeAt(start + at)) at++
      if (at === length) return this.#answers[number]
    }
  }

  add(word: string, hash: number, answer: Answer): void {
    let slot = firstSlot(hash)
    while (this.#slots[slot] !== 0) slot = (slot + 1) & (slots - 1)
    this.#hashes[this.#words.length] = hash
    this.#words.push(word)
    this.#answers.push(answer)
    this.#slots[slot] = this.#words.length
  }
}

function firstSlot(hash: number): number {
  return (hash ^ (hash >>> 15)) & (slots - 1)
}

/**
 * `remembered` for words that stand in a text: those met before make no string of their own. `hash` is that of
 * `eachWrittenWord`. Answers are shared: nobody may change one.
 */
export class WordMemory<Answer extends NonNullable<unknown>> {
  readonly #answerFor: (word: string) => Answer
  #young = new Generation<Answer>()
  #old = new Generation<Answer>()

  constructor(answerFor: (word: string) => Answer) {
    this.#answerFor = answerFor
  }

  answer(text: string, start: number, end: number, hash: number): Answer {
    const known = this.#young.find(text, start, end, hash)
    if (known !== undefined) return known
    const word = text.slice(start, end)
    if (word.length > longestWord) return this.#answerFor(word)
    const own = owned(word)
    const answer = this.#old.find(text, start, end, hash) ?? this.#answerFor(own)
    if (this.#young.isFull) {
      this.#old = this.#young
      this.#young = new Generation()
    }
    this.#young.add(own, hash, answer)
    return answer
  }
}
