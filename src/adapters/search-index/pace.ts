/** How long a search may hold the event loop before it lets others through, in milliseconds. */
const longestStretchMs = 6

/** Lets others through now and then, and stops when the signal says so. */
export class Pace {
  readonly #signal: AbortSignal | undefined
  #since = performance.now()

  constructor(signal: AbortSignal | undefined) {
    this.#signal = signal
    signal?.throwIfAborted()
  }

  isDue(): boolean {
    return performance.now() - this.#since > longestStretchMs
  }

  async rest(): Promise<void> {
    await new Promise(setImmediate)
    this.#signal?.throwIfAborted()
    this.#since = performance.now()
  }
}
