import { z } from 'zod'
import { canonicalJson } from '../../../../libs/canonical-json/index.ts'
import { Approval } from '../../../../libs/receipt/index.ts'
import { digestOfText, newId } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { holderOf } from '../../../kernel/principal.ts'
import { insertApproval } from '../approval-store.ts'
import type { RegisterContext, RegisterQuestion } from '../context.ts'
import { approvingFacts, concealedSystem, seeSystem } from '../facts.ts'
import { tellHistory } from '../history.ts'
import { alreadyApproved, notReadyToApprove, systemNotFound, systemStateRefused } from '../problems.ts'
import { publishEvidence } from '../publish-evidence.ts'
import { withStanding } from '../show-systems.ts'
import { maskedText, maxWordsLength, ShownText } from '../shown-words.ts'
import { Stage, SystemName } from '../system.ts'
import { lockSystem } from '../system-store.ts'
import { toApprove } from '../to-approve.ts'
import { watchLater } from '../watch-later.ts'

export const approveSystem = operation({
  id: 'register.approve',
  http: 'POST /systems/{system}/stages/{stage}/approvals',
  summary: 'Approve the version named for a stage, on its results and its assessment as they are now; two people do',
  permission: 'register:approve',
  effect: 'write',
  cli: { positional: ['system', 'stage'] },
  input: z.strictObject({
    system: SystemName,
    stage: Stage,
    /** For those who read the entry. */
    note: ShownText(maxWordsLength).optional(),
  }),
  // Exactly this text: the log's outcome commits to it, and whoever checks an answer checks it.
  output: Approval,
  problems: [systemNotFound, systemStateRefused, notReadyToApprove, alreadyApproved],

  redact: ({ personalData }: RegisterQuestion, input) => ({
    ...input,
    ...(input.note !== undefined && { note: maskedText(personalData, input.note) }),
  }),
  facts: approvingFacts,
  concealed: concealedSystem,

  async run(context: RegisterContext, { system: named, stage, note }) {
    const { db, now, principal, decision, jobs } = context
    const seen = await seeSystem(context, named, lockSystem)
    if (!seen) throw systemNotFound({ system: named })
    const { row } = seen
    if (row.state === 'withdrawn') throw systemStateRefused({ system: row.slug, state: row.state })

    const system = await withStanding(context, row)
    const { said, missing } = toApprove(context, row, system.stages[stage])
    if (!said) throw notReadyToApprove({ system: row.slug, missing: missing.join(' ') })
    // The rules let nobody in who cannot be held to account.
    const by = holderOf(principal)!
    if (system.stages[stage].approvals.some((one) => one.by === by && isOf(one.stated, said))) {
      throw alreadyApproved({ system: row.slug })
    }

    const approval: Approval = {
      v: 1,
      kind: 'system-approval',
      id: newId('apr'),
      system: row.id,
      stage,
      ...said,
      at: now.toISOString(),
    }
    const document = canonicalJson(approval)
    const digest = digestOfText(document)
    const { index } = decision.logged
    await insertApproval(db, { stated: approval, document, digest, by, at: now, decision: index, note: note ?? null })
    const happened = { kind: 'approved', stage, version: said.version, approval: digest } as const
    await tellHistory(db, row.id, happened, { at: now, decision: index })
    await publishEvidence(context, system)
    await watchLater(db, jobs, row.id)
    return approval
  },
})

function isOf(
  approval: Approval,
  { version, assessment, results }: Pick<Approval, 'version' | 'assessment' | 'results'>,
) {
  return (
    approval.version === version && approval.assessment === assessment && approval.results.join() === results.join()
  )
}
