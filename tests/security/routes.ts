import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { FastifyInstance } from 'fastify'

/** An address as a server routes it, in its own writing: `/ar/permits/:id`. */
export type ServedRoute = { readonly method: string; readonly url: string }

/** Every route of the servers that are made while `make` runs: whoever adds one has it tested. */
export async function routesOf<Result>(make: () => Promise<Result>): Promise<[Result, ServedRoute[]]> {
  const routes: ServedRoute[] = []
  const watch = (message: unknown) => {
    const { fastify } = message as { readonly fastify: FastifyInstance }
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) if (one !== 'HEAD') routes.push({ method: one, url })
    })
  }
  subscribe('fastify.initialization', watch)
  try {
    return [await make(), routes]
  } finally {
    unsubscribe('fastify.initialization', watch)
  }
}
