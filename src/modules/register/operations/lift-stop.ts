import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { holderOf } from '../../../kernel/principal.ts'
import { maskedWords, ShownWords } from '../../../kernel/shown-words.ts'
import type { RegisterContext, RegisterQuestion } from '../context.ts'
import { answeringFacts, concealedSystem, seeSystem } from '../facts.ts'
import { tellHistory } from '../history.ts'
import { notStopped, systemNotFound } from '../problems.ts'
import { summaryOf } from '../show-systems.ts'
import { currentStop, liftStop as lift } from '../stop-store.ts'
import { SystemName, SystemSummary } from '../system.ts'
import { lockSystem } from '../system-store.ts'
import { maxWordsLength } from '../text-lengths.ts'
import { watchLater } from '../watch-later.ts'

export const liftStop = operation({
  id: 'register.lift',
  http: 'POST /systems/{system}/lifting',
  summary: 'Lift the stop of a system: it answers again as soon as all else holds. Never by who stopped it',
  permission: 'register:lift',
  effect: 'write',
  cli: { positional: ['system'] },
  input: z.strictObject({ system: SystemName, reason: ShownWords(maxWordsLength) }),
  output: SystemSummary,
  problems: [systemNotFound, notStopped],

  redact: ({ personalData }: RegisterQuestion, input) => ({
    ...input,
    reason: maskedWords(personalData, input.reason, maxWordsLength),
  }),
  async facts(context: RegisterQuestion, { system }) {
    const facts = await answeringFacts(context, { system })
    const stop = facts && (await currentStop(context.db, facts.id))
    // Where there is nothing to lift, whoever may lift at all is told so.
    return facts && { ...facts, author: stop?.by ?? 'nobody' }
  },
  concealed: concealedSystem,

  async run(context: RegisterContext, { system: named, reason }) {
    const { db, now, principal, decision, jobs } = context
    const seen = await seeSystem(context, named, lockSystem)
    if (!seen) throw systemNotFound({ system: named })
    const { row } = seen
    const by = holderOf(principal)!
    const stop = await currentStop(db, row.id)
    // Another stop than the rules were asked about: whoever made this one does not lift it.
    if (!stop || stop.by === by || !(await lift(db, row.id, { reason, by, at: now }))) {
      throw notStopped({ system: row.slug })
    }
    await tellHistory(db, row.id, { kind: 'lifted', reason }, { at: now, decision: decision.logged.index })
    await watchLater(db, jobs, row.id)
    return summaryOf(context, row)
  },
})
