import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { maskedWords, ShownWords } from '../../../kernel/shown-words.ts'
import type { RegisterContext, RegisterQuestion } from '../context.ts'
import { concealedSystem, seeSystem, systemFacts } from '../facts.ts'
import { tellHistory } from '../history.ts'
import { systemNotFound, systemStateRefused } from '../problems.ts'
import { summaryOf } from '../show-systems.ts'
import { SystemName, SystemSummary } from '../system.ts'
import { findSystem, lockSystem, markWithdrawn } from '../system-store.ts'
import { maxWordsLength } from '../text-lengths.ts'
import { watchLater } from '../watch-later.ts'

export const withdrawSystem = operation({
  id: 'register.withdraw',
  http: 'POST /systems/{system}/withdrawal',
  summary: 'Withdraw a system for good: it answers nobody from the next call on, and its entry stays to be read',
  permission: 'register:write',
  effect: 'write',
  cli: { positional: ['system'] },
  input: z.strictObject({ system: SystemName, reason: ShownWords(maxWordsLength) }),
  output: SystemSummary,
  problems: [systemNotFound, systemStateRefused],

  redact: ({ personalData }: RegisterQuestion, input) => ({
    ...input,
    reason: maskedWords(personalData, input.reason, maxWordsLength),
  }),
  facts: systemFacts,
  concealed: concealedSystem,

  async run(context: RegisterContext, { system: named, reason }) {
    const { db, now, decision, jobs } = context
    const seen = await seeSystem(context, named, lockSystem)
    if (!seen) throw systemNotFound({ system: named })
    const { row } = seen
    if (row.state === 'withdrawn') throw systemStateRefused({ system: row.slug, state: row.state })
    await markWithdrawn(db, row.id)
    await tellHistory(db, row.id, { kind: 'withdrawn', reason }, { at: now, decision: decision.logged.index })
    await watchLater(db, jobs, row.id)
    return summaryOf(context, (await findSystem(db, row.id))!)
  },
})
