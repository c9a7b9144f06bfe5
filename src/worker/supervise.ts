import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const entry = fileURLToPath(new URL('../worker-main.ts', import.meta.url))
const longestPauseMs = 30_000
/** How long a worker may take to finish its job when the server ends; the job is taken up again at the next start. */
const patienceMs = 10_000

/** Keeps one worker process alive until `stop`. It ends by itself when this process is gone. */
export function superviseWorker(options: {
  readonly environment: Readonly<Record<string, string>>
  readonly onDeath: (code: number | null, nextStartMs: number) => void
}): { stop(): Promise<void> } {
  let stopping = false
  let pauseMs = 500
  let timer: NodeJS.Timeout | undefined
  let child = start()

  function start() {
    const started = fork(entry, [], { env: { ...process.env, ...options.environment }, stdio: ['ignore', 2, 2, 'ipc'] })
    started.once('message', () => {
      pauseMs = 500
    })
    started.once('exit', (code) => {
      if (stopping) return
      options.onDeath(code, pauseMs)
      timer = setTimeout(() => {
        child = start()
      }, pauseMs)
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
    })
    return started
  }

  return {
    async stop() {
      stopping = true
      clearTimeout(timer)
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      const impatient = setTimeout(() => child.kill('SIGKILL'), patienceMs)
      await gone
      clearTimeout(impatient)
    },
  }
}
