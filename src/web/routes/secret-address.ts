import type { Visit } from './visit.ts'

/** Whoever has the address of such a page has a secret: nobody keeps the page, and no search engine lists it. */
export function keepSecret({ reply }: Pick<Visit, 'reply'>): void {
  reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex')
}
