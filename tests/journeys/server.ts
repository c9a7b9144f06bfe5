import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'

const checkout = fileURLToPath(new URL('../../', import.meta.url))
const withinMs = 90_000

export type RunningServer = AsyncDisposable & {
  /** Where it listens: `http://127.0.0.1:<port>`. */
  readonly origin: string
  /** Its data folder. */
  readonly home: string
  /** Lets the first administrator sign in, once. */
  readonly link: string
  /** A one-time link that the local command line issues for the administrator. */
  newLink(): Promise<string>
}

/**
 * The platform as an operator starts it, in a data folder of its own: server, worker and PostgreSQL, with the sample
 * published and ready to be asked.
 */
export async function startServer(): Promise<RunningServer> {
  const home = mkdtempSync(join(inject('testFolder'), 'journey-'))
  // PostgreSQL's account must be able to enter when root runs the tests.
  chmodSync(home, 0o711)
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: checkout,
    env: { PATH: process.env.PATH, JAZARI_HOME: home, PORT: '0', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  try {
    const { origin, link } = await untilReady(child)
    await untilAsked(origin)
    return { origin, home, link, newLink: () => issueLink(home), [Symbol.asyncDispose]: () => stop(child, home) }
  } catch (error) {
    await stop(child, home)
    throw error
  }
}

function untilReady(child: ChildProcess): Promise<{ origin: string; link: string }> {
  let [said, complained] = ['', '']
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`the server ${why}:\n${complained.slice(-2000)}`))
    const timer = setTimeout(() => fail('was not ready in time'), withinMs)
    child.stderr?.on('data', (chunk) => {
      complained += chunk
    })
    child.stdout?.on('data', (chunk) => {
      said += chunk
      const origin = /^ready (\S+)\n/m.exec(said)?.[1]
      const link = /^administrator (\S+)\n/m.exec(said)?.[1]
      if (origin === undefined || link === undefined) return
      clearTimeout(timer)
      resolve({ origin, link })
    })
    child.once('exit', (code) => {
      clearTimeout(timer)
      fail(`ended with ${code}`)
    })
  })
}

/** The worker reads the sample after the server is ready; until then there is nothing to ask. */
async function untilAsked(origin: string): Promise<void> {
  const end = Date.now() + withinMs
  while (Date.now() < end) {
    const page = await fetch(`${origin}/ar/`).then((response) => response.text())
    if (page.includes('class="eg"')) return
    await sleep(200)
  }
  throw new Error('the sample was not indexed in time')
}

async function issueLink(home: string): Promise<string> {
  const { url, key } = JSON.parse(readFileSync(join(home, 'run', 'cli.json'), 'utf8')) as { url: string; key: string }
  const response = await fetch(`${url}/api/sign-in-links`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: '{}',
  })
  const { link } = (await response.json()) as { link: string }
  return `${url}/ar/sign-in?link=${link}`
}

async function stop(child: ChildProcess, home: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
  }
  rmSync(home, { recursive: true, force: true, maxRetries: 3 })
}
