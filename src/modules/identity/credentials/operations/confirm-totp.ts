import { z } from 'zod'
import { operation } from '../../../../kernel/operation.ts'
import { concealedText, reveal } from '../concealed.ts'
import type { CredentialsContext } from '../context.ts'
import { ownAccountToChange } from '../own-account.ts'
import { codesNotBegun, codeWrong, signInAgain } from '../problems.ts'
import { newRecoveryCodes, plainCode, recoveryCodeDigest } from '../recovery-codes.ts'
import { deleteOtherSessions } from '../session-store.ts'
import { confirmTotp as confirm, findPendingTotp, lockCredentials, replaceRecoveryCodes } from '../store.ts'
import { stepOf } from '../totp.ts'

/** A secret that waits longer was given up. */
const waitMs = 60 * 60_000

export const confirmTotp = operation({
  id: 'identity.confirm-totp',
  http: 'POST /credentials/totp/confirmation',
  summary:
    'Show by a first code that the authenticator program works; signing in by password asks for codes from then on',
  permission: 'identity:own-account',
  effect: 'write',
  input: z.strictObject({ code: concealedText(z.string().max(200)) }),
  output: z.strictObject({
    /** Each signs in once in place of a code. Shown this once; the log commits to them with a salt. */
    recoveryCodes: z.array(z.string()),
    endedSessions: z.number().int(),
  }),
  problems: [signInAgain, codesNotBegun, codeWrong],

  async run({ db, principal, now, credentials }: CredentialsContext, { code }) {
    const account = await ownAccountToChange(db, principal, now)
    await lockCredentials(db, account.id)
    const pending = await findPendingTotp(db, account.id, new Date(now.getTime() - waitMs))
    if (!pending) throw codesNotBegun({})
    const secret = credentials.secrets.open(pending.sealedSecret, account.id)
    const step = stepOf(secret, plainCode(reveal(code)), now)
    if (step === undefined) throw codeWrong({})

    await confirm(db, account.id, pending.id, step, now)
    const recoveryCodes = newRecoveryCodes()
    await replaceRecoveryCodes(
      db,
      account.id,
      recoveryCodes.map((one) => recoveryCodeDigest(account.id, one)),
    )
    return { recoveryCodes, endedSessions: await deleteOtherSessions(db, account.id, account.session) }
  },
})
