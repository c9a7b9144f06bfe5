import { z } from 'zod'
import { operation } from '../../../../kernel/operation.ts'
import { BegunSession, beginSession } from '../../begin-session.ts'
import type { CredentialsContext } from '../context.ts'
import { challengeIn, PasskeyResponse, verifiedCounter } from '../passkey.ts'
import { passkeyRefused, passkeysUnavailable } from '../problems.ts'
import { findPasskey, notePasskeyUse, takeChallenge } from '../store.ts'

type Prepared = { readonly passkey: string; readonly person: string; readonly counter: number }

export const signInWithPasskey = operation({
  id: 'identity.sign-in-passkey',
  http: 'POST /sessions/passkey',
  summary: 'Sign in with a passkey',
  permission: 'identity:sign-in',
  effect: 'write',
  cli: false,
  input: z.strictObject({ response: PasskeyResponse }),
  output: BegunSession,
  problems: [passkeysUnavailable, passkeyRefused],

  /** The challenge is gone even when the answer does not hold. All that can be wrong with it gets the same answer. */
  async prepare({ db, now, credentials }: CredentialsContext, { response }): Promise<Prepared> {
    const { relyingParty } = credentials
    if (!relyingParty) throw passkeysUnavailable({})
    const challenge = challengeIn(response)
    if (challenge === undefined || !(await takeChallenge(db, challenge, null, now))) throw passkeyRefused({})
    const known = await findPasskey(db, Buffer.from(response.id, 'base64url'))
    if (!known || !isHandleOf(known.person, response)) throw passkeyRefused({})
    const { publicKey } = known
    const counter = await verifiedCounter(response, challenge, relyingParty, {
      publicKey,
      counter: Number(known.counter),
    })
    if (counter === undefined) throw passkeyRefused({})
    return { passkey: known.id, person: known.person, counter }
  },

  async run({ db, now, sender }: CredentialsContext, _input, { passkey, person, counter }) {
    if (!(await notePasskeyUse(db, passkey, counter, now))) throw passkeyRefused({})
    return beginSession(db, person, { method: 'passkey', sender }, now)
  },
})

/** The passkey says for whom it was made; it may say nothing when it was asked for by its name. */
function isHandleOf(person: string, { response: { userHandle } }: PasskeyResponse): boolean {
  return !userHandle || Buffer.from(userHandle, 'base64url').toString('utf8') === person
}
