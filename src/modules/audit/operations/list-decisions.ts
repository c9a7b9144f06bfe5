import { z } from 'zod'
import { pageOf } from '../../../kernel/cursor.ts'
import { operation } from '../../../kernel/operation.ts'
import { holderOf, personBehind } from '../../../kernel/principal.ts'
import { keptOf } from '../body-store.ts'
import type { AuditContext } from '../context.ts'
import { ListedDecision, listed } from '../decision.ts'

/** A page ends at an index of the log, which is its cursor. */
const Cursor = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)

export const listDecisions = operation({
  id: 'audit.list-decisions',
  http: 'GET /decisions',
  summary: 'List what was decided on your own calls, newest first',
  permission: 'audit:own-decision',
  effect: 'read',
  cli: { alias: 'decisions' },
  input: z.strictObject({
    /** Those that allowed, or those that refused, alone. */
    effect: z.enum(['allow', 'deny']).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    /** `next` of the page before. */
    cursor: Cursor.optional(),
  }),
  output: z.strictObject({ decisions: z.array(ListedDecision), next: z.string().nullable() }),
  problems: [],

  // Everybody's list is their own; who nobody answers for has none.
  facts: ({ principal }: AuditContext) => ({
    kind: 'decisions',
    id: 'own',
    own: personBehind(principal) !== null,
  }),

  async run({ db, principal }, { effect, limit, cursor }) {
    const holder = holderOf(principal)
    if (holder === null) return { decisions: [], next: null }
    // One more than asked for says whether there is another page.
    const kept = await keptOf(db, holder, { effect, below: cursor, limit: limit + 1 })
    const { page, next } = pageOf(kept, limit, ({ index }) => String(index))
    return { decisions: page.map(listed), next }
  },
})
