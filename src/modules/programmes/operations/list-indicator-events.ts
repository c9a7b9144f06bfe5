import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { ProgrammesContext } from '../context.ts'
import { concealedRecord, publicRecordFacts } from '../facts.ts'
import { findIndicator } from '../find-indicator.ts'
import { derivationOf, FigureEvent } from '../indicator.ts'
import { figureNotDerived, recordCursorUnknown, recordNotFound } from '../problems.ts'
import { RecordName } from '../record.ts'

export const listIndicatorEvents = operation({
  id: 'programmes.list-indicator-events',
  http: 'GET /indicators/{record}/events',
  summary: 'List what is under an indicator’s number, newest first, each with where to look',
  permission: 'programmes:read',
  effect: 'read',
  cli: { positional: ['record'] },
  input: z.strictObject({
    record: RecordName,
    limit: z.coerce.number().int().min(1).max(100).default(50),
    /** `next` of the page before. */
    cursor: z.string().max(400).optional(),
  }),
  /** A page may hold fewer than `limit` while there is a next one. */
  output: z.strictObject({ derivation: z.string(), events: z.array(FigureEvent), next: z.string().nullable() }),
  problems: [recordNotFound, figureNotDerived, recordCursorUnknown],

  facts: publicRecordFacts,
  concealed: concealedRecord,

  async run(context: ProgrammesContext, { record: name, limit, cursor }) {
    const record = await findIndicator(context, name)
    const derivation = derivationOf(record, context.derivations)
    if (!derivation) throw figureNotDerived({ id: record.slug })
    const page = await derivation.events(context.db, { after: cursor ?? null, limit })
    if (!page) throw recordCursorUnknown({})
    return {
      derivation: derivation.name,
      events: page.events.map((event) => ({ ...event, at: event.at.toISOString() })),
      next: page.next,
    }
  },
})
