/** Who somebody is elsewhere, by OpenID Connect. */
export type IdentityProvider = {
  readonly issuer: string
  /** What people call it. */
  readonly name: string
  /**
   * Where the browser goes to sign in there.
   *
   * @throws IdentityProviderFault `unreachable`.
   */
  begin(flow: IdentityFlow): Promise<string>
  /**
   * The subject that came back with a code. All of its guarantees are checked: state, nonce, PKCE, issuer, signature.
   *
   * @throws IdentityProviderFault.
   */
  finish(flow: IdentityFlow, came: CameBack): Promise<{ readonly subject: string }>
}

/** What ties the way there to the way back; all of it random. */
export type IdentityFlow = { readonly state: string; readonly nonce: string; readonly codeVerifier: string }

/** `iss`: as RFC 9207 has it, where the provider says so. */
export type CameBack = { readonly code: string; readonly state: string; readonly iss?: string | undefined }

/** `unreachable`: it did not answer as a provider does. `refused`: what came back is not good. */
export class IdentityProviderFault extends Error {
  readonly kind: 'unreachable' | 'refused'

  constructor(kind: 'unreachable' | 'refused', cause: unknown) {
    super(`the identity provider: ${kind}`, { cause })
    this.name = 'IdentityProviderFault'
    this.kind = kind
  }
}
