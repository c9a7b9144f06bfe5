import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { maskedText } from '../../../kernel/shown-words.ts'
import type { PermitsContext, PermitsQuestion } from '../context.ts'
import { insertDecisions } from '../decision-store.ts'
import { concealedRequest, decidingFacts } from '../facts.ts'
import { nothingToDecide, requestNotFound, requestStateRefused } from '../problems.ts'
import { maxWordsLength, Reason } from '../project.ts'
import { PermitRequest, RequestId } from '../request.ts'
import { findRequest, setState } from '../request-store.ts'
import { showRequest } from '../show-requests.ts'
import { takeUpDecision } from '../take-up-decision.ts'

export const refuseRequest = operation({
  id: 'permits.refuse-request',
  http: 'POST /permit-requests/{id}/refusal',
  summary: 'Refuse a request in the name of the owner of the data, with a reason; one refusal refuses the whole',
  permission: 'permits:decide',
  effect: 'write',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: RequestId, reason: Reason }),
  output: PermitRequest,
  problems: [requestNotFound, requestStateRefused, nothingToDecide],

  redact: ({ personalData }: PermitsQuestion, input) => ({
    ...input,
    reason: maskedText(personalData, input.reason, maxWordsLength),
  }),
  facts: decidingFacts,
  concealed: concealedRequest,

  async run(context: PermitsContext, { id, reason }) {
    const { db, now, decision } = context
    const { caller, deciding } = await takeUpDecision(context, id)
    await insertDecisions(
      db,
      id,
      deciding.map((owner) => ({
        owner,
        granted: false,
        reason,
        days: null,
        personal: null,
        at: now,
        logIndex: decision.logged.index,
      })),
    )
    await setState(db, id, 'refused')
    return showRequest(context, (await findRequest(db, id, caller))!)
  },
})
