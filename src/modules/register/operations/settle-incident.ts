import { z } from 'zod'
import { viewOf } from '../../../kernel/database.ts'
import { operation } from '../../../kernel/operation.ts'
import { systemStages } from '../../../kernel/ports/systems.ts'
import { holderOf } from '../../../kernel/principal.ts'
import { maskedWords, ShownWords } from '../../../kernel/shown-words.ts'
import { type AssistantTables, findVersion } from '../../assistants/index.ts'
import type { RegisterContext, RegisterQuestion } from '../context.ts'
import { tellHistory } from '../history.ts'
import { IncidentId, mayBecome, OwnIncident } from '../incident.ts'
import { anotherPersonCloses, incidentNotFound, incidentStateRefused } from '../incident-problems.ts'
import { findIncident, settleIncident as settle } from '../incident-store.ts'
import { stageRows } from '../stage-store.ts'
import { findSystem } from '../system-store.ts'
import { maxWordsLength } from '../text-lengths.ts'
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
  problems: [incidentNotFound, incidentStateRefused, anotherPersonCloses],

  redact: ({ personalData }: RegisterQuestion, input) => ({
    ...input,
    outcome: maskedWords(personalData, input.outcome, maxWordsLength),
  }),

  async facts({ db }: RegisterQuestion, { id }) {
    const found = await findIncident(db, id)
    return found && { kind: 'incident', id, owner: found.owner }
  },

  async run({ db, now, principal, decision, jobs }: RegisterContext, { id, state, blocks, outcome }) {
    const found = await findIncident(db, id)
    if (!found) throw incidentNotFound({ incident: id })
    if (found.blocks && state === 'closed' && (await madeSomething(db, found.system.id, holderOf(principal)))) {
      throw anotherPersonCloses({ incident: id })
    }
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

/** Whoever entered the system, or made or named a version that is named for one of its stages. */
async function madeSomething(db: RegisterContext['db'], system: string, holder: string | null): Promise<boolean> {
  const row = (await findSystem(db, system))!
  if (row.created_by === holder) return true
  for (const stage of systemStages) {
    const { named } = await stageRows(db, row.id, stage)
    if (!named) continue
    const version = await findVersion(viewOf<AssistantTables>(db), named.version)
    if (named.named_by === holder || version?.madeBy === holder) return true
  }
  return false
}
