import { problem } from '../../kernel/problem.ts'

export const versionNotFound = problem<{ version: string }>('knowledge.version-not-found', 404)
export const documentNotFound = problem<{ path: string }>('knowledge.document-not-found', 404)
export const pageNotFound = problem<{ page: number }>('knowledge.page-not-found', 404)
