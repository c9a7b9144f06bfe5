import { setTimeout as sleep } from 'node:timers/promises'
import { type Random, randomFrom } from '../random.ts'
import { Acknowledged, type SentDataSet } from './acknowledged.ts'
import {
  ageLeftovers,
  indexFaults,
  leftovers,
  logFaults,
  lostWrites,
  outcomeFaults,
  receiptFaults,
  searchFaults,
  signedCheckpoint,
} from './check-promises.ts'
import type { KillPoint } from './kill-points.ts'
import { ServerUnderTest, type Victim } from './server-under-test.ts'
import { write } from './writers.ts'

/** One kill: at a named point, or at no particular moment. `whoever` is the process that reaches the point. */
export type Kill =
  | { readonly at: KillPoint; readonly victim: 'whoever' | 'postmaster' }
  | { readonly at: 'random'; readonly victim: Victim }

export type KillResult = Kill & {
  /** Who died: of `whoever`, the one it turned out to be. */
  readonly died: Victim
  readonly recoveredMs: number
  readonly faults: readonly string[]
}

export type LoopResult = {
  readonly kills: readonly KillResult[]
  /** Faults of the end: what only shows when everything has come to rest. */
  readonly faults: readonly string[]
  readonly acknowledged: number
  readonly unanswered: number
  readonly entries: number
  readonly exitCodes: readonly (number | null)[]
}

const writers = 2
/** Every kill finds work under way that was acknowledged. */
const leastWritingMs = 400
const longestRandomMs = 1_200
/** How long a point may take to be reached under load; beyond it the point is not where it was any more. */
const pointMs = 60_000
/** What a start, or a recovery from a killed PostgreSQL, may take on a busy machine. */
const recoveryMs = 60_000
/** A failed job is tried again after up to exp(attempt) seconds. */
const indexesMs = 300_000

/** Writes, kills and checks, one kill after the other, on one installation; then lets it come to rest and checks all. */
export async function killLoop(
  kills: readonly Kill[],
  seed: number,
  report: (result: KillResult, place: number) => void = () => {},
): Promise<LoopResult> {
  const random = randomFrom(seed)
  const known = new Acknowledged()
  const results: KillResult[] = []
  const checkpoints: ReturnType<typeof signedCheckpoint>[] = []
  await using server = new ServerUnderTest({ LOG_LEVEL: 'warn' })
  await server.start()
  for (const [place, kill] of kills.entries()) {
    const before = new Set(known.dataSets.keys())
    const answersBefore = known.answers.length
    const died = await killWhileWriting(server, known, kill, random)
    checkpoints.push(signedCheckpoint(server))
    const begun = performance.now()
    await recover(server, died)
    const recoveredMs = performance.now() - begun
    const touched = [...known.dataSets.values()].filter(({ id }) => !before.has(id))
    const faults = [
      ...(await faultsNow(server, touched, checkpoints)),
      ...(await receiptFaults(server, known.answers.slice(answersBefore))),
    ]
    // A worker that outlives its server for a moment may still be building.
    if (died.victim === 'server') faults.push(...leftovers(server).filter((fault) => !fault.startsWith('indexes/')))
    const result = { ...kill, died: died.victim, recoveredMs, faults }
    results.push(result)
    report(result, place)
  }
  return { kills: results, ...(await comeToRest(server, known, checkpoints)) }
}

type Died = { readonly victim: Victim; readonly pid: number }

async function killWhileWriting(
  server: ServerUnderTest,
  known: Acknowledged,
  kill: Kill,
  random: Random,
): Promise<Died> {
  const stop = new AbortController()
  const writing = Array.from({ length: writers }, () =>
    write(server, known, randomFrom(random.next() * 2 ** 32), stop.signal),
  )
  const failed = Promise.all(writing).then(() => new Promise<never>(() => {}))
  try {
    await Promise.race([sleep(leastWritingMs), failed])
    return await Promise.race([
      kill.at === 'random' ? atRandom(server, kill.victim, random) : atPoint(server, kill),
      failed,
    ])
  } finally {
    stop.abort()
    await Promise.allSettled(writing)
  }
}

async function atRandom(server: ServerUnderTest, victim: Victim, random: Random): Promise<Died> {
  await sleep(random.next() * longestRandomMs)
  const deadline = performance.now() + recoveryMs
  for (;;) {
    const [pid] = await server.pidsOf(victim)
    if (pid !== undefined && (await server.kill(victim))) return { victim, pid }
    if (performance.now() > deadline) throw new Error(`no ${victim} to kill`)
    await sleep(50)
  }
}

