import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { EvaluationContext } from '../context.ts'
import { Endpoint, EndpointId } from '../endpoint.ts'
import { endEndpoint as endRow, findEndpoint, showEndpoint } from '../endpoint-store.ts'
import { endpointEnded, endpointNotFound } from '../problems.ts'

export const endEndpoint = operation({
  id: 'evaluation.end-endpoint',
  http: 'POST /evaluation/endpoints/{id}/end',
  summary: 'Disconnect a model: its key is forgotten, and plans on it start nothing any more',
  permission: 'evaluation:administer',
  effect: 'write',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: EndpointId }),
  output: Endpoint,
  problems: [endpointNotFound, endpointEnded],

  async facts({ db }: EvaluationContext, { id }) {
    const endpoint = await findEndpoint(db, id)
    return endpoint && { kind: 'evaluation-endpoint', id, owner: endpoint.owner_id }
  },

  async run({ db, now }: EvaluationContext, { id }) {
    if (!(await findEndpoint(db, id))) throw endpointNotFound({ id })
    if (!(await endRow(db, id, now))) throw endpointEnded({ id })
    return showEndpoint((await findEndpoint(db, id))!)
  },
})
