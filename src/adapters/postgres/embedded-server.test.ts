import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { startEmbeddedServer } from './embedded-server.ts'
import { FolderInUse } from './owner-lock.ts'

const asRoot = process.getuid?.() === 0
const writer = fileURLToPath(new URL('./writer.fixture.ts', import.meta.url))

test('no acknowledged row is lost when the owner, the server or both are killed', { timeout: 120_000 }, async () => {
  await using place = await aHome()
  const acknowledged: number[] = []
  for (const victim of ['owner', 'postmaster', 'both', 'owner', 'postmaster', 'both'] as const) {
    await using running = await aWriter(place.home)
    const { rows } = await running.rowsFrom(20)
    acknowledged.push(...rows)
    // Somewhere within the next commits, another place each time.
    await sleep(Math.random() * 50)
    if (victim !== 'owner') process.kill(running.postmaster(), 'SIGKILL')
    if (victim !== 'postmaster') running.owner.kill('SIGKILL')
    // An owner that lives brings its server up again by itself.
    if (victim === 'postmaster') acknowledged.push(...(await running.rowsFrom(20)).rows)
    acknowledged.push(...(await running.kill()))
  }

  await using server = await startEmbeddedServer({ home: place.home })
  const written = new Set(await numbersIn(server.url()))

  expect(acknowledged.length).toBeGreaterThan(150)
  expect(acknowledged.filter((number) => !written.has(number))).toEqual([])
})

test('a server whose owner was killed is adopted, with its connections', async () => {
  await using place = await aHome()
  const first = await aWriter(place.home)
  await first.rowsFrom(1)
  const postmaster = first.postmaster()
  await first.kill()

  await using server = await startEmbeddedServer({ home: place.home })

  expect(server).toMatchObject({ adopted: true, pid: postmaster })
})

test('lock files of a dead server are cleared, even when its process number is taken by another', async () => {
  await using place = await aHome()
  const first = await startEmbeddedServer({ home: place.home })
  const socketFolder = new URL(first.url()).searchParams.get('host')!
  const dataFolder = join(place.home, 'postgres', 'data')
  const lock = readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8')
  await first.stop()
  writeFileSync(join(dataFolder, 'postmaster.pid'), lock.replace(/^\d+/, String(process.pid)))
  mkdirSync(socketFolder)
  writeFileSync(join(socketFolder, '.s.PGSQL.5432.lock'), lock.replace(/^\d+/, String(process.pid)))

  await using server = await startEmbeddedServer({ home: place.home })

  expect(server.adopted).toBe(false)
  expect(await numbersIn(server.url())).toEqual([])
})

test('a killed postmaster that stays a zombie is not taken for a live one', async () => {
  await using place = await aHome()
  const first = await startEmbeddedServer({ home: place.home })
  const socketFolder = new URL(first.url()).searchParams.get('host')!
  await first.stop()
  using zombie = await aZombie()
  const lock = `${zombie.pid}\n${join(place.home, 'postgres', 'data')}\n1\n5432\n${socketFolder}\n\n\nready\n`
  writeFileSync(join(place.home, 'postgres', 'data', 'postmaster.pid'), lock)
  mkdirSync(socketFolder)
  writeFileSync(join(socketFolder, '.s.PGSQL.5432.lock'), lock)

  await using server = await startEmbeddedServer({ home: place.home })

  expect(server.adopted).toBe(false)
})

test('of two starts at once one owns the folder, and the other is told who does', async () => {
  await using place = await aHome()
  const starts = await Promise.allSettled(
    [1, 2].map(() => startEmbeddedServer({ home: place.home, durable: false, ownerWaitMs: 200 })),
  )
  const started = starts.filter((start) => start.status === 'fulfilled').map((start) => start.value)
  const refused = starts.filter((start) => start.status === 'rejected').map((start) => start.reason)
  await Promise.all(started.map((server) => server.stop()))

  expect(started).toHaveLength(1)
  expect(refused).toEqual([expect.any(FolderInUse)])
  expect(refused[0].message).toContain(`process ${process.pid}`)
})

test('a start waits for an earlier owner that is leaving', async () => {
  await using place = await aHome()
  const first = await startEmbeddedServer({ home: place.home, durable: false })

  const second = startEmbeddedServer({ home: place.home, durable: false })
  await first.stop()

  await expect(second.then((server) => server.stop())).resolves.toBeUndefined()
})

test('an initdb that was killed leaves a clean next start', async () => {
  await using place = await aHome()
  const owner = spawn(process.execPath, ['--import', 'tsx', writer, place.home], { stdio: 'ignore' })
  const base = join(place.home, 'postgres')
  await expect.poll(() => existsSync(base), { interval: 5, timeout: 20_000 }).toBe(true)
  await sleep(150)
  owner.kill('SIGKILL')
  expect(existsSync(join(base, 'data'))).toBe(false)

  await using server = await startEmbeddedServer({ home: place.home })

  expect(await numbersIn(server.url())).toEqual([])
})

