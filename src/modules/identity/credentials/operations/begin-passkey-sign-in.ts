import { generateAuthenticationOptions } from '@simplewebauthn/server'
import { z } from 'zod'
import { operation } from '../../../../kernel/operation.ts'
import type { CredentialsContext } from '../context.ts'
import { asSent, challengeMs, newChallenge } from '../passkey.ts'
import { passkeysUnavailable } from '../problems.ts'
import { insertChallenge } from '../store.ts'

export const beginPasskeySignIn = operation({
  id: 'identity.begin-passkey-sign-in',
  http: 'POST /sessions/passkey/options',
  summary: 'Get what a browser needs to sign in with a passkey',
  permission: 'identity:sign-in',
  effect: 'write',
  cli: false,
  input: z.strictObject({}),
  output: z.strictObject({
    /** For `PublicKeyCredential.parseRequestOptionsFromJSON`. Answer within five minutes. */
    options: z.looseObject({ challenge: z.string() }),
  }),
  problems: [passkeysUnavailable],

  async run({ db, now, credentials }: CredentialsContext) {
    const { relyingParty } = credentials
    if (!relyingParty) throw passkeysUnavailable({})
    const { bytes, text } = newChallenge()
    await insertChallenge(db, text, { session: null, expiresAt: new Date(now.getTime() + challengeMs) }, now)
    // It names no passkeys: whoever asks is nobody yet, and learns nothing about anybody.
    const options = await generateAuthenticationOptions({
      rpID: relyingParty.id,
      challenge: bytes,
      timeout: challengeMs,
      userVerification: 'required',
    })
    return { options: asSent(options) }
  },
})
