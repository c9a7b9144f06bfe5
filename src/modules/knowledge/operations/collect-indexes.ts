import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { KnowledgeContext } from '../context.ts'
import { allActiveIndexes } from '../index-store.ts'
import { renewVectors } from '../meaning/want-vectors.ts'

export const collectIndexes = operation({
  id: 'knowledge.collect-indexes',
  http: 'POST /jobs/collect-indexes',
  summary: 'Remove search indexes that answer for no version any more, and ask for vectors that are missing',
  permission: 'platform:collect',
  effect: 'queued',
  input: z.strictObject({}),
  output: z.strictObject({ removed: z.number().int() }),
  problems: [],

  facts: () => ({ kind: 'platform', id: 'indexes' }),

  // The worker runs one job at a time: no index is being built while this looks.
  async prepare({ db, searchIndexes, meaning }: KnowledgeContext) {
    const active = await allActiveIndexes(db)
    const idle = (await searchIndexes.list()).filter(({ name }) => !active.has(name))
    for (const { name } of idle) await searchIndexes.remove(name)
    if (meaning?.dense) {
      const { vectors, space } = meaning.dense
      for (const set of await vectors.list())
        if (!active.has(set.index) || set.space !== space) await vectors.remove(set)
    }
    return idle.length
  },
  async run(context, _input, removed) {
    // A model that was away for longer than the queue tries is there again some day.
    await renewVectors(context.db, context)
    return { removed }
  },
})
