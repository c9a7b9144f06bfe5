import type { FastifyInstance } from 'fastify'

export type Health = {
  /** What keeps the server from answering well; empty when it is ready. Codes, never details. */
  readonly unready: () => Promise<readonly string[]>
  /** Prometheus text format. */
  readonly metrics: () => Promise<string>
}

/** For whoever runs the platform: is the process alive, can it serve, and its numbers. */
export function serveHealth(server: FastifyInstance, health: Health): void {
  server.get('/healthz', async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }))

  server.get('/readyz', async (_request, reply) => {
    const faults = await health.unready()
    reply.header('cache-control', 'no-store')
    return reply
      .code(faults.length === 0 ? 200 : 503)
      .send({ status: faults.length === 0 ? 'ready' : 'unready', faults })
  })

  server.get('/metrics', async (_request, reply) =>
    reply
      .header('cache-control', 'no-store')
      .type('text/plain; version=0.0.4; charset=utf-8')
      .send(await health.metrics()),
  )
}
