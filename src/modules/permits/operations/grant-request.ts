import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { maskedText } from '../../../kernel/shown-words.ts'
import type { PermitsContext, PermitsQuestion } from '../context.ts'
import { insertDecisions } from '../decision-store.ts'
import { concealedRequest, decidingFacts } from '../facts.ts'
import { issuePermit } from '../issue-permit.ts'
import { PersonalTreatment } from '../permit.ts'
import { dataChanged, daysTooMany, nothingToDecide, requestNotFound, requestStateRefused } from '../problems.ts'
import { maxWordsLength, Reason } from '../project.ts'
import { PermitRequest, RequestId, requestFields } from '../request.ts'
import { findRequest } from '../request-store.ts'
import { requireUnchanged } from '../require-unchanged.ts'
import { showRequest } from '../show-requests.ts'
import { takeUpDecision } from '../take-up-decision.ts'

export const grantRequest = operation({
  id: 'permits.grant',
  http: 'POST /permit-requests/{id}/grant',
  summary: 'Grant a request in the name of the owner of the data; the permit is issued when every owner has granted',
  permission: 'permits:decide',
  effect: 'write',
  cli: { positional: ['id'] },
  input: z.strictObject({
    id: RequestId,
    reason: Reason,
    /** For less time than was asked for. */
    days: requestFields.days.optional(),
    personal: PersonalTreatment.default('masked'),
  }),
  output: PermitRequest,
  problems: [requestNotFound, requestStateRefused, nothingToDecide, dataChanged, daysTooMany],

  redact: ({ personalData }: PermitsQuestion, input) => ({
    ...input,
    reason: maskedText(personalData, input.reason, maxWordsLength),
  }),
  facts: decidingFacts,
  concealed: concealedRequest,

  async run(context: PermitsContext, { id, reason, days, personal }) {
    const { db, now, decision } = context
    const { row, caller, asked, decided, deciding, waiting } = await takeUpDecision(context, id)
    const most = row.days ?? 0
    if (days !== undefined && days > most) throw daysTooMany({ days: most })
    await requireUnchanged(context, asked)

    const logIndex = decision.logged.index
    const granted = deciding.map((owner) => ({
      owner,
      granted: true,
      reason,
      days: days ?? most,
      personal,
      at: now,
      logIndex,
    }))
    await insertDecisions(db, id, granted)
    const isLast = waiting.every((owner) => deciding.includes(owner))
    if (isLast) await issuePermit(context, row, asked, [...decided, ...granted])
    return showRequest(context, (await findRequest(db, id, caller))!)
  },
})
