import { sql } from 'kysely'
import type { Database } from '../../kernel/database.ts'
import type { LogPublication, LogSigner } from '../../kernel/ports/log-publication.ts'
import { openDecisionLog } from './decision-log.ts'
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
export function aDecisionLog(db: Database, clock: () => Date = () => new Date()) {
  return openDecisionLog({
    db,
    pseudonymKey: Buffer.alloc(32, 7),
    clock,
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
