import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { newSecretId, secretIdSchema } from '../../../kernel/identifier.ts'
import { type IdentityFlow, IdentityProviderFault } from '../../../kernel/ports/identity-provider.ts'
import type { CredentialsContext } from './context.ts'
import { oidcRefused, oidcUnavailable, oidcUnreachable } from './problems.ts'
import { takeFlow } from './store.ts'

/** How long somebody has to come back from the provider, in milliseconds. */
export const flowMs = 10 * 60_000

export const FlowSecret = secretIdSchema('flw')

/** A way to the provider: `flow` stays in the browser, so that nobody comes back with what another browser began. */
export function newFlow(): IdentityFlow & { readonly flow: string } {
  const random = () => randomBytes(32).toString('base64url')
  return { flow: newSecretId('flw'), state: random(), nonce: random(), codeVerifier: random() }
}

/** What came back in the address, and the browser's `flow`. */
export const CameBack = z.strictObject({
  code: z.string().min(1).max(4_096),
  state: z.string().min(1).max(200),
  /** The issuer, as RFC 9207 has it, where the provider says so. */
  iss: z.string().max(2_000).optional(),
  flow: FlowSecret,
})

/**
 * Who came back. What was kept for the way is gone even when what came back does not hold.
 *
 * @throws Problem `identity.oidc-unavailable`, `identity.oidc-refused` or `identity.oidc-unreachable`.
 */
export async function subjectThatCameBack(
  { db, now, credentials }: CredentialsContext,
  came: z.infer<typeof CameBack>,
  session: string | null,
): Promise<{ readonly issuer: string; readonly subject: string }> {
  const { identityProvider } = credentials
  if (!identityProvider) throw oidcUnavailable({})
  const kept = await takeFlow(db, { flow: came.flow, state: came.state, session }, now)
  if (!kept) throw oidcRefused({})
  const { code, state, iss } = came
  try {
    const { subject } = await identityProvider.finish({ ...kept, state }, { code, state, iss })
    return { issuer: identityProvider.issuer, subject }
  } catch (error) {
    throw problemOf(error)
  }
}

/** What the caller is told of a fault of the provider; anything else is a bug. */
export function problemOf(error: unknown): unknown {
  if (!(error instanceof IdentityProviderFault)) return error
  return error.kind === 'unreachable' ? oidcUnreachable({}) : oidcRefused({})
}
