import { z } from 'zod'
import { operation } from '../../../../kernel/operation.ts'
import type { CredentialsContext } from '../context.ts'
import { ownAccount } from '../own-account.ts'
import { deleteOtherSessions } from '../session-store.ts'

export const endOtherSessions = operation({
  id: 'identity.end-other-sessions',
  http: 'POST /sessions/end-others',
  summary: 'End all of your sessions but this one',
  permission: 'identity:own-account',
  effect: 'write',
  input: z.strictObject({}),
  output: z.strictObject({ ended: z.number().int() }),
  problems: [],

  async run({ db, principal }: CredentialsContext) {
    const { id, session } = ownAccount(principal)
    return { ended: await deleteOtherSessions(db, id, session) }
  },
})
