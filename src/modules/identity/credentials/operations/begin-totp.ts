import { z } from 'zod'
import { operation } from '../../../../kernel/operation.ts'
import { base32 } from '../base32.ts'
import type { CredentialsContext } from '../context.ts'
import { ownAccountToChange } from '../own-account.ts'
import { passwordNeeded, signInAgain } from '../problems.ts'
import { findPassword, findPendingTotp, lockCredentials, replacePendingTotp } from '../store.ts'
import { newTotpSecret, totpUri } from '../totp.ts'

/** Within it the same secret is shown again, so that a mistyped first code costs no second picture. */
const pendingMs = 15 * 60_000

export const beginTotp = operation({
  id: 'identity.begin-totp',
  http: 'POST /credentials/totp',
  summary: 'Get a secret for an authenticator program; it counts from its first code on',
  permission: 'identity:own-account',
  effect: 'write',
  input: z.strictObject({}),
  output: z.strictObject({
    /** Base32, for who types it. The log commits to it with a salt and never holds it. */
    secret: z.string(),
    /** The same for a picture: an `otpauth:` address. */
    uri: z.string(),
  }),
  problems: [signInAgain, passwordNeeded],

  async run({ db, principal, now, credentials }: CredentialsContext) {
    const account = await ownAccountToChange(db, principal, now)
    await lockCredentials(db, account.id)
    const password = await findPassword(db, account.id)
    if (!password) throw passwordNeeded({})

    const pending = await findPendingTotp(db, account.id, new Date(now.getTime() - pendingMs))
    const secret = pending ? credentials.secrets.open(pending.sealedSecret, account.id) : newTotpSecret()
    if (!pending) await replacePendingTotp(db, account.id, credentials.secrets.seal(secret, account.id), now)
    return { secret: base32(secret), uri: totpUri(secret, credentials.installation, password.login) }
  },
})
