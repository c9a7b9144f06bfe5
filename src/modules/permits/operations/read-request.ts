import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { PermitsContext } from '../context.ts'
import { concealedRequest, findWithData, requestFacts } from '../facts.ts'
import { requestNotFound } from '../problems.ts'
import { PermitRequest, RequestId } from '../request.ts'
import { showRequest } from '../show-requests.ts'

export const readRequest = operation({
  id: 'permits.read-request',
  http: 'GET /permit-requests/{id}',
  summary: 'Read a request for a permit, and what the owners of the data decided',
  permission: 'permits:project',
  effect: 'read',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: RequestId }),
  output: PermitRequest,
  problems: [requestNotFound],

  facts: requestFacts,
  concealed: concealedRequest,

  async run(context: PermitsContext, { id }) {
    const found = await findWithData(context, id)
    if (!found) throw requestNotFound({ id })
    return showRequest(context, found.row)
  },
})
