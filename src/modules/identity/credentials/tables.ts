/** The rows of credentials. A secret stands in them as a digest, an argon2id hash, or sealed with the credential key. */
export type CredentialTables = {
  'identity.password': {
    person_id: string
    id: string
    /** As the person wrote it. */
    login: string
    /** Of the folded login, with the credential key: what it is found by, and what failures are counted by. */
    login_digest: Buffer
    /** A PHC string. */
    hash: string
    changed_at: Date
    last_used_at: Date | null
  }
  /** At most one that is confirmed and one that waits for its first code. */
  'identity.totp': {
    id: string
    person_id: string
    sealed_secret: Buffer
    made_at: Date
    confirmed_at: Date | null
    /** The time step of the last code that was taken: none of it or before is taken again. A bigint comes as text. */
    last_step: string | number
  }
  'identity.recovery_code': { person_id: string; code_digest: Buffer }
  'identity.passkey': {
    id: string
    person_id: string
    credential_id: Buffer
    /** COSE. */
    public_key: Buffer
    counter: string | number
    transports: string[]
    backed_up: boolean
    name: string
    created_at: Date
    last_used_at: Date | null
  }
  /** `session_id` null: for signing in. */
  'identity.passkey_challenge': { challenge_digest: Buffer; session_id: string | null; expires_at: Date }
  'identity.oidc_subject': {
    id: string
    person_id: string
    issuer: string
    subject: string
    created_at: Date
    last_used_at: Date | null
  }
  /** Somebody who has gone to the provider. `session_id` null: to sign in. */
  'identity.oidc_flow': {
    flow_digest: Buffer
    state_digest: Buffer
    nonce: string
    code_verifier: string
    session_id: string | null
    expires_at: Date
  }
  /** Failures per login and per neighbourhood of addresses, neither of which stands in it. */
  'identity.sign_in_count': { counted_digest: Buffer; failures: number; last_at: Date }
  /** Of logins that exist and of others alike: what is written tells nobody which. */
  'identity.failed_sign_in': {
    login_digest: Buffer
    at: Date
    part: 'password' | 'code'
    browser_family: string | null
    browser_system: string | null
  }
}
