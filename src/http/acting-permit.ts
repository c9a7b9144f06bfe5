import type { FastifyRequest } from 'fastify'

/** Names the permit that a call to the API acts under. */
export const permitHeader = 'jazari-permit'

/** Names it in the address and the forms of pages. */
const permitField = 'permit'

/** The longest name that is looked up; a longer one is cut, and names nothing. */
const longest = 64

/**
 * The permit that a request names: in its header (API, command line); in the query of a page's address, or in a field of
 * a page's form. Whether there is such a permit is asked when the call is decided.
 */
export function permitNamed(request: FastifyRequest, channel: 'page' | 'api' | 'cli'): string | undefined {
  if (channel !== 'page') {
    const named = request.headers[permitHeader]
    return typeof named === 'string' ? named.slice(0, longest) : undefined
  }
  const form = request.body instanceof URLSearchParams ? request.body.get(permitField) : null
  const asked = form ?? (request.query as Record<string, unknown>)[permitField]
  return typeof asked === 'string' && asked !== '' ? asked.slice(0, longest) : undefined
}
