import { problem } from '../../kernel/problem.ts'

/** The same for one that the caller has nothing to do with: the two may not be told apart. So for requests and permits. */
export const projectNotFound = problem<{ id: string }>('permits.project-not-found', 404)
export const projectEnded = problem<{ id: string }>('permits.project-ended', 409)
/** The public problem that a project is to work on: unknown, or not public. */
export const needNotFound = problem<{ id: string }>('permits.need-not-found', 404)
/** Whoever acts for a project does so in the name of an organisation that they are a member of. */
export const organisationNotYours = problem('permits.organisation-not-yours', 403)
/** Unknown, used or too old: nobody learns which. */
export const invitationNotValid = problem('permits.invitation-not-valid', 410)
export const alreadyMember = problem<{ id: string }>('permits.already-member', 409)
export const memberNotFound = problem<{ person: string }>('permits.member-not-found', 404)
/** A project always has somebody who leads it. */
export const lastLead = problem<{ id: string }>('permits.last-lead', 409)

export const requestNotFound = problem<{ id: string }>('permits.request-not-found', 404)
/** `state`: a `RequestState`. */
export const requestStateRefused = problem<{ id: string; state: string }>('permits.request-state-refused', 409)
/** `missing`: names of fields, separated by spaces. */
export const requestIncomplete = problem<{ id: string; missing: string }>('permits.request-incomplete', 409)
/** `consents`: ids, separated by spaces, of consents that are not given, or for another purpose, other data and others. */
export const consentsNotForThis = problem<{ id: string; consents: string }>('permits.consents-not-for-this', 409)
/** The same for a data set that the caller may not know of. */
export const dataSetNotFound = problem<{ dataSet: string }>('permits.data-set-not-found', 404)
/** Its label was raised or lowered, or another version was published, since the request was asked. */
export const dataChanged = problem<{ dataSet: string }>('permits.data-changed', 409)
/** An owner may grant for less time than was asked for, not for more. */
export const daysTooMany = problem<{ days: number }>('permits.days-too-many', 409)
/** This owner has decided, or none of the data is theirs. */
export const nothingToDecide = problem<{ id: string }>('permits.nothing-to-decide', 409)

export const permitNotFound = problem<{ id: string }>('permits.permit-not-found', 404)
export const alreadyRevoked = problem<{ id: string }>('permits.already-revoked', 409)
export const permitCursorUnknown = problem('permits.cursor-unknown', 400)
