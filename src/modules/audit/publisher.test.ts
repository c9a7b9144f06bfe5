import { mkdtempSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  leafHash,
  parseTlogProof,
  parseVerifierKey,
  verifyConsistency,
  verifyTlogProof,
} from '../../../libs/transparency-log/index.ts'
import { openLogKey } from '../../adapters/keys/log-key.ts'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import type { Database } from '../../kernel/database.ts'
import { proveDecision, proveEntry } from './proof.ts'
import { entriesFrom } from './store.ts'
import type { AuditTables } from './tables.ts'
import { aDecisionLog, aPublisher, memoryPublication, unguarded } from './testing.ts'

const keyFolder = mkdtempSync(join(tmpdir(), 'jazari-key-'))
const signer = openLogKey(keyFolder, 'log.example')
const key = parseVerifierKey(signer.verifierKey)!

async function appendMany(db: Database, count: number): Promise<void> {
  const log = await aDecisionLog(db)
  const question = {
    operation: 'test.act',
    permission: 'test:act',
    principal: { kind: 'anonymous' },
    channel: 'api',
    at: new Date(),
    resource: undefined,
  } as const
  const decision = { effect: 'deny', reasons: [], missing: [], obligations: [], packs: [], conceal: false } as const
  const person = { ...question, principal: { kind: 'service', id: 'sv', roles: [] } } as const
  await Promise.all(Array.from({ length: count }, (_, i) => log.appendDenial({ question: person, decision, input: i })))
  await log.close(new Date())
}

test('the key is made once, only its owner reads it, and the name holds a part of its hash', () => {
  expect(openLogKey(keyFolder, 'another.name')).toMatchObject({
    origin: signer.origin,
    verifierKey: signer.verifierKey,
  })
  expect(statSync(join(keyFolder, 'log.json')).mode & 0o777).toBe(0o600)
  expect(signer.origin).toMatch(/^log\.example\/[0-9a-f]{8}$/)
})

test('every entry is proved under the checkpoint, also across a tile and two levels', async () => {
  await using db = await freshDatabase<AuditTables>()
  const publisher = await aPublisher(db, signer)
  for (const count of [3, 300, 1]) {
    await appendMany(db, count)
    await publisher.publish()
  }
  const under = publisher.published()!
  expect(under.size).toBe(304)
  const rows = await db.selectFrom('audit.entry').select(['index', 'text']).orderBy('index').execute()
  for (const row of rows.filter((_, i) => i % 37 === 0 || i > 300)) {
    const proof = parseTlogProof(await proveEntry(publisher, Number(row.index), under))!
    expect(verifyTlogProof(proof, leafHash(Buffer.from(row.text)), [key]).size).toBe(304)
  }
  await publisher.close()
})

test('a checkpoint continues the one before it', async () => {
  await using db = await freshDatabase<AuditTables>()
  const publisher = await aPublisher(db, signer)
  await appendMany(db, 270)
  await publisher.publish()
  const before = publisher.published()!
  await appendMany(db, 20)
  await publisher.publish()
  const after = publisher.published()!
  const proof = await publisher.consistency(before.size, after.size)
  const claim = { oldSize: before.size, newSize: after.size, oldRoot: before.root, newRoot: after.root, proof }
  expect(verifyConsistency(claim)).toBe(true)
  await publisher.close()
})

test('after a restart the log goes on from its tiles, and from its rows when the tiles are gone or wrong', async () => {
  await using db = await freshDatabase<AuditTables>()
  const publication = memoryPublication()
  const first = await aPublisher(db, signer, publication)
  await appendMany(db, 300)
  await first.close()
  const { root } = first.published()!

  const second = await aPublisher(db, signer, publication)
  expect(second.published()).toMatchObject({ size: 300, root })
  await second.close()

  for (const damage of [
    () => publication.files.clear(),
    () => publication.files.set('tile/0/000', new Uint8Array(8192)),
  ]) {
    damage()
    const again = await aPublisher(db, signer, publication)
    expect(again.published()).toMatchObject({ size: 300, root })
    await appendMany(db, 1)
    await again.publish()
    await again.close()
    publication.signed = first.published()!.checkpoint
  }
})

test('rows behind the last signed checkpoint, a restored backup, are not signed', async () => {
  await using db = await freshDatabase<AuditTables>()
  const publication = memoryPublication()
  const publisher = await aPublisher(db, signer, publication)
  await appendMany(db, 10)
  await publisher.close()
  await unguarded(db)
  await sql`delete from audit.entry where index >= 6`.execute(db)
  await sql`update audit.head set size = 6`.execute(db)
  publication.files.clear()

  const restored = await aPublisher(db, signer, publication)
  expect(restored.fault()).toBe('rows-behind-checkpoint')
  await restored.publish()
  expect(publication.files.has('checkpoint')).toBe(false)
  await expect(proveDecision(db, restored, 0)).rejects.toMatchObject({
    code: 'audit.log-stopped',
  })
  await restored.close()
})

