import { generateRegistrationOptions } from '@simplewebauthn/server'
import { z } from 'zod'
import { operation } from '../../../../kernel/operation.ts'
import type { CredentialsContext } from '../context.ts'
import { ownAccountToChange } from '../own-account.ts'
import { asSent, challengeMs, newChallenge, passkeyAlgorithms } from '../passkey.ts'
import { passkeysUnavailable, signInAgain, tooManyPasskeys } from '../problems.ts'
import { findPassword, insertChallenge, listPasskeys } from '../store.ts'

export const mostPasskeys = 10

export const beginPasskey = operation({
  id: 'identity.begin-passkey',
  http: 'POST /credentials/passkeys/options',
  summary: 'Get what a browser needs to make a passkey for you',
  permission: 'identity:own-account',
  effect: 'write',
  cli: false,
  input: z.strictObject({}),
  output: z.strictObject({
    /** For `PublicKeyCredential.parseCreationOptionsFromJSON`. Answer within five minutes, in the same session. */
    options: z.looseObject({ challenge: z.string() }),
  }),
  problems: [signInAgain, passkeysUnavailable, tooManyPasskeys],

  async run({ db, principal, now, credentials }: CredentialsContext) {
    const { installation, relyingParty } = credentials
    if (!relyingParty) throw passkeysUnavailable({})
    const account = await ownAccountToChange(db, principal, now)
    const known = await listPasskeys(db, account.id)
    if (known.length >= mostPasskeys) throw tooManyPasskeys({ most: mostPasskeys })

    const password = await findPassword(db, account.id)
    const { bytes, text } = newChallenge()
    const expiresAt = new Date(now.getTime() + challengeMs)
    await insertChallenge(db, text, { session: account.session ?? null, expiresAt }, now)
    const options = await generateRegistrationOptions({
      rpName: installation,
      rpID: relyingParty.id,
      userID: new TextEncoder().encode(account.id),
      userName: password?.login ?? account.name,
      userDisplayName: account.name,
      challenge: bytes,
      timeout: challengeMs,
      attestationType: 'none',
      excludeCredentials: known.map(({ credentialId, transports }) => ({
        id: credentialId.toString('base64url'),
        transports,
      })),
      // Found without a login, and never used without asking for the person's own finger, face or number.
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      supportedAlgorithmIDs: passkeyAlgorithms,
    })
    return { options: asSent(options) }
  },
})
