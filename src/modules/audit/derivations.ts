import { z } from 'zod'
import { pageOf } from '../../kernel/cursor.ts'
import { type Database, viewOf } from '../../kernel/database.ts'
import type { Derivation, DerivedEvent, DerivedEvents, EventPage } from '../../kernel/ports/derivation.ts'
import { decisionCounts, decisionsBelow, entriesFrom } from './store.ts'
import type { AuditTables } from './tables.ts'

/** What a decision's entry says of itself (`entry.ts`), as far as it is shown under a number. */
const Stated = z.object({ at: z.iso.datetime(), operation: z.string(), count: z.number().int().positive().default(1) })

/** When the first entry was written: since then everything is counted. Null while the log is empty. */
export async function logBegan(db: Database): Promise<Date | null> {
  const [first] = await entriesFrom(viewOf<AuditTables>(db), 0, 1)
  return first ? new Date(Stated.pick({ at: true }).parse(JSON.parse(first.text)).at) : null
}

/**
 * Decisions in the log. One standing decision for an hour's anonymous reads counts as one; refusals that are one entry
 * count each.
 */
const decisions: Derivation = {
  name: 'log.decisions',
  counts: 'events',
  async count(db) {
    const { decisions } = await decisionCounts(viewOf<AuditTables>(db))
    return { value: decisions, since: null }
  },
  events: (db, page) => statedBelow(db, page, false),
}

const denials: Derivation = {
  name: 'log.denials',
  counts: 'events',
  async count(db) {
    const { denials } = await decisionCounts(viewOf<AuditTables>(db))
    return { value: denials, since: null }
  },
  events: (db, page) => statedBelow(db, page, true),
}

export const derivations: readonly Derivation[] = [decisions, denials]

/** A page ends at an index of the log, which is its cursor. */
const Cursor = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)

async function statedBelow(
  db: Database,
  { after, limit }: EventPage,
  denialsOnly: boolean,
): Promise<DerivedEvents | undefined> {
  const below = Cursor.nullable().safeParse(after)
  if (!below.success) return undefined
  const found = await decisionsBelow(viewOf<AuditTables>(db), { denialsOnly, below: below.data, limit: limit + 1 })
  const { page, next } = pageOf(found, limit, ({ index }) => String(index))
  return {
    events: page.map(({ index, text }): DerivedEvent => {
      const { at, operation, count } = Stated.parse(JSON.parse(text))
      return { at: new Date(at), count, place: { kind: 'log-entry', index, operation } }
    }),
    next,
  }
}
