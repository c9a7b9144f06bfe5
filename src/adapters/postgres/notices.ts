import pg from 'pg'

/** After a connection was lost, another is tried this much later, in milliseconds. */
const retryMs = 1_000

/**
 * Hears what is told with `pg_notify` on channels of a database: a connection of its own for each, made anew when it is
 * lost. What was told meanwhile is not heard, so whoever listens also asks from time to time.
 */
export function databaseNotices(url: string, onError: (error: unknown) => void) {
  return {
    /** Listens until it is closed. */
    listen(channel: string, heard: (payload: string) => void): { close(): Promise<void> } {
      let client: pg.Client | undefined
      let retry: NodeJS.Timeout | undefined
      let isClosed = false
      let connecting: Promise<void> = connect()

      async function connect(): Promise<void> {
        const one = new pg.Client({
          connectionString: url,
          application_name: `jazari listens to ${channel}`,
          keepAlive: true,
        })
        client = one
        let isLost = false
        const lost = (error: unknown) => {
          if (isLost) return
          isLost = true
          one.end().catch(() => undefined)
          if (isClosed) return
          onError(error)
          retry = setTimeout(() => {
            connecting = connect()
          }, retryMs).unref()
        }
        one.on('error', lost)
        one.on('end', () => lost(new Error(`the connection that listens to ${channel} ended`)))
        one.on('notification', ({ payload }) => heard(payload ?? ''))
        try {
          await one.connect()
          await one.query(`listen ${pg.escapeIdentifier(channel)}`)
        } catch (error) {
          lost(error)
        }
      }

      return {
        async close() {
          isClosed = true
          clearTimeout(retry)
          await connecting
          await client?.end().catch(() => undefined)
        },
      }
    },
  }
}
