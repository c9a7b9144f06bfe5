import { z } from 'zod'
import { newId } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { holderOf } from '../../../kernel/principal.ts'
import { maskedWords, ShownWords } from '../../../kernel/shown-words.ts'
import type { RegisterContext, RegisterQuestion } from '../context.ts'
import { answeringFacts, concealedSystem, seeSystem } from '../facts.ts'
import { tellHistory } from '../history.ts'
import { alreadyStopped, systemNotFound } from '../problems.ts'
import { summaryOf } from '../show-systems.ts'
import { insertStop } from '../stop-store.ts'
import { SystemName, SystemSummary } from '../system.ts'
import { lockSystem } from '../system-store.ts'
import { maxWordsLength } from '../text-lengths.ts'
import { watchLater } from '../watch-later.ts'

export const stopSystem = operation({
  id: 'register.stop',
  http: 'POST /systems/{system}/stop',
  summary: 'Stop a system at once: from the next call on it answers nobody, and its entry says so and why',
  permission: 'register:stop',
  effect: 'write',
  cli: { positional: ['system'] },
  input: z.strictObject({ system: SystemName, reason: ShownWords(maxWordsLength) }),
  output: SystemSummary,
  problems: [systemNotFound, alreadyStopped],

  redact: ({ personalData }: RegisterQuestion, input) => ({
    ...input,
    reason: maskedWords(personalData, input.reason, maxWordsLength),
  }),
  facts: answeringFacts,
  concealed: concealedSystem,

  async run(context: RegisterContext, { system: named, reason }) {
    const { db, now, principal, decision, jobs } = context
    const seen = await seeSystem(context, named, lockSystem)
    if (!seen) throw systemNotFound({ system: named })
    const { row } = seen
    // The rules let nobody in who cannot be held to account.
    const stop = { id: newId('stp'), system: row.id, reason, by: holderOf(principal)!, at: now }
    if (!(await insertStop(db, stop))) throw alreadyStopped({ system: row.slug })
    await tellHistory(db, row.id, { kind: 'stopped', reason }, { at: now, decision: decision.logged.index })
    await watchLater(db, jobs, row.id)
    return summaryOf(context, row)
  },
})
