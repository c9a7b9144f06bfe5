import type { IdentityProvider } from '../../../kernel/ports/identity-provider.ts'
import type { CredentialPorts } from './context.ts'
import { credentialSecrets } from './credential-secrets.ts'
import { createPasswordHashing } from './password-hashing.ts'
import { relyingPartyAt } from './relying-party.ts'

/** What signing in stands on: one a process, so that passwords are checked only so many at once. */
export function credentialPorts(given: {
  /** 32 random bytes, kept apart from the database. */
  readonly key: Buffer
  readonly installation: string
  /** Where browsers reach the installation; null: they do not reach this process. */
  readonly origin: string | null
  readonly identityProvider: IdentityProvider | null
}): CredentialPorts {
  const { key, installation, origin, identityProvider } = given
  return {
    passwords: createPasswordHashing(),
    secrets: credentialSecrets(key),
    installation,
    relyingParty: origin === null ? null : relyingPartyAt(origin),
    identityProvider,
  }
}
