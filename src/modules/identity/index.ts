/** Identity: people, organisations, their sessions, and the keys of programs. */
import { credentialOperations } from './credentials/index.ts'
import { acceptInvitation } from './operations/accept-invitation.ts'
import { changeOrganisation } from './operations/change-organisation.ts'
import { closeOrganisation } from './operations/close-organisation.ts'
import { createOrganisation } from './operations/create-organisation.ts'
import { createPerson } from './operations/create-person.ts'
import { endMembership } from './operations/end-membership.ts'
import { erasePerson } from './operations/erase-person.ts'
import { giveConsent } from './operations/give-consent.ts'
import { invite } from './operations/invite.ts'
import { issueKey } from './operations/issue-key.ts'
import { issueSignInLink } from './operations/issue-link.ts'
import { linkPseudonyms } from './operations/link-pseudonyms.ts'
import { listConsents } from './operations/list-consents.ts'
import { listInvitations } from './operations/list-invitations.ts'
import { listKeys } from './operations/list-keys.ts'
import { listMembers } from './operations/list-members.ts'
import { listOrganisationKeys } from './operations/list-organisation-keys.ts'
import { listOrganisations } from './operations/list-organisations.ts'
import { listPeople } from './operations/list-people.ts'
import { readInvitation } from './operations/read-invitation.ts'
import { readOrganisation } from './operations/read-organisation.ts'
import { readPerson } from './operations/read-person.ts'
import { readPseudonym } from './operations/read-pseudonym.ts'
import { readSelf } from './operations/read-self.ts'
import { removePerson } from './operations/remove-person.ts'
import { revokeKey } from './operations/revoke-key.ts'
import { setMembership } from './operations/set-membership.ts'
import { setRoles } from './operations/set-roles.ts'
import { signIn } from './operations/sign-in.ts'
import { signOut } from './operations/sign-out.ts'
import { withdrawConsent } from './operations/withdraw-consent.ts'
import { withdrawInvitation } from './operations/withdraw-invitation.ts'

export { appointedBy, approversAppointedBy } from './appointed-by.ts'
export type { Consent } from './consent.ts'
export { type ConsentTerms, type ConsentUse, consentsStand, consentTerms } from './consent-store.ts'
export { credentialPorts } from './credentials/credential-ports.ts'
export {
  addOidc,
  addPasskey,
  beginOidc,
  beginTotp,
  confirmTotp,
  endOtherSessions,
  endSession,
  listCredentials,
  listFailedSignIns,
  listSessions,
  removeCredential,
  renewRecoveryCodes,
  setPassword,
  signInWithOidc,
  signInWithPasskey,
  signInWithPassword,
} from './credentials/index.ts'
export { codeWrong, oidcRefused, passkeyRefused, signInRefused } from './credentials/problems.ts'
export { findPrincipalByKey } from './key-store.ts'
export type { ListedKey } from './listed-key.ts'
export { migrations } from './migrations/index.ts'
export { namesOfOrganisations, namesOfPeople, organisationsOf } from './names.ts'
export { issueFirstLink } from './one-time-link.ts'
export { type OrganisationParticulars, organisationKinds } from './organisation.ts'
export {
  findOrCreateOrganisation,
  findOrganisation,
  findOrganisationNamed,
  openOrganisations,
} from './organisation-store.ts'
export { invitationNotValid, linkNotValid, organisationNotFound } from './problems.ts'
export { findPrincipalBySession } from './store.ts'
export type { IdentityTables } from './tables.ts'
export {
  acceptInvitation,
  changeOrganisation,
  closeOrganisation,
  createOrganisation,
  createPerson,
  endMembership,
  erasePerson,
  giveConsent,
  invite,
  issueKey,
  issueSignInLink,
  listConsents,
  listInvitations,
  listKeys,
  listMembers,
  listOrganisationKeys,
  listOrganisations,
  listPeople,
  readInvitation,
  readOrganisation,
  readPerson,
  removePerson,
  revokeKey,
  setMembership,
  setRoles,
  signIn,
  signOut,
  withdrawConsent,
  withdrawInvitation,
}
export const operations = [
  signIn,
  signOut,
  ...credentialOperations,
  readSelf,
  issueSignInLink,
  createPerson,
  listPeople,
  listOrganisations,
  readOrganisation,
  createOrganisation,
  changeOrganisation,
  closeOrganisation,
  listMembers,
  setMembership,
  endMembership,
  invite,
  listInvitations,
  withdrawInvitation,
  readInvitation,
  acceptInvitation,
  readPerson,
  setRoles,
  removePerson,
  erasePerson,
  issueKey,
  listKeys,
  listOrganisationKeys,
  revokeKey,
  readPseudonym,
  linkPseudonyms,
  giveConsent,
  listConsents,
  withdrawConsent,
] as const
