import {
  bodyMalformed,
  bodyTooLarge,
  crossSite,
  mediaTypeUnsupported,
  methodNotAllowed,
  routeNotFound,
  tooManyRequests,
  unexpected,
} from '../../http/problem-response.ts'
import type { AnyOperation } from '../../kernel/operation.ts'
import { denied, givenUp, inputInvalid, notUnicode, signInNeeded } from '../../kernel/problems.ts'
import { problemPage } from '../problems/problem-page.tsx'
import type { PageRoutes } from './visit.ts'

/** The page to which the `type` of every problem document leads. */
export function serveProblems(pages: PageRoutes): void {
  const statuses = problemStatuses(pages.site.operations)
  pages.get('/problems/:code', async ({ frame, parameter }) => {
    const code = parameter('code')
    const status = statuses.get(code)
    if (status === undefined) throw routeNotFound({})
    return { html: problemPage(frame, { code, status }) }
  })
}

/** Every kind of problem that a caller can meet, with its HTTP status. */
function problemStatuses(operations: readonly AnyOperation[]): ReadonlyMap<string, number> {
  const ofKernel = [inputInvalid, notUnicode, signInNeeded, denied, givenUp]
  const ofHttp = [
    bodyMalformed,
    bodyTooLarge,
    crossSite,
    mediaTypeUnsupported,
    methodNotAllowed,
    routeNotFound,
    tooManyRequests,
    unexpected,
  ]
  const kinds = [...ofKernel, ...ofHttp, ...operations.flatMap(({ problems }) => problems)]
  return new Map(kinds.map(({ code, status }) => [code, status]))
}