async function atPoint(server: ServerUnderTest, kill: Extract<Kill, { at: KillPoint }>): Promise<Died> {
  const own = await server.pidsOf('server')
  const postmaster = await server.pidsOf('postmaster')
  server.arm({ point: kill.at, victims: kill.victim === 'postmaster' ? postmaster : [] })
  const deadline = performance.now() + pointMs
  while (server.firedIn === undefined) {
    if (performance.now() > deadline) throw new Error(`nothing came by "${kill.at}": is it still called so?`)
    await sleep(5)
  }
  if (kill.victim === 'postmaster') return { victim: 'postmaster', pid: postmaster[0]! }
  return { victim: server.firedIn === own[0] ? 'server' : 'worker', pid: server.firedIn }
}

/** What an operator does, or what the platform does by itself, until it serves again. */
async function recover(server: ServerUnderTest, { victim, pid }: Died): Promise<void> {
  if (victim === 'server') {
    await server.ended()
    await server.start(recoveryMs)
  } else {
    const deadline = performance.now() + recoveryMs
    const isBack = async () => {
      const [now] = await server.pidsOf(victim).catch(() => [])
      return victim === 'backend' || (now !== undefined && now !== pid)
    }
    while (!(await isBack())) {
      if (performance.now() > deadline) throw new Error(`no other ${victim} came for the one that was killed`)
      await sleep(20)
    }
  }
  await server.readyAgain(recoveryMs)
}

async function faultsNow(
  server: ServerUnderTest,
  dataSets: readonly SentDataSet[],
  checkpoints: readonly ReturnType<typeof signedCheckpoint>[],
): Promise<string[]> {
  return [
    ...(await lostWrites(server, dataSets)),
    ...(await logFaults(server, checkpoints)),
    ...(await indexFaults(server)),
  ]
}

async function comeToRest(
  server: ServerUnderTest,
  known: Acknowledged,
  checkpoints: readonly ReturnType<typeof signedCheckpoint>[],
): Promise<Omit<LoopResult, 'kills'>> {
  const exitCodes = [await server.stop()]
  const atStop = exitCodes[0] === 0 ? [] : [`it did not end in order: ${server.log.slice(-2_000)}`]
  ageLeftovers(server)
  await server.start(recoveryMs)
  const dataSets = [...known.dataSets.values()]
  const faults = [...atStop, ...(await searchFaults(server, dataSets, indexesMs))]
  await rebuildOneIndex(server, dataSets)
  exitCodes.push(await server.stop())

  await server.start(recoveryMs)
  await settled(server)
  faults.push(
    ...(await faultsNow(server, dataSets, checkpoints)),
    ...(await receiptFaults(server, known.answers)),
    ...(await outcomeFaults(server, known)),
    ...leftovers(server),
  )
  const [log] = await server.query<{ size: string }>('select size from audit.head')
  exitCodes.push(await server.stop())
  return { faults, acknowledged: known.writes, unanswered: known.unanswered, entries: Number(log!.size), exitCodes }
}

/** Builds an index, which is when what killed builds left is cleared: see `ageLeftovers`. */
async function rebuildOneIndex(server: ServerUnderTest, dataSets: readonly SentDataSet[]): Promise<void> {
  const built = dataSets.find(({ published }) => published !== undefined)
  if (!built) return
  await server.ask('POST', `/api/data-sets/${built.id}/versions/${built.published}/index`, { body: {} })
  await searchFaults(server, [built], indexesMs)
}

/**
 * Waits for the sweeper, and for the worker to have nothing more to do: its decisions are open while it works. A lease lasts
 * half a minute: those that nobody renewed for long are ended now.
 */
async function settled(server: ServerUnderTest): Promise<void> {
  await server.query(`update audit.owner set expires_at = now() where expires_at < now() + interval '20 seconds'`)
  const deadline = performance.now() + recoveryMs
  while (performance.now() < deadline) {
    const [open] = await server.query<{ count: string }>(`
      select (select count(*) from graphile_worker.jobs) + (
        select count(*) from audit.entry left join audit.outcome on decision_index = entry.index
        where needs_outcome and entry_index is null) as count`)
    if (open!.count === '0') return
    await sleep(200)
  }
}
