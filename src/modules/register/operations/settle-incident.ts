import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { holderOf } from '../../../kernel/principal.ts'
import type { RegisterContext, RegisterQuestion } from '../context.ts'
import { tellHistory } from '../history.ts'
import { IncidentId, mayBecome, OwnIncident } from '../incident.ts'
import { incidentNotFound, incidentStateRefused } from '../incident-problems.ts'
import { findIncident, settleIncident as settle } from '../incident-store.ts'
import { maskedWords, maxWordsLength, ShownWords } from '../shown-words.ts'
import { watchLater } from '../watch-later.ts'

export const settleIncident = operation({
  id: 'register.settle-incident',
  http: 'POST /incidents/{id}/settlement',
  summary: 'Confirm an incident, dismiss it or close it, and say publicly what was found and done',
  permission: 'register:settle',
  effect: 'write',
  cli: { positional: ['id', 'state'] },
  input: z
    .strictObject({
      id: IncidentId,
      state: z.enum(['confirmed', 'dismissed', 'closed']),
      /** As long as it is confirmed, the system answers nobody, at no stage. Closing it lets it answer again. */
      blocks: z.boolean().default(false),
      outcome: ShownWords(maxWordsLength),
    })
    .refine(({ state, blocks }) => state === 'confirmed' || !blocks, { path: ['blocks'] }),
  output: OwnIncident.omit({ what: true }).extend({ id: IncidentId }),
  problems: [incidentNotFound, incidentStateRefused],

  redact: ({ personalData }: RegisterQuestion, input) => ({
    ...input,
    outcome: maskedWords(personalData, input.outcome),
  }),

  async facts({ db }: RegisterQuestion, { id }) {
    const found = await findIncident(db, id)
    return found && { kind: 'incident', id, owner: found.owner }
  },

  async run({ db, now, principal, decision, jobs }: RegisterContext, { id, state, blocks, outcome }) {
    const found = await findIncident(db, id)
    if (!found) throw incidentNotFound({ incident: id })
    const settled = { from: found.state, to: state, blocks, outcome, by: holderOf(principal) }
    if (!mayBecome(found.state, state) || !(await settle(db, id, settled, now))) {
      const { state: is } = (await findIncident(db, id))!
      throw incidentStateRefused({ incident: id, state: is })
    }
    const { owner: _, what: __, ...incident } = found
    const happened = { kind: 'incident-settled', state, blocks, outcome } as const
    await tellHistory(db, incident.system.id, happened, { at: now, decision: decision.logged.index })
    await watchLater(db, jobs, incident.system.id)
    return {
      ...incident,
      state,
      blocks,
      outcome,
      reportedAt: incident.reportedAt.toISOString(),
      settledAt: now.toISOString(),
    }
  },
})
