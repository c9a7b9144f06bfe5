import { problem } from '../../kernel/problem.ts'

export const incidentNotFound = problem<{ incident: string }>('register.incident-not-found', 404)
/** No incident has this secret. */
export const incidentReportNotFound = problem('register.incident-report-not-found', 404)
/** `state`: what it is now. Another officer may have settled it a moment ago. */
export const incidentStateRefused = problem<{ incident: string; state: string }>('register.incident-state-refused', 409)
/** Whoever made something of a system does not say that what kept it from answering is over. */
export const anotherPersonCloses = problem<{ incident: string }>('register.another-person-closes', 409)
/** Reports from nobody in particular within an hour; whoever signs in goes on. */
export const tooManyIncidents = problem('register.too-many-incidents', 429)
