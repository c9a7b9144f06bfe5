import type { SealedEntry } from './entry.ts'

/** Where an entry stands once it is durable. */
export type Appended = { readonly index: number }

type Waiting = { entry: SealedEntry; resolve: (place: Appended) => void; reject: (error: unknown) => void }

/** The most entries that one write carries: what a statement of some hundred kilobytes holds. */
const largestGroup = 1024

/**
 * Appends one at a time for its callers and many at a time for the disk: while one write is under way, whoever comes
 * waits for the next, so that one fsync serves them all.
 */
export class GroupedAppender {
  readonly #write: (entries: readonly SealedEntry[]) => Promise<number>
  #waiting: Waiting[] = []
  #writing = false

  /** @param write makes entries durable in order and answers the index of the first */
  constructor(write: (entries: readonly SealedEntry[]) => Promise<number>) {
    this.#write = write
  }

  append(entry: SealedEntry): Promise<Appended> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ entry, resolve, reject })
      if (!this.#writing) {
        this.#writing = true
        // The callers of this same turn go into the first write together.
        setImmediate(() => this.#drain())
      }
    })
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, largestGroup)
      try {
        const first = await this.#write(group.map((waiting) => waiting.entry))
        for (const [place, waiting] of group.entries()) waiting.resolve({ index: first + place })
      } catch (error) {
        for (const waiting of group) waiting.reject(error)
      }
    }
    this.#writing = false
  }
}
