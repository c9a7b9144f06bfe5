import type { IdentityProvider } from '../../../kernel/ports/identity-provider.ts'
import type { IdentityContext } from '../context.ts'
import type { CredentialSecrets } from './credential-secrets.ts'
import type { PasswordHashing } from './password-hashing.ts'
import type { RelyingParty } from './relying-party.ts'

/** What signing in stands on, beside the database. */
export type CredentialPorts = {
  readonly passwords: PasswordHashing
  readonly secrets: CredentialSecrets
  /** What this installation is called in programs that keep credentials. */
  readonly installation: string
  /** Null: browsers make no passkeys for the address of this installation. */
  readonly relyingParty: RelyingParty | null
  /** Null: none is configured. */
  readonly identityProvider: IdentityProvider | null
}

export type CredentialsContext = IdentityContext & { readonly credentials: CredentialPorts }