test.runIf(asRoot)(
  'a home that is closed to other accounts keeps its database elsewhere, and finds it again',
  async () => {
    await using place = await aHome({ mode: 0o700 })
    await using system = await aHome()
    const options = { home: join(place.home, 'jazari'), systemFolder: system.home }
    const first = await startEmbeddedServer(options)
    await write(first.url())
    await first.stop()
    // Opened later: the database stays where it is.
    chmodSync(place.home, 0o755)

    await using second = await startEmbeddedServer(options)

    expect(await numbersIn(second.url())).toEqual([1])
    expect(readFileSync(join(options.home, 'postgres.location'), 'utf8')).toContain(system.home)
  },
)

test.runIf(asRoot)('a database kept elsewhere that is gone is never replaced by an empty one', async () => {
  await using place = await aHome({ mode: 0o700 })
  await using system = await aHome()
  const options = { home: place.home, systemFolder: system.home, durable: false }
  await (await startEmbeddedServer(options)).stop()
  rmSync(readFileSync(join(place.home, 'postgres.location'), 'utf8').trim(), { recursive: true })

  await expect(startEmbeddedServer(options)).rejects.toThrow('not there any more')
})

test.runIf(asRoot)('an account that is not root runs the server itself', async () => {
  // PostgreSQL wants an account with a name: 1 is `daemon`.
  await using place = await aHome({ owner: 1 })
  await using running = await aWriter(place.home, 1)

  const { rows } = await running.rowsFrom(1)
  running.owner.kill('SIGTERM')
  const [code] = await running.left

  expect(rows[0]).toBe(1)
  expect(code).toBe(0)
  expect(existsSync(join(place.home, 'postgres', 'data', 'postmaster.pid'))).toBe(false)
})

test('a home with a long path has its socket where the path is short', async () => {
  await using place = await aHome()
  const home = join(place.home, 'a-folder-with-a-long-name-'.repeat(4))

  const server = await startEmbeddedServer({ home, durable: false })
  const socketFolder = new URL(server.url()).searchParams.get('host')!
  expect(await numbersIn(server.url())).toEqual([])
  await server.stop()

  expect(socketFolder).not.toContain('a-folder')
  expect(existsSync(socketFolder)).toBe(false)
})

async function aHome({ mode = 0o755, owner }: { mode?: number; owner?: number } = {}) {
  const home = mkdtempSync(join(inject('testFolder'), 'home-'))
  chmodSync(home, mode)
  if (owner !== undefined) chownSync(home, owner, owner)
  return {
    home,
    async [Symbol.asyncDispose]() {
      rmSync(home, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** A writer process, and what it said. `kill` answers every number it had printed and nobody had asked for yet. */
async function aWriter(home: string, uid?: number) {
  const account = uid === undefined ? {} : { uid, gid: uid }
  const owner: ChildProcess = spawn(process.execPath, ['--import', 'tsx', writer, home], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, HOME: home },
    ...account,
  })
  const left = new Promise<[number | null]>((resolve) => owner.once('exit', (code) => resolve([code])))
  const rows: number[] = []
  const postmasters: number[] = []
  const lines = createInterface({ input: owner.stdout! })
  const closed = new Promise<void>((resolve) => lines.once('close', resolve))
  lines.on('line', (line) => {
    const [word, value] = line.split(' ')
    if (word === 'wrote') rows.push(Number(value))
    if (word === 'ready') postmasters.push(Number(value))
  })
  const kill = async () => {
    owner.kill('SIGKILL')
    await left
    await closed
    return rows.splice(0)
  }
  return {
    owner,
    left,
    postmaster: () => postmasters.at(-1)!,
    async rowsFrom(count: number) {
      await expect.poll(() => rows.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(count)
      return { rows: rows.splice(0) }
    },
    kill,
    async [Symbol.asyncDispose]() {
      await kill()
    },
  }
}

/** A dead process that its parent, stopped, does not reap. */
async function aZombie(): Promise<Disposable & { pid: number }> {
  const parent = spawn('/bin/sh', ['-c', 'sleep 0.2 & echo $!; kill -STOP $$'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const pid = await new Promise<number>((resolve) => parent.stdout.once('data', (text) => resolve(Number(text))))
  await expect.poll(() => readFileSync(`/proc/${pid}/stat`, 'utf8')).toContain(') Z ')
  return { pid, [Symbol.dispose]: () => void parent.kill('SIGKILL') }
}

async function query<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

async function write(url: string): Promise<void> {
  await query(url, 'create table written (number bigint generated always as identity primary key)')
  await query(url, 'insert into written default values')
}

async function numbersIn(url: string): Promise<number[]> {
  const [found] = await query<{ written: string | null }>(url, `select to_regclass('written') as written`)
  if (!found?.written) return []
  return (await query<{ number: string }>(url, 'select number from written order by 1')).map(({ number }) =>
    Number(number),
  )
}
