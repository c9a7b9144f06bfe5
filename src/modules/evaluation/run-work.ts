/** How many are worked on at once, how many results are kept in one go, and after how long a result waits no more. */
export type Pace = {
  readonly parallel: number
  readonly batch: number
  readonly everyMs: number
}

/**
 * Works on what comes, several at once, and keeps results in small batches as they are there, in any order. Nothing new is
 * begun once `keep` says that nobody wants more, or `mayBegin` says that the time is over; what was begun is kept.
 *
 * @throws the signal's reason when it is aborted, or what `work` threw, after what was done has been kept.
 */
export async function workThrough<Task, Result>(
  tasks: AsyncIterable<Task>,
  work: (task: Task) => Promise<Result>,
  keep: (results: readonly Result[]) => Promise<boolean>,
  {
    parallel,
    batch,
    everyMs,
    mayBegin,
    signal,
  }: Pace & { readonly mayBegin: () => boolean; readonly signal: AbortSignal },
): Promise<void> {
  const source = tasks[Symbol.asyncIterator]()
  let waiting: Result[] = []
  let keptAt = performance.now()
  let isOver = false
  let keeping: Promise<void> = Promise.resolve()

  /** One batch after the other: each says whether the next is wanted. */
  function keepWaiting(): Promise<void> {
    const results = waiting
    waiting = []
    keptAt = performance.now()
    keeping = keeping.then(async () => {
      if (results.length > 0 && !(await keep(results))) isOver = true
    })
    return keeping
  }

  async function worker(): Promise<void> {
    try {
      while (!isOver && mayBegin()) {
        signal.throwIfAborted()
        const next = await source.next()
        if (next.done) return
        const result = await work(next.value)
        waiting.push(result)
        if (waiting.length >= batch || performance.now() - keptAt >= everyMs) await keepWaiting()
      }
    } catch (error) {
      // The others finish what they have and begin nothing.
      isOver = true
      throw error
    }
  }

  const workers = await Promise.allSettled(Array.from({ length: parallel }, worker))
  try {
    await keepWaiting()
  } finally {
    await source.return?.()
  }
  const failed = workers.find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
}
