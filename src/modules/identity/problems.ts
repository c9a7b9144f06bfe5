import { problem } from '../../kernel/problem.ts'

/** Unknown, used, too old, or for a first administrator who is there already: nobody learns which. */
export const linkNotValid = problem('identity.link-not-valid', 410)
export const personNotFound = problem<{ person: string }>('identity.person-not-found', 404)
export const organisationNotFound = problem<{ organisation: string }>('identity.organisation-not-found', 404)
export const peopleCursorUnknown = problem('identity.cursor-unknown', 422)
export const keyNotFound = problem<{ key: string }>('identity.key-not-found', 404)
