import { problem } from '../../kernel/problem.ts'

/** Unknown, used, too old, or for a first administrator who is there already: nobody learns which. */
export const linkNotValid = problem('identity.link-not-valid', 410)
export const personNotFound = problem<{ person: string }>('identity.person-not-found', 404)
export const organisationNotFound = problem<{ organisation: string }>('identity.organisation-not-found', 404)
export const cursorUnknown = problem('identity.cursor-unknown', 422)
export const keyNotFound = problem<{ key: string }>('identity.key-not-found', 404)
/** Another organisation is known by one of the names, whatever its case, spacing and marks. */
export const organisationNameTaken = problem('identity.organisation-name-taken', 409)
export const organisationClosed = problem<{ organisation: string }>('identity.organisation-closed', 409)
/** An organisation would belong to itself, directly or through others. */
export const organisationInCircle = problem('identity.organisation-in-circle', 409)
export const regionUnknown = problem<{ region: string }>('identity.region-unknown', 422)
/** Who says that an organisation is who it says is not the organisation. */
export const verifiedByAdministrators = problem('identity.verified-by-administrators', 403)
export const memberNotFound = problem<{ person: string }>('identity.member-not-found', 404)
/** The role is held in an organisation, and none is named. */
export const roleNeedsOrganisation = problem('identity.role-needs-organisation', 422)
/** Nobody gives roles to themselves. */
export const ownRoles = problem('identity.own-roles', 403)
/** Somebody must be left who can let others in. */
export const lastAdministrator = problem('identity.last-administrator', 409)
/** Unknown, used, withdrawn or too old: nobody learns which. */
export const invitationNotValid = problem('identity.invitation-not-valid', 410)
export const invitationNotFound = problem<{ invitation: string }>('identity.invitation-not-found', 404)
/** Whoever accepts is not known yet, so says their name. */
export const nameNeeded = problem('identity.name-needed', 422)
/** A program asks for what only a person does. */
export const peopleOnly = problem('identity.people-only', 403)
/** A key was asked for with a role that its holder does not have there. */
export const rolesNotHeld = problem('identity.roles-not-held', 403)
/** A key for a system is for one that everybody reaches: it is not there, or `missing` names what it lacks, between spaces. */
export const systemNotInProduction = problem<{ system: string; missing: string }>(
  'identity.system-not-in-production',
  409,
)
export const consentNotFound = problem<{ consent: string }>('identity.consent-not-found', 404)
/** It would end today or before, or too late to be remembered. */
export const consentEndNotPossible = problem<{ years: number }>('identity.consent-end-not-possible', 422)
/** It was withdrawn, or came to its end, while it was relied on. */
export const consentNotInForce = problem('identity.consent-not-in-force', 409)
