import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { maskedText } from '../../../kernel/shown-words.ts'
import { callerOf } from '../caller.ts'
import type { PermitsContext, PermitsQuestion } from '../context.ts'
import { requireKnown } from '../data-known.ts'
import { concealedRequest, ledRequestFacts } from '../facts.ts'
import { dataSetNotFound, projectEnded, requestNotFound, requestStateRefused } from '../problems.ts'
import { maxWordsLength } from '../project.ts'
import { PermitRequest, type RequestContent, RequestId, requestFields } from '../request.ts'
import { contentOf, findRequest, lockRequest, updateContent } from '../request-store.ts'
import { showRequest } from '../show-requests.ts'

const Changes = z.strictObject(requestFields).partial()

export const changeRequest = operation({
  id: 'permits.change-request',
  http: 'POST /permit-requests/{id}',
  summary: 'Fill in or change a draft of a request for a permit',
  permission: 'permits:lead',
  effect: 'write',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: RequestId, ...Changes.shape }),
  output: PermitRequest,
  problems: [requestNotFound, requestStateRefused, projectEnded, dataSetNotFound],

  redact: ({ personalData }: PermitsQuestion, input) => ({
    ...input,
    ...(input.purposeText && { purposeText: maskedText(personalData, input.purposeText, maxWordsLength) }),
    ...(input.justification && { justification: maskedText(personalData, input.justification, maxWordsLength) }),
  }),
  facts: ledRequestFacts,
  concealed: concealedRequest,

  async run(context: PermitsContext, { id, ...said }) {
    const { db } = context
    const caller = await callerOf(context)
    const row = await lockRequest(db, id, caller)
    if (row?.own !== 'lead') throw requestNotFound({ id })
    if (row.project_ended_at) throw projectEnded({ id: row.project_id })
    if (row.state !== 'draft') throw requestStateRefused({ id, state: row.state })
    const content = changed(contentOf(row), said)
    if (said.dataSets) await requireKnown(context, content.dataSets)
    await updateContent(db, id, content)
    return showRequest(context, (await findRequest(db, id, caller))!)
  },
})

/** What was left out stays; a thing that is named twice counts once. */
function changed(content: RequestContent, said: z.output<typeof Changes>): RequestContent {
  const stated = Object.entries(said).filter(([, value]) => value !== undefined)
  const whole: RequestContent = { ...content, ...Object.fromEntries(stated) }
  const once = (names: readonly string[]) => [...new Set(names)]
  return {
    ...whole,
    dataSets: once(whole.dataSets),
    models: once(whole.models),
    consents: once(whole.consents),
    egress: { ...whole.egress, countries: once(whole.egress.countries).sort() },
  }
}