test('a restored backup that has grown past the checkpoint since is not signed either', async () => {
  await using db = await freshDatabase<AuditTables>()
  const publication = memoryPublication()
  const publisher = await aPublisher(db, signer, publication)
  await appendMany(db, 300)
  await publisher.close()
  const { checkpoint } = publisher.published()!
  await unguarded(db)
  await sql`delete from audit.entry where index >= 280`.execute(db)
  await sql`update audit.head set size = 280`.execute(db)
  // People go on, refused by nobody, while the log does not sign; then somebody starts the server again.
  await appendMany(db, 40)

  const restored = await aPublisher(db, signer, publication)
  await restored.publish()
  expect(restored.fault()).toBe('rows-contradict-checkpoint')
  expect(publication.signed).toBe(checkpoint)
  await restored.close()
})

test.each([
  [2, 'rows-behind-checkpoint'],
  [40, 'rows-contradict-checkpoint'],
])(
  'a database that falls back under a running server, and has %i entries since, is not signed',
  async (since, fault) => {
    await using db = await freshDatabase<AuditTables>()
    const publication = memoryPublication()
    const publisher = await aPublisher(db, signer, publication)
    await appendMany(db, 300)
    await publisher.publish()
    const { checkpoint } = publisher.published()!
    await db.transaction().execute(async (transaction) => {
      await unguarded(transaction)
      await sql`delete from audit.entry where index >= 280`.execute(transaction)
      await sql`update audit.head set size = 280`.execute(transaction)
      await sql`insert into audit.entry
      select index + 280, kind, text, leaf_hash, salt, needs_outcome, owner from audit.entry where index < ${since}`.execute(
        transaction,
      )
      await sql`update audit.head set size = 280 + ${since}`.execute(transaction)
    })

    await publisher.publish()
    expect(publisher.fault()).toBe(fault)
    expect(publication.signed).toBe(checkpoint)
    await publisher.close()
  },
)

test('a rewritten entry is not signed', async () => {
  await using db = await freshDatabase<AuditTables>()
  const publication = memoryPublication()
  const publisher = await aPublisher(db, signer, publication)
  await appendMany(db, 10)
  await publisher.close()
  await unguarded(db)
  await sql`update audit.entry set text = replace(text, 'test.act', 'test.lie'), leaf_hash = sha256('lie') where index = 4`.execute(
    db,
  )
  publication.files.clear()

  const rewritten = await aPublisher(db, signer, publication)
  expect(rewritten.fault()).toBe('rows-contradict-checkpoint')
  await rewritten.close()
})

test('a write that fails leaves the last checkpoint, and the next round mends it', async () => {
  await using db = await freshDatabase<AuditTables>()
  const publication = memoryPublication()
  const write = publication.write
  const publisher = await aPublisher(db, signer, publication)
  await appendMany(db, 300)
  publication.write = async (path, bytes) => {
    if (path.startsWith('tile/1/')) throw new Error('disk full')
    return write(path, bytes)
  }
  await expect(publisher.publish()).rejects.toThrow('disk full')
  // Whoever wants a proof is told, and does not wait for a disk.
  await expect(publisher.covering(299)).rejects.toThrow('disk full')
  publication.write = write
  await publisher.publish()
  expect(publisher.published()?.size).toBe(300)
  expect((await publisher.covering(299))?.size).toBe(300)
  expect(await publisher.covering(300)).toBeUndefined()
  expect(publication.files.has('tile/1/000.p/1')).toBe(true)
  await publisher.close()
})

test('what a tile was before it was full is removed, and older trees are still proved', async () => {
  await using db = await freshDatabase<AuditTables>()
  const publication = memoryPublication()
  const publisher = await aPublisher(db, signer, publication)
  await appendMany(db, 200)
  await publisher.publish()
  const before = publisher.published()!
  expect(publication.files.has('tile/0/000.p/200')).toBe(true)
  await appendMany(db, 100)
  await publisher.publish()
  const after = publisher.published()!
  expect(
    [...publication.files.keys()].filter((path) => path.includes('/000.p/') && !path.startsWith('tile/1/')),
  ).toEqual([])
  expect(publication.files.has('tile/0/001.p/44')).toBe(true)

  const leaf = leafHash(Buffer.from((await entriesFrom(db, 7, 1))[0]!.text))
  const proof = parseTlogProof(await proveEntry(publisher, 7, before))!
  expect(verifyTlogProof(proof, leaf, [key]).size).toBe(before.size)
  const consistency = await publisher.consistency(before.size, after.size)
  const claim = {
    oldSize: before.size,
    newSize: after.size,
    oldRoot: before.root,
    newRoot: after.root,
    proof: consistency,
  }
  expect(verifyConsistency(claim)).toBe(true)
  await publisher.close()
})
