import { z } from 'zod'
import { idSchema } from '../../../../kernel/identifier.ts'
import { operation } from '../../../../kernel/operation.ts'
import type { CredentialsContext } from '../context.ts'
import { ownAccountToChange } from '../own-account.ts'
import { credentialNotFound, lastWayToSignIn, signInAgain } from '../problems.ts'
import { deleteOtherSessions } from '../session-store.ts'
import {
  deleteCredential,
  findCredential,
  findPassword,
  listPasskeys,
  listSubjects,
  lockCredentials,
} from '../store.ts'

export const removeCredential = operation({
  id: 'identity.remove-credential',
  http: 'POST /credentials/{id}/removal',
  summary: 'Do not sign in with it any more; other sessions end',
  permission: 'identity:own-account',
  effect: 'write',
  input: z.strictObject({ id: idSchema('crd') }),
  output: z.strictObject({ id: z.string(), endedSessions: z.number().int() }),
  problems: [signInAgain, credentialNotFound, lastWayToSignIn],

  async run({ db, principal, now, credentials }: CredentialsContext, { id }) {
    const account = await ownAccountToChange(db, principal, now)
    await lockCredentials(db, account.id)
    const kind = await findCredential(db, account.id, id)
    if (!kind) throw credentialNotFound({ credential: id })
    // One-time codes alone sign nobody in, and what cannot be used here is no way in either.
    const ways = [
      await findPassword(db, account.id),
      ...(credentials.relyingParty ? await listPasskeys(db, account.id) : []),
      ...(await listSubjects(db, account.id)).filter(({ issuer }) => issuer === credentials.identityProvider?.issuer),
    ].filter((way) => way !== undefined)
    const isLast = ways.some((way) => way.id === id) && ways.length === 1
    if (isLast) throw lastWayToSignIn({})

    await deleteCredential(db, account.id, id, kind)
    return { id, endedSessions: await deleteOtherSessions(db, account.id, account.session) }
  },
})
