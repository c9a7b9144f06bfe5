import { z } from 'zod'
import { idSchema } from '../../../../kernel/identifier.ts'
import { operation } from '../../../../kernel/operation.ts'
import { isOneLine } from '../../one-line.ts'
import type { CredentialsContext } from '../context.ts'
import { type OwnAccount, ownAccountToChange } from '../own-account.ts'
import { challengeIn, NewPasskeyResponse, verifiedNewPasskey } from '../passkey.ts'
import { passkeyNotAdded, passkeysUnavailable, signInAgain, tooManyPasskeys } from '../problems.ts'
import { deleteOtherSessions } from '../session-store.ts'
import { insertPasskey, listPasskeys, lockCredentials, takeChallenge } from '../store.ts'
import { mostPasskeys } from './begin-passkey.ts'

type Prepared = {
  readonly account: OwnAccount
  readonly passkey: NonNullable<Awaited<ReturnType<typeof verifiedNewPasskey>>>
}

export const addPasskey = operation({
  id: 'identity.add-passkey',
  http: 'POST /credentials/passkeys',
  summary: 'Sign in with this new passkey from now on; other sessions end',
  permission: 'identity:own-account',
  effect: 'write',
  cli: false,
  input: z.strictObject({
    response: NewPasskeyResponse,
    /** By what its owner tells it from others: the phone, the key on the ring. */
    name: z.string().trim().min(1).max(60).refine(isOneLine),
  }),
  output: z.strictObject({ id: idSchema('crd'), endedSessions: z.number().int() }),
  problems: [signInAgain, passkeysUnavailable, passkeyNotAdded, tooManyPasskeys],

  /** The challenge is gone even when the answer does not hold. */
  async prepare({ db, principal, now, credentials }: CredentialsContext, { response }): Promise<Prepared> {
    const { relyingParty } = credentials
    if (!relyingParty) throw passkeysUnavailable({})
    const account = await ownAccountToChange(db, principal, now)
    const challenge = challengeIn(response)
    if (challenge === undefined || !(await takeChallenge(db, challenge, account.session ?? null, now))) {
      throw passkeyNotAdded({})
    }
    const passkey = await verifiedNewPasskey(response, challenge, relyingParty)
    if (!passkey) throw passkeyNotAdded({})
    return { account, passkey }
  },

  async run({ db, now }: CredentialsContext, { response, name }, { account, passkey }) {
    await lockCredentials(db, account.id)
    if ((await listPasskeys(db, account.id)).length >= mostPasskeys) throw tooManyPasskeys({ most: mostPasskeys })
    const { credential, credentialBackedUp } = passkey
    const added = {
      person: account.id,
      credentialId: Buffer.from(credential.id, 'base64url'),
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: response.response.transports ?? [],
      backedUp: credentialBackedUp,
      name,
    }
    const id = await insertPasskey(db, added, now)
    if (id === undefined) throw passkeyNotAdded({})
    return { id, endedSessions: await deleteOtherSessions(db, account.id, account.session) }
  },
})
