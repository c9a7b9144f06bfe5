import { z } from 'zod'
import { operation } from '../../../../kernel/operation.ts'
import type { CredentialsContext } from '../context.ts'
import { ownAccountToChange } from '../own-account.ts'
import { codesNotInUse, signInAgain } from '../problems.ts'
import { newRecoveryCodes, recoveryCodeDigest } from '../recovery-codes.ts'
import { findConfirmedTotp, lockCredentials, replaceRecoveryCodes } from '../store.ts'

export const renewRecoveryCodes = operation({
  id: 'identity.renew-recovery-codes',
  http: 'POST /credentials/recovery-codes',
  summary: 'Get new recovery codes; the former ones are worth nothing from now on',
  permission: 'identity:own-account',
  effect: 'write',
  input: z.strictObject({}),
  output: z.strictObject({
    /** Shown this once; the log commits to them with a salt. */
    recoveryCodes: z.array(z.string()),
  }),
  problems: [signInAgain, codesNotInUse],

  async run({ db, principal, now }: CredentialsContext) {
    const { id } = await ownAccountToChange(db, principal, now)
    await lockCredentials(db, id)
    if (!(await findConfirmedTotp(db, id))) throw codesNotInUse({})
    const recoveryCodes = newRecoveryCodes()
    await replaceRecoveryCodes(
      db,
      id,
      recoveryCodes.map((code) => recoveryCodeDigest(id, code)),
    )
    return { recoveryCodes }
  },
})
