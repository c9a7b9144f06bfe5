import { problem } from '../../kernel/problem.ts'

/** The same for one that the caller may not know of: the two may not be told apart. So for solutions. */
export const systemNotFound = problem<{ system: string }>('register.system-not-found', 404)
export const solutionNotFound = problem<{ solution: string }>('register.solution-not-found', 404)
export const approvalNotFound = problem<{ approval: string }>('register.approval-not-found', 404)

/** The project is not one of the caller's, has ended, or is not there. */
export const projectNotYours = problem<{ project: string }>('register.project-not-yours', 409)
/** A solution answers a public problem: unknown, or not public. */
export const problemNotFound = problem<{ problem: string }>('register.problem-not-found', 404)
/** Whoever enters something does so in the name of an organisation that they are a member of. */
export const organisationNotYours = problem('register.organisation-not-yours', 403)
/** A project answers the one problem that it works on. */
export const problemNotOfProject = problem<{ problem: string }>('register.problem-not-of-project', 409)
export const slugTaken = problem<{ slug: string }>('register.slug-taken', 409)

/** There is none, or it belongs to another organisation than the system. */
export const assistantNotFound = problem<{ assistant: string }>('register.assistant-not-found', 404)
/** Not a version of the system's assistant. */
export const versionNotFound = problem<{ version: string }>('register.version-not-found', 404)
/** `state`: what it is now. */
export const systemStateRefused = problem<{ system: string; state: string }>('register.system-state-refused', 409)
/** `missing`: what has to be filled in before everybody is shown the entry, separated by spaces. */
export const entryIncomplete = problem<{ system: string; missing: string }>('register.entry-incomplete', 409)
/** A solution without a live system has nothing that another administration could take over. */
export const nothingToAdopt = problem<{ solution: string }>('register.nothing-to-adopt', 409)

/** `missing`: what has to be there before anybody can approve; `duty:golden` for each duty without a result that holds. */
export const notReadyToApprove = problem<{ system: string; missing: string }>('register.not-ready-to-approve', 409)
/** What would be approved is not what the caller was shown: another version, assessment or result is there since. */
export const approvalDiffers = problem<{ system: string }>('register.approval-differs', 409)
/** The caller has approved exactly this. */
export const alreadyApproved = problem<{ system: string }>('register.already-approved', 409)
export const alreadyWithdrawn = problem<{ approval: string }>('register.already-withdrawn', 409)
export const alreadyStopped = problem<{ system: string }>('register.already-stopped', 409)
export const notStopped = problem<{ system: string }>('register.not-stopped', 409)

/** So many printed entries wait that this one is not taken. */
export const printerBusy = problem('register.printer-busy', 503)

export const registerCursorUnknown = problem('register.cursor-unknown', 400)
