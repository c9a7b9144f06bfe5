import { z } from 'zod'
import { canonicalJson } from '../../../../libs/canonical-json/index.ts'
import { Approval } from '../../../../libs/receipt/index.ts'
import { Digest, digestOfText, newId } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { holderOf } from '../../../kernel/principal.ts'
import { maskedText, ShownText } from '../../../kernel/shown-words.ts'
import { insertApproval } from '../approval-store.ts'
import type { RegisterContext, RegisterQuestion } from '../context.ts'
import { approvingFacts, concealedSystem, seeSystem } from '../facts.ts'
import { tellHistory } from '../history.ts'
import { alreadyApproved, approvalDiffers, notReadyToApprove, systemNotFound, systemStateRefused } from '../problems.ts'
import { publishEvidence } from '../publish-evidence.ts'
import { withStanding } from '../show-systems.ts'
import { Stage, SystemName } from '../system.ts'
import { lockSystem } from '../system-store.ts'
import { maxWordsLength } from '../text-lengths.ts'
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
    /** What the caller was shown, as far as they say it: what was named, assessed or recorded since is approved by nobody. */
    version: Digest.optional(),
    assessment: Digest.optional(),
    /** For each duty of the level, in its order. */
    results: z.array(Digest).max(100).optional(),
    /** For those who read the entry. */
    note: ShownText(maxWordsLength).optional(),
  }),
  // Exactly this text: the log's outcome commits to it, and whoever checks an answer checks it.
  output: Approval,
  problems: [systemNotFound, systemStateRefused, notReadyToApprove, approvalDiffers, alreadyApproved],

  redact: ({ personalData }: RegisterQuestion, input) => ({
    ...input,
    ...(input.note !== undefined && { note: maskedText(personalData, input.note, maxWordsLength) }),
  }),
  facts: approvingFacts,
  concealed: concealedSystem,

  async run(context: RegisterContext, { system: named, stage, note, ...shown }) {
    const { db, now, principal, decision, jobs } = context
    const seen = await seeSystem(context, named, lockSystem)
    if (!seen) throw systemNotFound({ system: named })
    const { row } = seen
    if (row.state === 'withdrawn') throw systemStateRefused({ system: row.slug, state: row.state })

    const system = await withStanding(context, row)
    const { said, missing } = toApprove(context, row, system.stages[stage])
    if (!said) throw notReadyToApprove({ system: row.slug, missing: missing.join(' ') })
    if (!isAsShown(shown, said)) throw approvalDiffers({ system: row.slug })
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

type Named = Pick<Approval, 'version' | 'assessment' | 'results'>

/** Nobody puts their name under what was put in the place of what they read. */
function isAsShown(
  shown: { readonly [Part in keyof Named]?: Named[Part] | undefined },
  { version, assessment, results }: Named,
): boolean {
  return (
    (shown.version ?? version) === version &&
    (shown.assessment ?? assessment) === assessment &&
    (shown.results ?? results).join() === results.join()
  )
}

function isOf(approval: Approval, { version, assessment, results }: Named): boolean {
  return (
    approval.version === version && approval.assessment === assessment && approval.results.join() === results.join()
  )
}
