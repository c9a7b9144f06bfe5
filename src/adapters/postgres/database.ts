import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'

export type DatabaseOptions = {
  /** Connections this process holds at most. */
  readonly maxConnections?: number
  /** Shown in `pg_stat_activity`. */
  readonly applicationName?: string
  /** Told of connections that broke, for the log; the pool replaces them by itself. */
  readonly onConnectionLost?: (error: Error) => void
}

export type OpenDatabase<Tables> = AsyncDisposable & {
  readonly db: Kysely<Tables>
  /** The connections below `db`, for what needs one of its own: LISTEN, the job queue. */
  readonly pool: pg.Pool
  readonly url: string
  /** Waits for queries under way, then closes every connection. Also ends `db`. */
  close(): Promise<void>
}

/**
 * Opens a database by its URL (`DATABASE_URL`, or `EmbeddedServer.url()`). Connects at the first query, not before.
 *
 * Every connection has an error listener: without one, a server that stops would end this process with it.
 */
export function openDatabase<Tables>(url: string, options: DatabaseOptions = {}): OpenDatabase<Tables> {
  const { maxConnections = 10, applicationName = 'jazari', onConnectionLost = () => {} } = options
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
    application_name: applicationName,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
  })
  // The pool listens to idle connections only; one that is checked out between two queries needs its own listener.
  pool.on('error', onConnectionLost)
  pool.on('connect', (client) => void client.on('error', () => {}))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= db.destroy().then(() => (pool.ended || pool.ending ? undefined : pool.end()))
    return closing
  }
  return { db, pool, url, close, [Symbol.asyncDispose]: close }
}
