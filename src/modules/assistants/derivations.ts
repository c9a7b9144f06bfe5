import { z } from 'zod'
import { pageOf } from '../../kernel/cursor.ts'
import { viewOf } from '../../kernel/database.ts'
import type { Derivation } from '../../kernel/ports/derivation.ts'
import { ask } from './operations/ask.ts'
import { countAnswers, decisionsOfAnswers } from './store.ts'
import type { AssistantTables } from './tables.ts'

/**
 * Questions answered here, or declined. Under the number stand places in the log, never answers: whoever has the number of
 * an answer may read it.
 */
function counted(which: 'answered' | 'abstained'): Derivation {
  return {
    name: `answers.${which}`,
    counts: 'events',

    async count(db) {
      const counts = await countAnswers(viewOf<AssistantTables>(db))
      return { value: counts[which], since: counts.since }
    },

    async events(db, { after, limit }) {
      const below = Cursor.nullable().safeParse(after)
      if (!below.success) return undefined
      const wanted = { abstained: which === 'abstained', below: below.data, limit: limit + 1 }
      const found = await decisionsOfAnswers(viewOf<AssistantTables>(db), wanted)
      const { page, next } = pageOf(found, limit, ({ decision }) => String(decision))
      return {
        events: page.map(({ at, decision }) => ({
          at,
          count: 1,
          place: { kind: 'log-entry', index: decision, operation: ask.id },
        })),
        next,
      }
    },
  }
}

/** A page ends at the place of a decision in the log, which is its cursor. */
const Cursor = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)

export const derivations: readonly Derivation[] = [counted('answered'), counted('abstained')]
