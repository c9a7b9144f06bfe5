import { randomBytes } from 'node:crypto'
import {
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { z } from 'zod'
import type { RelyingParty } from './relying-party.ts'

/** How long somebody has to answer, in milliseconds. */
export const challengeMs = 5 * 60_000
/** COSE: EdDSA, ES256, RS256, best first. What every authenticator in use has one of. */
export const passkeyAlgorithms = [-8, -7, -257]

/** 256 random bits, and how they are written in requests and answers. */
export function newChallenge(): { readonly bytes: Uint8Array<ArrayBuffer>; readonly text: string } {
  const bytes = new Uint8Array(randomBytes(32))
  return { bytes, text: Buffer.from(bytes).toString('base64url') }
}

/** Options as they go to the browser: JSON, without the members that the library leaves undefined. */
export function asSent(options: { readonly challenge: string }): { challenge: string; [member: string]: unknown } {
  return JSON.parse(JSON.stringify(options))
}

const base64Url = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^[A-Za-z0-9_-]+$/)
/** WebAuthn allows 1023 bytes. */
const CredentialId = base64Url(1_364)

/** `PublicKeyCredential.toJSON()` of a new passkey (WebAuthn Level 3, section 5.1); members that are not used are left out. */
export const NewPasskeyResponse = z.object({
  id: CredentialId,
  rawId: CredentialId,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64Url(8_192),
    attestationObject: base64Url(65_536),
    transports: z.array(z.string().max(30)).max(10).optional(),
  }),
})
export type NewPasskeyResponse = z.infer<typeof NewPasskeyResponse>

/** The same of a passkey that signs in. */
export const PasskeyResponse = z.object({
  id: CredentialId,
  rawId: CredentialId,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64Url(8_192),
    authenticatorData: base64Url(8_192),
    signature: base64Url(8_192),
    userHandle: base64Url(128).nullish(),
  }),
})
export type PasskeyResponse = z.infer<typeof PasskeyResponse>

/** The challenge that an answer says it answers; nothing when it says none. */
export function challengeIn({ response }: NewPasskeyResponse | PasskeyResponse): string | undefined {
  try {
    const clientData: unknown = JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString('utf8'))
    return z.object({ challenge: base64Url(100) }).safeParse(clientData).data?.challenge
  } catch {
    return undefined
  }
}

/** What a new passkey is, when its answer holds: challenge, origin, domain, presence and verification of the person. */
export async function verifiedNewPasskey(answer: NewPasskeyResponse, challenge: string, { id, origin }: RelyingParty) {
  const { transports, ...response } = answer.response
  const whole: RegistrationResponseJSON = {
    ...answer,
    response: { ...response, ...(transports && { transports }) },
    clientExtensionResults: {},
  }
  const verified = await verifyRegistrationResponse({
    response: whole,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
    supportedAlgorithmIDs: passkeyAlgorithms,
    // The library reports what does not hold by throwing.
  }).catch(() => undefined)
  return verified?.verified ? verified.registrationInfo : undefined
}

/** The passkey's counter after this answer, when the answer holds. */
export async function verifiedCounter(
  answer: PasskeyResponse,
  challenge: string,
  { id, origin }: RelyingParty,
  known: { readonly publicKey: Buffer; readonly counter: number },
): Promise<number | undefined> {
  const { userHandle, ...response } = answer.response
  const whole: AuthenticationResponseJSON = { ...answer, response, clientExtensionResults: {} }
  const verified = await verifyAuthenticationResponse({
    response: whole,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
    credential: { id: answer.id, publicKey: new Uint8Array(known.publicKey), counter: known.counter },
  }).catch(() => undefined)
  return verified?.verified ? verified.authenticationInfo.newCounter : undefined
}
