import { z } from 'zod'
import { viewOf } from '../../../kernel/database.ts'
import { operation } from '../../../kernel/operation.ts'
import { holderOf } from '../../../kernel/principal.ts'
import { consentTerms, type IdentityTables } from '../../identity/index.ts'
import { callerOf } from '../caller.ts'
import type { PermitsContext } from '../context.ts'
import { requireKnown } from '../data-known.ts'
import { type DecisionRow, insertDecisions } from '../decision-store.ts'
import { askingFacts, concealedRequest } from '../facts.ts'
import { issuePermit } from '../issue-permit.ts'
import { membersOf } from '../member-store.ts'
import {
  consentsNotForThis,
  dataSetNotFound,
  projectEnded,
  requestIncomplete,
  requestNotFound,
  requestStateRefused,
} from '../problems.ts'
import { answerDays, missingIn, PermitRequest, type RequestContent, RequestId } from '../request.ts'
import { requestDigest } from '../request-digest.ts'
import { type AskedData, contentOf, findRequest, lockRequest, markAsked, type RequestRow } from '../request-store.ts'
import { askedFrom, isCovered, showRequest } from '../show-requests.ts'

const dayMs = 86_400_000
/** What a rule says of a request that nobody has to look at. */
const grantAtOnce = 'grant-at-once'

export const askForPermit = operation({
  id: 'permits.ask',
  http: 'POST /permit-requests/{id}/asking',
  summary:
    'Ask for the permit: the owners of the data decide, or the rules at once when it is small and the data are open',
  permission: 'permits:ask',
  effect: 'write',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: RequestId }),
  output: PermitRequest,
  problems: [
    requestNotFound,
    requestStateRefused,
    requestIncomplete,
    projectEnded,
    dataSetNotFound,
    consentsNotForThis,
  ],

  facts: askingFacts,
  concealed: concealedRequest,

  async run(context: PermitsContext, { id }) {
    const { db, now, principal } = context
    const caller = await callerOf(context)
    const draft = await lockRequest(db, id, caller)
    const by = holderOf(principal)
    if (draft?.own !== 'lead' || by === null) throw requestNotFound({ id })
    if (draft.project_ended_at) throw projectEnded({ id: draft.project_id })
    if (draft.state !== 'draft') throw requestStateRefused({ id, state: draft.state })
    const content = contentOf(draft)
    const missing = missingIn(content)
    if (missing.length > 0) throw requestIncomplete({ id, missing: missing.join(' ') })

    const data = (await requireKnown(context, content.dataSets)).map(askedFrom)
    await requireCovering(context, draft)
    const digest = requestDigest({ id, project: draft.project_id, askedAt: now }, content, data)
    await markAsked(db, id, { by, at: now, due: new Date(now.getTime() + answerDays * dayMs), digest, data })

    if (await isGrantedAtOnce(context, id)) {
      const row = (await findRequest(db, id, caller))!
      const decisions = decisionsByRule(context, content, data)
      await insertDecisions(db, id, decisions)
      await issuePermit(context, row, data, decisions)
    }
    return showRequest(context, (await findRequest(db, id, caller))!)
  },
})

/** @throws Problem for consents that are not given, or not for what is asked. */
async function requireCovering({ db, now }: PermitsContext, draft: RequestRow): Promise<void> {
  const content = contentOf(draft)
  const terms = await consentTerms(viewOf<IdentityTables>(db), content.consents, now)
  const organisations = (await membersOf(db, [draft.project_id])).map(({ organisation }) => organisation)
  const others = content.consents.filter((id) => {
    const given = terms.get(id)
    return given === undefined || !isCovered(given, content, organisations)
  })
  if (others.length > 0) throw consentsNotForThis({ id: draft.id, consents: others.join(' ') })
}

/**
 * The rules say so, and say so again of the data as they were written down just now: a label that was raised since the
 * decision opens nothing.
 */
async function isGrantedAtOnce(context: PermitsContext, id: string): Promise<boolean> {
  const { decider, decision, principal, channel, now, permit } = context
  if (!decision.obligations.some(({ obligation }) => obligation === grantAtOnce)) return false
  const again = decider.decide({
    operation: askForPermit.id,
    permission: askForPermit.permission,
    principal,
    channel,
    at: now,
    resource: await askingFacts(context, { id }),
    ...(permit !== undefined && { permit }),
  })
  return again.effect === 'allow' && again.obligations.some(({ obligation }) => obligation === grantAtOnce)
}

function decisionsByRule(
  { now, decision }: PermitsContext,
  content: RequestContent,
  data: readonly AskedData[],
): DecisionRow[] {
  const owners = [...new Set(data.map(({ owner }) => owner))]
  return owners.map((owner) => ({
    owner,
    granted: true,
    reason: null,
    days: content.days,
    personal: 'masked',
    at: now,
    logIndex: decision.logged.index,
  }))
}
