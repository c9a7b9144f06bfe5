import { z } from 'zod'
import { operation } from '../../../../kernel/operation.ts'
import { SessionId } from '../../session.ts'
import type { CredentialsContext } from '../context.ts'
import { ownAccount } from '../own-account.ts'
import { sessionNotFound } from '../problems.ts'
import { deleteSession } from '../session-store.ts'

export const endSession = operation({
  id: 'identity.end-session',
  http: 'POST /sessions/{id}/end',
  summary: 'End one of your sessions',
  permission: 'identity:own-account',
  effect: 'write',
  input: z.strictObject({ id: SessionId }),
  output: z.strictObject({ id: z.string() }),
  problems: [sessionNotFound],

  async run({ db, principal }: CredentialsContext, { id }) {
    const account = ownAccount(principal)
    if (!(await deleteSession(db, account.id, id))) throw sessionNotFound({ session: id })
    return { id }
  },
})
