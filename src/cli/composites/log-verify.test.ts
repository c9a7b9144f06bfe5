import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  encodeEntryBundle,
  Frontier,
  formatVerifierKey,
  leafHash,
  parseTilePath,
  signCheckpoint,
  signerFromSeed,
  verifierKeyFromSeed,
} from '../../../libs/transparency-log/index.ts'
import { api, jazari } from '../testing.ts'

const origin = 'log.example/jazari'
const seed = new Uint8Array(32).fill(7)
const key = formatVerifierKey(verifierKeyFromSeed(origin, seed))
const entries = (count: number) => Array.from({ length: count }, (_, index) => Buffer.from(`entry ${index}`))

/** A log whose entries and checkpoint may be changed while it is served. */
async function aLog() {
  const served: { entries: readonly Buffer[]; checkpoint: string } = { entries: [], checkpoint: '' }
  const publish = (shown: readonly Buffer[], signed: readonly Buffer[] = shown) => {
    const frontier = new Frontier()
    for (const entry of signed) frontier.append(leafHash(entry))
    served.entries = shown
    served.checkpoint = signCheckpoint({ origin, size: signed.length, root: frontier.root() }, [
      signerFromSeed(origin, seed),
    ])
  }
  const server = await api([], (fastify) => {
    fastify.get('/log/checkpoint', async (_, reply) => reply.type('text/plain').send(served.checkpoint))
    fastify.get<{ Params: { '*': string } }>('/log/tile/*', async (request, reply) => {
      const tile = parseTilePath(`tile/${request.params['*']}`)
      const first = (tile?.index ?? 0) * 256
      const group = served.entries.slice(first, first + (tile?.width ?? 0))
      if (tile?.level !== 'entries' || group.length < tile.width) return reply.code(404).send()
      return reply.type('application/octet-stream').send(Buffer.from(encodeEntryBundle(group)))
    })
  })
  const remember = join(mkdtempSync(join(tmpdir(), 'jazari-log-')), 'state', 'checkpoint')
  const verify = async (...args: string[]) => {
    const ran = await jazari(['log', 'verify', '--key', key, '--remember', remember, '--json', ...args], server.env)
    return { exit: ran.exit, report: JSON.parse(ran.stdout) as Record<string, unknown> }
  }
  return { publish, verify, server, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}

test('a log that holds what was signed is sound, and grows from what was seen before', async () => {
  await using log = await aLog()
  log.publish(entries(300))
  expect(await log.verify()).toMatchObject({ exit: 0, report: { size: 300, fault: null, seenBefore: null } })
  log.publish(entries(700))
  expect(await log.verify()).toMatchObject({ exit: 0, report: { size: 700, fault: null, seenBefore: 300 } })
})

test('an entry that is not what was signed is found', async () => {
  await using log = await aLog()
  const changed = entries(300).with(17, Buffer.from('another'))
  log.publish(changed, entries(300))
  expect(await log.verify()).toMatchObject({ exit: 1, report: { fault: 'entries-differ' } })
})

test('a log that was rewritten and signed again is found by who has seen it before', async () => {
  await using log = await aLog()
  log.publish(entries(300))
  await log.verify()
  log.publish(entries(400).with(17, Buffer.from('another')))
  expect(await log.verify()).toMatchObject({ exit: 1, report: { fault: 'rewritten', seenBefore: 300 } })
  log.publish(entries(299))
  expect(await log.verify()).toMatchObject({ exit: 1, report: { fault: 'smaller-than-before' } })
  // What was wrong is not remembered in place of what was right.
  log.publish(entries(400))
  expect(await log.verify()).toMatchObject({ exit: 0, report: { seenBefore: 300 } })
})

test('without a trusted key it is consistent and no more', async () => {
  await using log = await aLog()
  log.publish(entries(3))
  const ran = await jazari(['log', 'verify', '--json'], {
    ...log.server.env,
    XDG_STATE_HOME: mkdtempSync(join(tmpdir(), 'x-')),
  })
  expect(ran).toMatchObject({ exit: 1, stdout: expect.stringContaining('"unknown-key"') })
})

test('another address than the own server is asked without the key of the own one', async () => {
  await using log = await aLog()
  log.publish(entries(3))
  const elsewhere = { JAZARI_URL: 'http://127.0.0.1:9', JAZARI_KEY: 'secret' }
  const remember = join(mkdtempSync(join(tmpdir(), 'jazari-log-')), 'checkpoint')
  const args = ['log', 'verify', '--url', `${log.server.env.JAZARI_URL}/`, '--key', key, '--remember', remember]
  expect(await jazari([...args, '--language', 'en'], elsewhere)).toMatchObject({
    exit: 0,
    stdout: expect.stringContaining('3 entries'),
  })
})
