import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { ObjectDigest } from '../../kernel/ports/object-store.ts'
import { ObjectTooLarge } from '../../kernel/ports/object-store.ts'
import { openFolderStore } from './folder-store.ts'

// FIPS 180-4's example: SHA-256 of `abc`.
const abc: ObjectDigest = 'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'

test('an object is found under the digest of its bytes', async () => {
  using place = aStore()

  const stored = await place.store.put(Buffer.from('abc'), { maxBytes: 3 })

  expect(stored).toEqual({ digest: abc, size: 3 })
  expect(await place.store.sizeOf(abc)).toBe(3)
  expect(await buffer((await place.store.open(abc))!)).toEqual(Buffer.from('abc'))
  expect(await buffer((await place.store.open(abc, { start: 1, end: 1 }))!)).toEqual(Buffer.from('b'))
  expect(statSync((await place.store.path(abc))!).mode & 0o777).toBe(0o400)
})

test('the same bytes twice at once are one object', async () => {
  using place = aStore()

  const stored = await Promise.all([1, 2, 3].map(() => place.store.put(Buffer.from('abc'), { maxBytes: 3 })))

  expect(new Set(stored.map(({ digest }) => digest))).toEqual(new Set([abc]))
  expect(place.files()).toHaveLength(1)
})

test('an object that is not here is an answer, and one that is removed is not here', async () => {
  using place = aStore()
  expect(await place.store.open(abc)).toBeUndefined()
  expect(await place.store.path(abc)).toBeUndefined()
  expect(await place.store.remove(abc)).toBe(false)

  await place.store.put(Buffer.from('abc'), { maxBytes: 3 })

  expect(await place.store.remove(abc)).toBe(true)
  expect(await place.store.sizeOf(abc)).toBeUndefined()
})

test('more bytes than allowed are refused as soon as they come, and leave nothing', async () => {
  using place = aStore()
  let asked = 0
  async function* source() {
    for (;;) {
      asked += 1
      yield Buffer.alloc(100)
    }
  }

  await expect(place.store.put(source(), { maxBytes: 250 })).rejects.toThrow(ObjectTooLarge)

  expect(asked).toBe(3)
  expect(place.files()).toEqual([])
})

test('a source that fails, and one whose caller gives up while it stalls, leave nothing', async () => {
  using place = aStore()
  async function* failing() {
    yield Buffer.from('abc')
    throw new Error('the line broke')
  }
  const stalling = new PassThrough()
  stalling.write('abc')
  const giveUp = new AbortController()

  const putting = place.store.put(stalling, { maxBytes: 1000, signal: giveUp.signal })
  setTimeout(() => giveUp.abort(), 50)

  await expect(putting).rejects.toMatchObject({ name: 'AbortError' })
  await expect(place.store.put(failing(), { maxBytes: 1000 })).rejects.toThrow('the line broke')
  expect(stalling.destroyed).toBe(true)
  expect(place.files()).toEqual([])
})

test('a digest from outside cannot name another file', async () => {
  using place = aStore()

  for (const digest of ['sha256:../../../../etc/passwd', `sha256:${'A'.repeat(64)}`, `md5:${'0'.repeat(32)}`]) {
    await expect(place.store.open(digest as ObjectDigest)).rejects.toThrow('not a SHA-256 digest')
  }
})

test('a process killed while it puts leaves a temporary file alone, swept once it is old', async () => {
  using place = aStore()
  const program = fileURLToPath(new URL('./putter.fixture.ts', import.meta.url))
  const putter = spawn(process.execPath, ['--import', 'tsx', program, place.folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(putter.stdout, 'data')
  putter.kill('SIGKILL')
  await once(putter, 'exit')
  const now = new Date()
  expect(place.files()).toEqual([expect.stringMatching(/^temporary\//)])

  expect(await place.store.sweepTemporary({ now, olderThanMs: 3_600_000 })).toBe(0)
  expect(await place.store.sweepTemporary({ now: new Date(now.getTime() + 7_200_000), olderThanMs: 3_600_000 })).toBe(1)
  expect(place.files()).toEqual([])
})

function aStore() {
  const folder = mkdtempSync(join(tmpdir(), 'jazari-objects-'))
  return {
    folder,
    store: openFolderStore(folder),
    files: () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}
