/** Identity: people, organisations, their sessions, and the keys of programs. */
import { createPerson } from './operations/create-person.ts'
import { issueKey } from './operations/issue-key.ts'
import { issueSignInLink } from './operations/issue-link.ts'
import { listPeople } from './operations/list-people.ts'
import { readSelf } from './operations/read-self.ts'
import { revokeKey } from './operations/revoke-key.ts'
import { signIn } from './operations/sign-in.ts'
import { signOut } from './operations/sign-out.ts'

export { migrations } from './migrations/index.ts'
export { issueFirstLink } from './one-time-link.ts'
export { findOrCreateOrganisation, findOrganisation, findOrganisationNamed } from './organisation-store.ts'
export { linkNotValid } from './problems.ts'
export { findPrincipalByKey, findPrincipalBySession } from './store.ts'
export type { IdentityTables } from './tables.ts'
export { signIn, signOut }
export const operations = [
  signIn,
  signOut,
  readSelf,
  issueSignInLink,
  createPerson,
  listPeople,
  issueKey,
  revokeKey,
] as const
