import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { callerOf } from '../caller.ts'
import type { PermitsContext } from '../context.ts'
import { concealedRequest, ledRequestFacts } from '../facts.ts'
import { requestNotFound, requestStateRefused } from '../problems.ts'
import { PermitRequest, RequestId } from '../request.ts'
import { lockRequest, setState } from '../request-store.ts'
import { showRequest } from '../show-requests.ts'

export const withdrawRequest = operation({
  id: 'permits.withdraw-request',
  http: 'POST /permit-requests/{id}/withdrawal',
  summary: 'Withdraw a draft, or a request that was not answered yet',
  permission: 'permits:lead',
  effect: 'write',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: RequestId }),
  output: PermitRequest,
  problems: [requestNotFound, requestStateRefused],

  facts: ledRequestFacts,
  concealed: concealedRequest,

  async run(context: PermitsContext, { id }) {
    const row = await lockRequest(context.db, id, await callerOf(context))
    if (row?.own !== 'lead') throw requestNotFound({ id })
    if (row.state !== 'draft' && row.state !== 'asked') throw requestStateRefused({ id, state: row.state })
    await setState(context.db, id, 'withdrawn')
    return showRequest(context, { ...row, state: 'withdrawn' })
  },
})
