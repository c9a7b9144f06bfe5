import { problem } from '../../kernel/problem.ts'

export const versionNotFound = problem<{ version: string }>('knowledge.version-not-found', 404)
export const documentNotFound = problem<{ path: string }>('knowledge.document-not-found', 404)
/** The file of an index is gone or damaged; it is built again at the next start, or on demand. */
export const indexMissing = problem('knowledge.index-missing', 503)
export const pageNotFound = problem<{ page: number }>('knowledge.page-not-found', 404)
/** The page was read anew, or in another way, since the caller saw it. */
export const pageChanged = problem<{ page: number }>('knowledge.page-changed', 409)
export const nothingToAccept = problem<{ page: number }>('knowledge.nothing-to-accept', 409)
export const nothingDecided = problem<{ page: number }>('knowledge.nothing-decided', 409)
export const nothingCorrected = problem<{ page: number }>('knowledge.nothing-corrected', 409)
/** What an officer wrote asks for a stricter label than the data set has. */
export const correctionIdentifies = problem<{ proposed: string }>('knowledge.correction-identifies', 409)
/** Only some formats have pages that can be drawn. */
export const noPageImage = problem<{ path: string }>('knowledge.no-page-image', 404)
/** The document takes more to be drawn than it may. */
export const pageNotDrawn = problem<{ page: number }>('knowledge.page-not-drawn', 422)
export const cursorUnknown = problem('knowledge.cursor-unknown', 400)
