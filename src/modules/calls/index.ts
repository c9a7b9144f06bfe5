/** Calls: public problems, from a need that somebody states to one that is met. */
import { admitProblem } from './operations/admit-problem.ts'
import { changeProblem } from './operations/change-problem.ts'
import { declineProblem } from './operations/decline-problem.ts'
import { listProblemChanges } from './operations/list-problem-changes.ts'
import { listProblems } from './operations/list-problems.ts'
import { proposeProblem } from './operations/propose-problem.ts'
import { readProblem } from './operations/read-problem.ts'
import { readProposal } from './operations/read-proposal.ts'
import { setProblemState } from './operations/set-problem-state.ts'
import { takeUpProblem } from './operations/take-up-problem.ts'

export { derivations } from './derivations.ts'
export { linkedProblem, type ProblemPlaces } from './linked-problem.ts'
export { migrations } from './migrations/index.ts'
export { findPublicProblems } from './problem-facts.ts'
export { problemNotFound } from './problems.ts'
export { maxTitleLength, maxWordsLength, type PublicProblem, type StateChange } from './public-problem.ts'
export { isPublic, nextStates, type ProblemState, problemStates, publicStates } from './state.ts'
export {
  admitProblem,
  changeProblem,
  declineProblem,
  listProblemChanges,
  listProblems,
  proposeProblem,
  readProblem,
  readProposal,
  setProblemState,
  takeUpProblem,
}
export const operations = [
  proposeProblem,
  listProblems,
  readProblem,
  admitProblem,
  declineProblem,
  takeUpProblem,
  setProblemState,
  changeProblem,
  listProblemChanges,
  readProposal,
] as const
