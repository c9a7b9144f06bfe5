import { allCommands } from './commands.ts'
import { run } from './run.ts'

const interrupt = new AbortController()
// The first Ctrl-C ends the request and what waits for it; a second one finds no handler and ends the process.
process.once('SIGINT', () => interrupt.abort(new Error('ended by Ctrl-C')))
process.once('SIGTERM', () => interrupt.abort(new Error('ended by SIGTERM')))
// Whoever read us has seen enough (`jazari … | head`).
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })
}

process.exitCode = await run(process.argv.slice(2), allCommands(), {
  env: process.env,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  signal: interrupt.signal,
})
