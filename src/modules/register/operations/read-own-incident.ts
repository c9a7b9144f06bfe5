import { z } from 'zod'
import { secretDigest } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import type { RegisterContext } from '../context.ts'
import { IncidentSecret, OwnIncident } from '../incident.ts'
import { incidentReportNotFound } from '../incident-problems.ts'
import { findIncidentBySecret } from '../incident-store.ts'

export const readOwnIncident = operation({
  id: 'register.read-own-incident',
  http: 'POST /incident-reading',
  summary: 'Read what became of an incident, by the secret that its reporter was given',
  permission: 'register:own-report',
  effect: 'read',
  cli: { positional: ['secret'] },
  input: z.strictObject({ secret: IncidentSecret }),
  output: OwnIncident,
  problems: [incidentReportNotFound],

  // Nothing of the secret: what is asked for here is in the log.
  facts: () => ({ kind: 'incident', id: 'by-its-secret' }),

  async run({ db }: RegisterContext, { secret }) {
    const found = await findIncidentBySecret(db, secretDigest(secret))
    if (!found) throw incidentReportNotFound({})
    const { id: _, owner: __, ...incident } = found
    return {
      ...incident,
      reportedAt: incident.reportedAt.toISOString(),
      settledAt: incident.settledAt?.toISOString() ?? null,
    }
  },
})
