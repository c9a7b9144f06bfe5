/**
 * How many are worked on at once, how many results make a batch, and after how long a result waits no more. While a batch is
 * being kept, no more than two wait.
 */
export type Pace = {
  readonly parallel: number
  readonly batch: number
  readonly everyMs: number
}

/**
 * Works on what comes, several at once, and keeps results in batches as they are there, in any order. Nothing new is
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
  let keeping: Promise<void> | undefined
  let unkept: { readonly error: unknown } | undefined

  /** One batch at a time, each says whether the next is wanted; the system is asked meanwhile. */
  function keepWaiting(): Promise<void> {
    const results = waiting
    waiting = []
    keptAt = performance.now()
    keeping = keepBatch(results).finally(() => {
      keeping = undefined
    })
    return keeping
  }

  async function keepBatch(results: readonly Result[]): Promise<void> {
    try {
      if (!(await keep(results))) isOver = true
    } catch (error) {
      isOver = true
      unkept = { error }
    }
  }

  async function worker(): Promise<void> {
    try {
      while (!isOver && mayBegin()) {
        signal.throwIfAborted()
        const next = await source.next()
        if (next.done) return
        const result = await work(next.value)
        waiting.push(result)
        // Nobody runs ahead of what can be kept.
        if (waiting.length >= 2 * batch) await keeping
        const isDue = waiting.length >= batch || (waiting.length > 0 && performance.now() - keptAt >= everyMs)
        if (isDue && !keeping && !isOver) void keepWaiting()
      }
    } catch (error) {
      // The others finish what they have and begin nothing.
      isOver = true
      throw error
    }
  }

  const workers = await Promise.allSettled(Array.from({ length: parallel }, worker))
  await keeping
  if (waiting.length > 0 && !unkept) await keepWaiting()
  await source.return?.()
  if (unkept) throw unkept.error
  const failed = workers.find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
}
