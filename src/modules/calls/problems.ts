import { problem } from '../../kernel/problem.ts'

/** The same for a proposal that the caller may not see: the two may not be told apart. */
export const problemNotFound = problem<{ id: string }>('public-problem.not-found', 404)
export const proposalNotFound = problem('public-problem.proposal-not-found', 404)
/** From its state this act does not lead there. `state` and `wanted` are a `ProblemState` each. */
export const stateRefused = problem<{ id: string; state: string; wanted: string }>('public-problem.state-refused', 409)
export const codeTaken = problem<{ code: string }>('public-problem.code-taken', 409)
export const organisationNotFound = problem<{ id: string }>('public-problem.organisation-not-found', 404)
/** Whoever belongs to no organisation says which one takes it up. */
export const organisationMissing = problem('public-problem.organisation-missing', 400)
export const problemCursorUnknown = problem('public-problem.cursor-unknown', 400)
/** Of callers who did not sign in, within an hour. */
export const proposalsTooMany = problem('public-problem.too-many-proposals', 429)
