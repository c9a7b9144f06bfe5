import type { Kysely } from 'kysely'
import { perform } from '../../../kernel/perform.ts'
import type { Principal } from '../../../kernel/principal.ts'
import type { Sender } from '../../../kernel/sender.ts'
import { beginSession } from '../begin-session.ts'
import type { SignInMethod } from '../session.ts'
import { findPrincipalBySession } from '../store.ts'
import type { IdentityTables } from '../tables.ts'
import { aPerson, someCalls } from '../testing.ts'
import type { CredentialPorts } from './context.ts'
import { credentialPorts } from './credential-ports.ts'
import { setPassword } from './operations/set-password.ts'
import { createPasswordHashing } from './password-hashing.ts'

/** Argon2id that costs next to nothing. */
const cheap = { memory: 64, passes: 1, parallelism: 1 }

export const aSender: Sender = { neighbourhood: '192.0.2', browser: { family: 'firefox', system: 'linux' } }
export const aGoodPassword = 'violet kettle under nine bridges'

/** The ports of credentials on `https://jazari.test`, with passwords that cost little. */
export function somePorts(over: Partial<CredentialPorts> = {}): CredentialPorts {
  const key = Buffer.alloc(32, 7)
  const ports = credentialPorts({ key, installation: 'Jazari', origin: 'https://jazari.test', identityProvider: null })
  return { ...ports, passwords: createPasswordHashing(cheap), ...over }
}

/** Calls of the operations of credentials on this database. Disposed of before the database. */
export async function someCredentialCalls(db: Kysely<IdentityTables>, over: Partial<CredentialPorts> = {}) {
  const calls = await someCalls(db)
  const credentials = somePorts(over)
  const by = (principal?: Principal, now?: Date, sender: Sender = aSender) => ({
    ...calls.by(principal, now),
    credentials,
    sender,
  })
  return { by, credentials, [Symbol.asyncDispose]: () => calls[Symbol.asyncDispose]() }
}

/** A person of this name who has signed in, and speaks by that session. */
export async function signedIn(
  db: Kysely<IdentityTables>,
  now: Date,
  { name = 'Amina', method = 'link', person }: { name?: string; method?: SignInMethod; person?: Principal } = {},
): Promise<Principal & { kind: 'person' }> {
  const who = person?.kind === 'person' ? person : await aPerson(db, { name })
  const { token } = await beginSession(db, who.id, { method, sender: aSender }, now)
  return (await findPrincipalBySession(db, token, now)) as Principal & { kind: 'person' }
}

/** Somebody who signs in by login and password. */
export async function withPassword(
  db: Kysely<IdentityTables>,
  calls: Awaited<ReturnType<typeof someCredentialCalls>>,
  now: Date,
  { login = 'amina', password = aGoodPassword }: { login?: string; password?: string } = {},
): Promise<Principal & { kind: 'person' }> {
  const person = await signedIn(db, now)
  await perform(setPassword, calls.by(person, now), { login, password })
  return person
}
