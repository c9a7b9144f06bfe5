import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { Armed } from './kill-at.ts'

const checkout = fileURLToPath(new URL('../../', import.meta.url))
const preload = new URL('./kill-at.ts', import.meta.url).href

/** `backend`: one process of PostgreSQL that serves a connection, after whose death PostgreSQL restarts all others. */
export type Victim = 'server' | 'worker' | 'postmaster' | 'backend'

export type ApiAnswer = { readonly status: number; readonly headers: Headers; readonly body: Buffer }

/** The whole platform as an operator runs it: server, worker and PostgreSQL as processes of their own. */
export class ServerUnderTest implements AsyncDisposable {
  readonly home = mkdtempSync(join(tmpdir(), 'jazari-faults-'))
  readonly #faults = join(this.home, 'faults')
  readonly #environment: Readonly<Record<string, string>>
  #child: ChildProcess | undefined
  #stdout = ''
  #stderr: Buffer[] = []
  #access = { url: '', key: '' }
  #requests = 0
  /** When the last start began, in milliseconds since 1970. */
  startedAt = 0

  constructor(environment: Readonly<Record<string, string>> = {}) {
    // PostgreSQL's account must be able to enter when root runs the tests.
    chmodSync(this.home, 0o711)
    mkdirSync(this.#faults, { mode: 0o700 })
    this.#environment = environment
    process.once('exit', this.#killAll)
  }

  get url(): string {
    return this.#access.url
  }

  get key(): string {
    return this.#access.key
  }

  /** All that every start of this server wrote to stdout and stderr. */
  get output(): string {
    return this.#stdout + Buffer.concat(this.#stderr).toString('utf8')
  }

  /** What its processes wrote to stderr: the server's log. */
  get log(): string {
    return Buffer.concat(this.#stderr).toString('utf8')
  }

  /** The last error that the server did not expect, as it logged it. */
  get lastUnexpected(): string {
    return (
      this.output
        .split('\n')
        .filter((line) => line.includes('"unexpected"'))
        .at(-1) ?? ''
    )
  }

  /** Starts it, and answers how long it took until its `ready` line. @throws Error with the end of its log when none comes. */
  async start(withinMs = 150_000): Promise<number> {
    const begun = performance.now()
    this.startedAt = Date.now()
    let heard = ''
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
      cwd: checkout,
      env: {
        PATH: process.env.PATH ?? '',
        NODE_OPTIONS: `--import=${preload}`,
        JAZARI_FAULTS: this.#faults,
        JAZARI_HOME: this.home,
        // Callers of different neighbourhoods: the tests would else wait for the rate of one.
        JAZARI_TRUSTED_PROXIES: '127.0.0.1',
        PORT: '0',
        ...this.#environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child = child
    child.stderr!.on('data', (chunk: Buffer) => this.#stderr.push(chunk))
    const ready = new Promise<void>((resolve, reject) => {
      child.stdout!.setEncoding('utf8').on('data', (chunk: string) => {
        heard += chunk
        this.#stdout += chunk
        if (/^ready .*$/m.test(heard)) resolve()
      })
      child.once('exit', (code, signal) => reject(new Error(`the server ended with ${code ?? signal}`)))
    })
    const late = sleep(withinMs, undefined, { ref: false }).then(() => {
      throw new Error(`no ready line within ${withinMs} ms`)
    })
    try {
      await Promise.race([ready, late])
    } catch (error) {
      throw new Error(`${(error as Error).message}\n${this.output.slice(-4_000)}`)
    }
    this.#access = JSON.parse(readFileSync(join(this.home, 'run', 'cli.json'), 'utf8')) as { url: string; key: string }
    return performance.now() - begun
  }

  /** Ends it as an operator does, and answers its exit code. */
  async stop(): Promise<number | null> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null
    const gone = new Promise<number | null>((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    return gone
  }

  /** Whether the server's process is there: a killed one is not, even before it was reaped. */
  get alive(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null
  }

  /** Processes to kill now. None when it is just not there, as a worker between two starts. */
  async pidsOf(victim: Victim): Promise<number[]> {
    if (victim === 'server') return this.alive ? [this.#child!.pid!] : []
    if (victim === 'worker') return readPid(join(this.#faults, 'worker-main.pid')).filter(runs('worker-main'))
    if (victim === 'postmaster') return readPid(join(this.#dataFolder, 'postmaster.pid')).filter(runs('postgres'))
    const found = await this.query<{ pid: number }>(
      `select pid from pg_stat_activity where application_name in ('jazari server', 'jazari worker') order by random() limit 1`,
    ).catch(() => [])
    return found.map(({ pid }) => pid)
  }

  /** Kills without a word (`kill -9`). Answers whether there was somebody to kill. */
  async kill(victim: Victim): Promise<boolean> {
    let killed = false
    for (const pid of await this.pidsOf(victim)) killed = killNow(pid) || killed
    if (victim === 'server' && killed) await this.ended()
    return killed
  }

  /** Waits until the server's own process has ended. */
  async ended(): Promise<void> {
    while (this.alive) await sleep(5)
  }

  /** Has the process that next reaches this point killed there, or those named instead of it. */
  arm(armed: Armed): void {
    const path = join(this.#faults, 'armed')
    rmSync(join(this.#faults, 'fired'), { force: true })
    writeFileSync(`${path}.new`, JSON.stringify(armed))
    renameSync(`${path}.new`, path)
  }

  disarm(): void {
    rmSync(join(this.#faults, 'armed'), { force: true })
  }

  /** The process that reached the point that was armed last; `undefined` as long as none has. */
  get firedIn(): number | undefined {
    return readPid(join(this.#faults, 'fired'))[0]
  }

  /** Waits until it can serve, its database too. @throws Error when it cannot within the time. */
  async readyAgain(withinMs = 60_000): Promise<void> {
    const deadline = performance.now() + withinMs
    for (;;) {
      const answer = await this.ask('GET', '/readyz').catch(() => undefined)
      if (answer?.status === 200) return
      if (performance.now() > deadline) throw new Error(`not ready within ${withinMs} ms\n${this.output.slice(-4_000)}`)
      await sleep(50)
    }
  }

  /** One request to the API, with the local key unless other headers are given. Rejects when the connection breaks. */
  async ask(
    method: string,
    path: string,
    { body, headers = {} }: { readonly body?: BodyInit | object; readonly headers?: Record<string, string> } = {},
  ): Promise<ApiAnswer> {
    const isBytes = body === undefined || typeof body === 'string' || body instanceof Uint8Array
    const response = await fetch(this.url + path, {
      method,
      headers: {
        authorization: `Bearer ${this.key}`,
        'x-forwarded-for': this.#neighbour(),
        ...(body === undefined ? {} : { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isBytes ? (body as BodyInit) : JSON.stringify(body) }),
      signal: AbortSignal.timeout(60_000),
    })
    return { status: response.status, headers: response.headers, body: Buffer.from(await response.arrayBuffer()) }
  }

  /** The rows as they are, without asking the server. */
  async query<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    // Lines of postmaster.pid: process, data folder, start time, port, socket folder, address, shared memory, status.
    const socketFolder = readFileSync(join(this.#dataFolder, 'postmaster.pid'), 'utf8').split('\n')[4]!
    const client = new pg.Client({ host: socketFolder, user: 'postgres', database: 'jazari' })
    client.on('error', () => {})
    await client.connect()
    try {
      return (await client.query<Row>(text, [...values])).rows
    } finally {
      await client.end()
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop()
    this.#killAll()
    process.removeListener('exit', this.#killAll)
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 })
  }

  get #dataFolder(): string {
    const elsewhere = join(this.home, 'postgres.location')
    const base = existsSync(elsewhere) ? readFileSync(elsewhere, 'utf8').trim() : join(this.home, 'postgres')
    return join(base, 'data')
  }

  #neighbour(): string {
    this.#requests += 1
    return `10.${(this.#requests >> 8) & 255}.${this.#requests & 255}.1`
  }

  /** Whatever is left when the tests end before they have stopped it. */
  readonly #killAll = (): void => {
    this.#child?.kill('SIGKILL')
    const worker = readPid(join(this.#faults, 'worker-main.pid')).filter(runs('worker-main'))
    const postmaster = readPid(join(this.#dataFolder, 'postmaster.pid')).filter(runs('postgres'))
    for (const pid of [...worker, ...postmaster]) killNow(pid)
  }
}

function readPid(path: string): number[] {
  try {
    const pid = Number(readFileSync(path, 'utf8').split('\n')[0])
    return pid > 1 ? [pid] : []
  } catch {
    return []
  }
}

/** Whether the process still is the one that wrote its number: by now it may be another's. */
function runs(program: string): (pid: number) => boolean {
  return (pid) => {
    try {
      if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(program)
      return process.kill(pid, 0)
    } catch {
      return false
    }
  }
}

function killNow(pid: number): boolean {
  try {
    process.kill(pid, 'SIGKILL')
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
    throw error
  }
}
