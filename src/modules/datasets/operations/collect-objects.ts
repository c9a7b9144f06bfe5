import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { DatasetsContext } from '../context.ts'
import { sweepObjects } from '../sweep-objects.ts'

export const collectObjects = operation({
  id: 'datasets.collect-objects',
  http: 'POST /jobs/collect-objects',
  summary: 'Remove uploads that no draft and no version names',
  permission: 'platform:collect',
  effect: 'queued',
  input: z.strictObject({}),
  output: z.strictObject({ removed: z.number().int() }),
  problems: [],

  facts: () => ({ kind: 'platform', id: 'objects' }),

  prepare: ({ db, objects, now }: DatasetsContext) => sweepObjects(db, objects, now),
  run: async (_context, _input, removed) => ({ removed }),
})
