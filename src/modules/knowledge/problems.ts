import { problem } from '../../kernel/problem.ts'

export const versionNotFound = problem<{ version: string }>('knowledge.version-not-found', 404)
export const documentNotFound = problem<{ path: string }>('knowledge.document-not-found', 404)
/** The file of an index is gone or damaged; it is built again at the next start, or on demand. */
export const indexMissing = problem('knowledge.index-missing', 503)
export const pageNotFound = problem<{ page: number }>('knowledge.page-not-found', 404)
