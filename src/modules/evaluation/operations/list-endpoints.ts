import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { EvaluationContext } from '../context.ts'
import { Endpoint } from '../endpoint.ts'
import { listEndpoints as listRows, showEndpoint } from '../endpoint-store.ts'

/** Administrators connect a handful; of more, the newest are shown. */
const maxShown = 200

export const listEndpoints = operation({
  id: 'evaluation.list-endpoints',
  http: 'GET /evaluation/endpoints',
  summary: 'List the models that are connected, and those that were, newest first; never their keys',
  permission: 'evaluation:administer',
  effect: 'read',
  input: z.strictObject({}),
  output: z.strictObject({ endpoints: z.array(Endpoint) }),
  problems: [],

  facts: () => ({ kind: 'evaluation-endpoints', id: 'all' }),

  async run({ db }: EvaluationContext) {
    return { endpoints: (await listRows(db, maxShown)).map(showEndpoint) }
  },
})
