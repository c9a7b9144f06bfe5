import { z } from 'zod'
import { idSchema } from '../../../../kernel/identifier.ts'
import { operation } from '../../../../kernel/operation.ts'
import type { CredentialsContext } from '../context.ts'
import { CameBack, subjectThatCameBack } from '../oidc-flow.ts'
import { ownAccount, ownAccountToChange } from '../own-account.ts'
import { oidcRefused, oidcTaken, oidcUnavailable, oidcUnreachable, signInAgain } from '../problems.ts'
import { deleteOtherSessions } from '../session-store.ts'
import { insertSubject, lockCredentials } from '../store.ts'

export const addOidc = operation({
  id: 'identity.add-oidc',
  http: 'POST /credentials/oidc',
  summary: 'Sign in with your account at the identity provider from now on; other sessions end',
  permission: 'identity:own-account',
  effect: 'write',
  cli: false,
  input: CameBack,
  output: z.strictObject({ id: idSchema('crd'), endedSessions: z.number().int() }),
  problems: [signInAgain, oidcUnavailable, oidcUnreachable, oidcRefused, oidcTaken],

  prepare: (context: CredentialsContext, input) =>
    subjectThatCameBack(context, input, ownAccount(context.principal).session ?? null),

  async run({ db, principal, now }: CredentialsContext, _input, { issuer, subject }) {
    const account = await ownAccountToChange(db, principal, now)
    await lockCredentials(db, account.id)
    const id = await insertSubject(db, { person: account.id, issuer, subject }, now)
    if (id === undefined) throw oidcTaken({})
    return { id, endedSessions: await deleteOtherSessions(db, account.id, account.session) }
  },
})
