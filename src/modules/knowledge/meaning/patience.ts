export type Limits = {
  /** What is waited for an answer. */
  readonly patienceMs: number
  /** For how long nothing is asked after a failure. */
  readonly restMs: number
  readonly onOutage: (error: unknown) => void
}

/**
 * Asks what may fail or be slow, and gives nothing instead of failing. Only the end of the caller's own signal is thrown. A
 * failure is told once, and nothing is asked while it rests: otherwise every search would wait for a dead server.
 */
export function patient({ patienceMs, restMs, onOutage }: Limits) {
  let restsUntil = 0
  return async <Answer>(
    signal: AbortSignal,
    ask: (within: AbortSignal) => Promise<Answer>,
  ): Promise<Answer | undefined> => {
    if (performance.now() < restsUntil) return undefined
    try {
      return await ask(AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]))
    } catch (error) {
      signal.throwIfAborted()
      restsUntil = performance.now() + restMs
      onOutage(error)
      return undefined
    }
  }
}
