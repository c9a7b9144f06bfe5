import type { Kysely } from 'kysely'
import { revocationChannel } from './permit-store.ts'
import type { Notices } from './permits.ts'
import { permitsInForce } from './permits-in-force.ts'
import type { PermitTables } from './tables.ts'

/** How often the table is read as long as anything is watched, in milliseconds. */
const askEveryMs = 1_000
/** Without an answer for this long nobody can tell any more, and what runs under permits ends. */
const patienceMs = 5_000
/** The longest that Node's timers wait. */
const longestTimerMs = 2 ** 31 - 1

type Watched = {
  readonly abort: AbortController
  /** When the database last said that it is in force, or when watching began; on the clock of `performance`. */
  confirmedAt: number
  expiry: NodeJS.Timeout | undefined
}

/**
 * Watches permits: one signal for each, whoever asks for it, kept until the permit ends or the process does. A notice
 * ends it at once, a reading of the table within a second, its date by itself. Nobody has to say when they stop watching:
 * what is kept is one small row for each permit in force that was ever used here.
 */
export function watchPermits({
  db,
  clock,
  notices,
  onError,
}: {
  readonly db: Kysely<PermitTables>
  readonly clock: () => Date
  readonly notices: Notices | undefined
  readonly onError: (error: unknown) => void
}): { watch(id: string): AbortSignal; close(): Promise<void> } {
  const watched = new Map<string, Watched>()
  let listening: { close(): Promise<void> } | undefined
  let ticking: NodeJS.Timeout | undefined
  let asking: Promise<void> | undefined
  let askAgain = false
  let isClosed = false

  function watch(id: string): AbortSignal {
    if (isClosed) return AbortSignal.abort(new PermitOver('closed'))
    const known = watched.get(id)
    if (known) return known.abort.signal
    const one: Watched = { abort: new AbortController(), confirmedAt: performance.now(), expiry: undefined }
    watched.set(id, one)
    listening ??= notices?.listen(revocationChannel, (payload) => end(payload, 'revoked'))
    ticking ??= setInterval(tick, askEveryMs).unref()
    ask()
    return one.abort.signal
  }

  function end(id: string, why: PermitOver['why']): void {
    const one = watched.get(id)
    if (!one) return
    watched.delete(id)
    clearTimeout(one.expiry)
    if (watched.size === 0) {
      clearInterval(ticking)
      ticking = undefined
    }
    one.abort.abort(new PermitOver(why))
  }

  function tick(): void {
    ask()
    const lost = performance.now() - patienceMs
    for (const [id, one] of watched) if (one.confirmedAt < lost) end(id, 'nobody-can-tell')
  }

  /** Asks at once, or once more after the question that is under way; one that never comes back does not hold up others. */
  function ask(): void {
    if (asking) {
      askAgain = true
      return
    }
    askAgain = false
    const question = withinPatience(confirm())
    asking = question.catch(onError).finally(() => {
      asking = undefined
      if (askAgain && watched.size > 0) ask()
    })
  }

  async function confirm(): Promise<void> {
    const askedAt = performance.now()
    const ids = [...watched.keys()]
    const inForce = await permitsInForce(db, ids, clock())
    for (const id of ids) {
      const until = inForce.get(id)
      const one = watched.get(id)
      if (until === undefined) end(id, 'over')
      else if (one) {
        one.confirmedAt = askedAt
        one.expiry ??= expireAt(id, until)
      }
    }
  }

  function expireAt(id: string, until: Date): NodeJS.Timeout | undefined {
    const left = until.getTime() - clock().getTime()
    // What lasts longer than a timer waits is found out by asking.
    return left > longestTimerMs ? undefined : setTimeout(() => end(id, 'over'), left).unref()
  }

  return {
    watch,
    async close() {
      isClosed = true
      for (const id of [...watched.keys()]) end(id, 'closed')
      await listening?.close()
      await asking
    },
  }
}

/** Why a signal ended. */
class PermitOver extends Error {
  readonly why: 'revoked' | 'over' | 'nobody-can-tell' | 'closed'

  constructor(why: PermitOver['why']) {
    super(`the permit does not hold any more: ${why}`)
    this.name = 'PermitOver'
    this.why = why
  }
}

async function withinPatience(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const outOfPatience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the database did not answer about permits in time')), patienceMs)
    timer.unref()
  })
  try {
    await Promise.race([work, outOfPatience])
  } finally {
    clearTimeout(timer)
  }
}
