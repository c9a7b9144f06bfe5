import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { KnowledgeContext } from '../context.ts'
import { allActiveIndexes } from '../index-store.ts'

export const collectIndexes = operation({
  id: 'knowledge.collect-indexes',
  http: 'POST /jobs/collect-indexes',
  summary: 'Remove search indexes that answer for no version any more',
  permission: 'platform:collect',
  effect: 'queued',
  input: z.strictObject({}),
  output: z.strictObject({ removed: z.number().int() }),
  problems: [],

  facts: () => ({ kind: 'platform', id: 'indexes' }),

  // The worker runs one job at a time: no index is being built while this looks.
  async prepare({ db, searchIndexes }: KnowledgeContext) {
    const active = await allActiveIndexes(db)
    const idle = (await searchIndexes.list()).filter(({ name }) => !active.has(name))
    for (const { name } of idle) await searchIndexes.remove(name)
    return idle.length
  },
  run: async (_context, _input, removed) => ({ removed }),
})
