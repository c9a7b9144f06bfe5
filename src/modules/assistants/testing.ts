/** Builders for tests: the real search, log and rules, on a real database. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLogKey } from '../../adapters/keys/log-key.ts'
import type { Database } from '../../kernel/database.ts'
import type { Principal } from '../../kernel/principal.ts'
import { aPublisher } from '../audit/testing.ts'
import { aKnowledgeSetting, type KnowledgeSetting } from '../knowledge/testing.ts'
import type { AssistantsContext } from './context.ts'

export type AssistantsSetting = AsyncDisposable & {
  readonly knowledge: KnowledgeSetting
  /** Of the log that the receipts are proved by. */
  readonly verifierKey: string
  context(
    principal: Principal,
    emit?: (event: unknown) => void,
  ): ReturnType<KnowledgeSetting['context']> & {
    readonly publisher: Awaited<ReturnType<typeof aPublisher>>
    readonly permitDocument: AssistantsContext['permitDocument']
  }
}

/** Everything the operations of this module stand on. The caller disposes of the database after this. */
export async function anAssistantsSetting(database: Database): Promise<AssistantsSetting> {
  const knowledge = await aKnowledgeSetting(database)
  const folder = await mkdtemp(join(tmpdir(), 'jazari-log-key-'))
  const signer = openLogKey(folder, 'log.example')
  const publisher = await aPublisher(database, signer)
  return {
    knowledge,
    verifierKey: signer.verifierKey,
    context: (principal, emit) => ({
      ...knowledge.context(principal),
      publisher,
      permitDocument: async () => undefined,
      ...(emit && { emit }),
    }),
    async [Symbol.asyncDispose]() {
      await publisher.close()
      await knowledge[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
