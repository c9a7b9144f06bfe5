import { z } from 'zod'
import { newId, newSecretId, secretDigest } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { holderOf } from '../../../kernel/principal.ts'
import { maskedText, ShownText } from '../../../kernel/shown-words.ts'
import type { RegisterContext, RegisterQuestion } from '../context.ts'
import { harms, IncidentId, IncidentSecret, severities } from '../incident.ts'
import { tooManyIncidents } from '../incident-problems.ts'
import { countIncidentsSince, countUnsigned, insertIncident } from '../incident-store.ts'
import { systemNotFound } from '../problems.ts'
import { SystemName } from '../system.ts'
import { findSystem, isPublished } from '../system-store.ts'
import { maxWordsLength } from '../text-lengths.ts'

/**
 * Reports within an hour beyond which nobody reports without having signed in, and beyond which somebody who has waits: each is
 * kept and read by somebody, and the limit on calls lets through many times as many. Of those that nobody signed no
 * neighbourhood of addresses sends more than its part, so that nobody alone keeps everybody else from reporting.
 */
const mostInAnHour = { unsigned: 200, fromOneNeighbourhood: 10, each: 20 }
const hourMs = 3_600_000

export const reportIncident = operation({
  id: 'register.report-incident',
  http: 'POST /systems/{system}/incidents',
  summary: 'Report that a system did harm or could have; those who answer for it confirm it or say why not',
  permission: 'register:report',
  effect: 'write',
  cli: { positional: ['system'] },
  input: z.strictObject({
    system: SystemName,
    harm: z.enum(harms),
    /** Nothing follows from it by itself, not even from `critical`: anybody could switch a system off. */
    severity: z.enum(severities),
    what: ShownText(maxWordsLength),
  }),
  output: z.strictObject({
    id: IncidentId,
    /** Reads what became of it without an account. Shown this once: only its digest is stored. */
    secret: IncidentSecret,
  }),
  problems: [systemNotFound, tooManyIncidents],

  redact: ({ personalData }: RegisterQuestion, input) => ({
    ...input,
    what: maskedText(personalData, input.what, maxWordsLength),
  }),

  async facts({ db }: RegisterQuestion, { system }) {
    const found = await findSystem(db, system)
    // Nobody reports on a draft, which has answered nobody.
    return found && isPublished(found)
      ? { kind: 'system', id: found.id, owner: found.owner_id, published: true }
      : undefined
  },

  async run(context: RegisterContext, { system: named, harm, severity, what }) {
    const { db, now, principal, decision, sender } = context
    const system = await findSystem(db, named)
    if (!system || !isPublished(system)) throw systemNotFound({ system: named })
    const by = holderOf(principal)
    const most = by === null ? mostInAnHour.unsigned : mostInAnHour.each
    const since = new Date(now.getTime() - hourMs)
    if ((await countIncidentsSince(db, by, { since, most })) >= most) throw tooManyIncidents({})
    if (by === null && sender) {
      const from = context.neighbourhoodDigest(sender.neighbourhood)
      const counted = await countUnsigned(db, from, { since, most: mostInAnHour.fromOneNeighbourhood }, now)
      if (!counted) throw tooManyIncidents({})
    }
    const id = newId('inc')
    const secret = newSecretId('inr')
    const report = { id, secretDigest: secretDigest(secret), system: system.id, harm, severity, what, by }
    await insertIncident(db, { ...report, decision: decision.logged.index }, now)
    return { id, secret }
  },
})
