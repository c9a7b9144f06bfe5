import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { RegisterContext } from '../context.ts'
import { concealedSystem, seeSystem, systemFacts } from '../facts.ts'
import { tellHistory } from '../history.ts'
import { entryIncomplete, systemNotFound, systemStateRefused } from '../problems.ts'
import { publishEvidence } from '../publish-evidence.ts'
import { reviewDueAfter } from '../review.ts'
import { summariesOf, withStanding } from '../show-systems.ts'
import { SystemName, SystemSummary } from '../system.ts'
import { findSystem, lockSystem, markLive, setReviewDue } from '../system-store.ts'
import { undeclared } from '../undeclared.ts'
import { watchLater } from '../watch-later.ts'

export const putSystemLive = operation({
  id: 'register.put-live',
  http: 'POST /systems/{system}/live',
  summary:
    'Make the entry of a system public, with the plans and results that it rests on; it answers once all else holds',
  permission: 'register:write',
  effect: 'write',
  cli: { positional: ['system'] },
  input: z.strictObject({ system: SystemName }),
  output: SystemSummary,
  problems: [systemNotFound, systemStateRefused, entryIncomplete],

  facts: systemFacts,
  concealed: concealedSystem,

  async run(context: RegisterContext, { system: named }) {
    const { db, now, decision, jobs, riskQuestionnaire } = context
    const seen = await seeSystem(context, named, lockSystem)
    if (!seen) throw systemNotFound({ system: named })
    const { row } = seen
    if (row.state !== 'draft') throw systemStateRefused({ system: row.slug, state: row.state })

    const { facts, rows } = (await withStanding(context, row)).stages.production
    const missing = [
      ...(row.assistant_id === null ? ['assistant'] : []),
      ...(facts.assessment ? [] : ['assessment']),
      ...undeclared(riskQuestionnaire, facts.assessment?.level ?? 1, row.declared),
    ]
    if (missing.length > 0) throw entryIncomplete({ system: row.slug, missing: missing.join(' ') })

    if (row.review_due === null && facts.assessment && rows.assessment) {
      await setReviewDue(db, row.id, reviewDueAfter(facts.assessment.level, rows.assessment.at))
    }
    await markLive(db, row.id, now)
    await tellHistory(db, row.id, { kind: 'live' }, { at: now, decision: decision.logged.index })
    await watchLater(db, jobs, row.id)
    const system = await withStanding(context, (await findSystem(db, row.id))!)
    await publishEvidence(context, system)
    const [summary] = await summariesOf(context, [system])
    return summary!
  },
})
