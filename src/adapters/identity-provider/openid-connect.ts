import * as client from 'openid-client'
import { type IdentityProvider, IdentityProviderFault } from '../../kernel/ports/identity-provider.ts'

export type OpenIdConnectOptions = {
  /** As the provider names itself; https, unless it runs on this machine. */
  readonly issuer: string
  readonly clientId: string
  /** Without it: a public client, which PKCE protects. */
  readonly clientSecret: string | undefined
  readonly name: string
  /** Where the provider sends browsers back to, as it is registered there. */
  readonly redirectUri: string
  /** Told why the provider could not be used: who signs in can do nothing about it. */
  readonly onOutage: (error: unknown) => void
}

/** A request to the provider that takes longer, in seconds, has failed. */
const timeoutSeconds = 5
/** What the provider says of itself is asked for again after this long. */
const knownMs = 3_600_000

/**
 * A provider of identities by OpenID Connect: authorisation code with PKCE (S256), state and nonce. Nothing is asked of it
 * before somebody signs in there, and its answers lead nowhere else: redirects of its endpoints are errors.
 */
export function openIdConnect(options: OpenIdConnectOptions): IdentityProvider {
  const { issuer, name, redirectUri, onOutage } = options
  let known: { readonly configuration: Promise<client.Configuration>; readonly at: number } | undefined

  const configuration = async () => {
    if (!known || Date.now() - known.at > knownMs) {
      const asked = { configuration: discover(options), at: Date.now() }
      known = asked
      // What failed is asked again by the next caller.
      asked.configuration.catch(() => {
        if (known === asked) known = undefined
      })
    }
    return known.configuration.catch((error: unknown) => {
      onOutage(error)
      throw new IdentityProviderFault('unreachable', error)
    })
  }

  return {
    issuer,
    name,
    async begin({ state, nonce, codeVerifier }) {
      const challenge = await client.calculatePKCECodeChallenge(codeVerifier)
      const url = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        // Who it is, and nothing else about them.
        scope: 'openid',
        state,
        nonce,
        code_challenge: challenge,
        code_challenge_method: 'S256',
      })
      return url.href
    },
    async finish({ state, nonce, codeVerifier }, came) {
      const cameBack = new URL(redirectUri)
      for (const [name, value] of Object.entries(came)) if (value !== undefined) cameBack.searchParams.set(name, value)
      const checks = {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      }
      try {
        const tokens = await client.authorizationCodeGrant(await configuration(), cameBack, checks)
        const subject = tokens.claims()?.sub
        if (subject === undefined) throw new IdentityProviderFault('refused', 'no subject')
        return { subject }
      } catch (error) {
        if (error instanceof IdentityProviderFault) throw error
        const kind = kindOf(error)
        if (kind === 'unreachable') onOutage(error)
        throw new IdentityProviderFault(kind, error)
      }
    },
  }
}

async function discover({ issuer, clientId, clientSecret }: OpenIdConnectOptions): Promise<client.Configuration> {
  const server = new URL(issuer)
  const authentication = clientSecret === undefined ? client.None() : client.ClientSecretBasic(clientSecret)
  return client.discovery(server, clientId, undefined, authentication, {
    timeout: timeoutSeconds,
    // The signature of what it says of a person is checked too, though it comes over TLS from the provider itself.
    execute: [client.enableNonRepudiationChecks, ...(isThisMachine(server) ? [client.allowInsecureRequests] : [])],
  })
}

/** For trying out: plain HTTP is let pass between two programs of one machine. */
function isThisMachine({ hostname }: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

/** A provider that does not answer, or answers what is no answer, is not the fault of whoever came back. */
function kindOf(error: unknown): 'unreachable' | 'refused' {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const isOutage = error instanceof TypeError || code === 'OAUTH_TIMEOUT' || code === 'OAUTH_RESPONSE_IS_NOT_CONFORM'
  return isOutage ? 'unreachable' : 'refused'
}
