import { problem } from '../../kernel/problem.ts'

/** There is no such data set or permit, or the caller may not know of it. */
export const previewedThingNotFound = problem<{ id: string }>('policy.previewed-thing-not-found', 404)
