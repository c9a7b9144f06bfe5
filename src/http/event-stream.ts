import type { FastifyReply } from 'fastify'

/**
 * A `text/event-stream` answer (HTML Living Standard, 9.2), with the headers that every answer carries. Nothing is sent
 * before the first event, so that a refusal keeps its status.
 */
export function openEvents(reply: FastifyReply): {
  send(name: string, data: string): void
  begun(): boolean
  end(): void
} {
  let begun = false
  return {
    send(name, data) {
      if (!begun) {
        begun = true
        reply.hijack()
        reply.raw.writeHead(200, {
          ...(reply.getHeaders() as Record<string, string>),
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-store',
          // A proxy that buffers would keep the events until the end.
          'x-accel-buffering': 'no',
        })
      }
      const lines = data.split(/\r\n|\n|\r/).map((line) => `data: ${line}\n`)
      reply.raw.write(`event: ${name}\n${lines.join('')}\n`)
    },
    begun: () => begun,
    end: () => void reply.raw.end(),
  }
}
