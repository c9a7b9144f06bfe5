import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { IdentityContext } from '../context.ts'
import { SessionToken } from '../secret.ts'
import { deleteSessions } from '../store.ts'

export const signOut = operation({
  id: 'identity.sign-out',
  http: 'POST /sessions/end',
  summary: 'End one of your sessions, or all of them',
  permission: 'identity:sign-out',
  effect: 'write',
  input: z.strictObject({
    /** The session to end; without it, every session of the person. */
    token: SessionToken.optional(),
  }),
  output: z.strictObject({ ended: z.number().int() }),
  problems: [],

  async run({ db, principal }: IdentityContext, { token }) {
    // A program has a key and no sessions.
    if (principal.kind !== 'person') return { ended: 0 }
    return { ended: await deleteSessions(db, principal.id, token) }
  },
})
