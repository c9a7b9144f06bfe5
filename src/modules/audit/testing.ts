import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { z } from 'zod'
import { pack } from '../../../jurisdictions/ma/pack.ts'
import { openLogKey } from '../../adapters/keys/log-key.ts'
import type { Database } from '../../kernel/database.ts'
import { type CallContext, operation, type RunContext } from '../../kernel/operation.ts'
import type { ResourceFacts } from '../../kernel/ports/decider.ts'
import type { LogPublication, LogSigner } from '../../kernel/ports/log-publication.ts'
import type { Permits } from '../../kernel/ports/permits.ts'
import type { Principal, Role } from '../../kernel/principal.ts'
import { Problem } from '../../kernel/problem.ts'
import { contextForTest, noPermits, ownPremises } from '../../kernel/testing.ts'
import { createDecider, putInForce } from '../policy/index.ts'
import type { AuditContext } from './context.ts'
import { openDecisionLog } from './decision-log.ts'
import type { ForgetDecisions } from './forget-principal.ts'
import { openLogPublisher } from './publisher.ts'

/** A publication kept in memory, which stands for the folder of an installation. */
export function memoryPublication(): LogPublication & {
  readonly files: Map<string, Uint8Array>
  signed: string | undefined
} {
  const files = new Map<string, Uint8Array>()
  return {
    files,
    signed: undefined,
    read: async (path) => files.get(path),
    write: async (path, bytes) => void files.set(path, Uint8Array.from(bytes)),
    async removeFolder(path) {
      for (const name of files.keys()) if (name.startsWith(`${path}/`)) files.delete(name)
    },
    async lastSigned() {
      return this.signed
    },
    async rememberSigned(note) {
      this.signed = note
    },
  }
}

/** Lets a test do what whoever owns the database machine can: edit rows that the database keeps as they were written. */
export async function unguarded(db: Database): Promise<void> {
  for (const table of ['entry', 'outcome', 'body', 'opening']) {
    await sql`alter table ${sql.table(`audit.${table}`)} disable trigger user`.execute(db)
  }
}

/** The decision log of a process on this database, as `app.ts` opens it. */
export function aDecisionLog(
  db: Database,
  clock: () => Date = () => new Date(),
  forgetting: readonly ForgetDecisions[] = [],
) {
  return openDecisionLog({
    db,
    pseudonymKey: Buffer.alloc(32, 7),
    clock,
    forgetting,
    onError: (error) => {
      throw error
    },
  })
}

export function aPublisher(db: Database, signer: LogSigner, publication: LogPublication = memoryPublication()) {
  return openLogPublisher({
    db,
    signer,
    publication,
    onError: (error) => {
      throw error
    },
  })
}

export type AuditSetting = AsyncDisposable & {
  readonly log: Awaited<ReturnType<typeof aDecisionLog>>
  readonly publisher: Awaited<ReturnType<typeof aPublisher>>
  readonly verifierKey: string
  context(
    principal: Principal,
    permits?: Permits,
  ): CallContext & Omit<AuditContext, keyof CallContext | 'decision' | 'now'>
}

/** Everything the operations of this module stand on: the rules of Morocco, and a log that signs. */
export async function anAuditSetting(db: Database, forgetting: readonly ForgetDecisions[] = []): Promise<AuditSetting> {
  const folder = mkdtempSync(join(tmpdir(), 'jazari-log-key-'))
  const signer = openLogKey(folder, 'log.example')
  const [log, publisher] = [await aDecisionLog(db, undefined, forgetting), await aPublisher(db, signer)]
  const packs = [putInForce(pack)]
  const decider = createDecider(packs, ownPremises, (_, error) => {
    throw error
  })
  return {
    log,
    publisher,
    verifierKey: signer.verifierKey,
    context: (principal, permits = noPermits) => ({
      ...contextForTest({ db, decider, log, principal, permits }),
      db,
      publisher,
      packs,
    }),
    async [Symbol.asyncDispose]() {
      await log.close(new Date())
      await publisher.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Somebody, with roles that are held everywhere. */
export function aPerson(id: string, ...roles: readonly Role[]): Principal {
  return { kind: 'person', id, name: `name of ${id}`, organisation: null, roles }
}

/** Acts on a data set, to be allowed or refused by the rules of reading it. */
export function readingOf(resource: ResourceFacts | undefined, changes: { readonly concealed?: true } = {}) {
  return operation({
    id: 'test.read',
    http: 'GET /test',
    summary: 'Read what a test is about',
    permission: 'datasets:read',
    effect: 'write',
    input: z.strictObject({ id: z.string() }),
    output: z.strictObject({ found: z.string() }),
    problems: [],
    facts: () => resource,
    ...(changes.concealed && { concealed: () => new Problem('test.not-found', 404, {}) }),
    run: async (_context: RunContext, { id }) => ({ found: id }),
  })
}
