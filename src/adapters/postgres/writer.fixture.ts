/**
 * An owner to kill: brings the server of `argv[2]` up, then inserts numbers for ever and prints each once it is
 * committed. Prints `ready <postmaster's pid> <adopted>` first and at each restart. For `embedded-server.test.ts`.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { startEmbeddedServer } from './embedded-server.ts'

const [home, systemFolder] = process.argv.slice(2)
const server = await startEmbeddedServer({
  home: home!,
  ...(systemFolder === undefined ? {} : { systemFolder }),
  ownerWaitMs: 10_000,
  report: (event) => {
    if (event.event === 'started' || event.event === 'adopted') {
      process.stdout.write(`ready ${event.pid} ${event.event}\n`)
    }
  },
})
process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)))

const pool = new pg.Pool({ connectionString: server.url(), max: 1 })
pool.on('error', () => {})
pool.on('connect', (client) => void client.on('error', () => {}))
for (;;) {
  try {
    await pool.query('create table if not exists written (number bigint generated always as identity primary key)')
    const { rows } = await pool.query<{ number: string }>('insert into written default values returning number')
    process.stdout.write(`wrote ${rows[0]!.number}\n`)
  } catch {
    await sleep(10)
  }
}
