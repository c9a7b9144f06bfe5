import type { Pool, PoolClient } from 'pg'

/** `jazari` and a number: the lock of the one server that publishes this database's log. */
const lock = '117125095256683'
const retryMs = 250

/** Another server holds this database: two would sign two logs over the same rows. */
export class DatabaseInUse extends Error {
  constructor() {
    super('another Jazari server is running on this database: stop it, or give this one a database of its own')
    this.name = 'DatabaseInUse'
  }
}

/**
 * Makes this process the only server of a database, for as long as its connection lives; a server that was killed lets
 * go when PostgreSQL notices. When the connection is lost (PostgreSQL restarted), it is taken again.
 *
 * @throws DatabaseInUse when another server still holds it after `patienceMs`.
 */
export async function beOnlyServer(
  pool: Pool,
  options: { readonly patienceMs: number; readonly onError: (error: unknown) => void },
): Promise<{ release(): Promise<void> }> {
  let released = false
  let holder: PoolClient | undefined

  async function take(patienceMs: number): Promise<void> {
    const deadline = Date.now() + patienceMs
    const client = await pool.connect()
    try {
      for (;;) {
        const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1::bigint) as held', [
          lock,
        ])
        if (rows[0]!.held) break
        if (Date.now() > deadline) throw new DatabaseInUse()
        await new Promise((resolve) => setTimeout(resolve, retryMs))
      }
    } catch (error) {
      client.release()
      throw error
    }
    client.once('error', lost)
    holder = client
  }

  function lost(): void {
    holder?.release(true)
    holder = undefined
    if (!released) void takeAgain()
  }

  async function takeAgain(): Promise<void> {
    while (!released) {
      try {
        return await take(options.patienceMs)
      } catch (error) {
        options.onError(error)
        await new Promise((resolve) => setTimeout(resolve, retryMs))
      }
    }
  }

  await take(options.patienceMs)
  return {
    async release() {
      released = true
      await holder?.query('select pg_advisory_unlock($1::bigint)', [lock]).catch(options.onError)
      // Lost meanwhile, or given back now: never both, and what becomes of it then is the pool's concern.
      holder?.removeListener('error', lost)
      holder?.release()
      holder = undefined
    },
  }
}
