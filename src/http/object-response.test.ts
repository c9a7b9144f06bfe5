import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import fastify from 'fastify'
import { expect, test } from 'vitest'
import type { ObjectStore } from '../kernel/ports/object-store.ts'
import type { Problem } from '../kernel/problem.ts'
import { permitEnded } from '../kernel/problems.ts'
import { sendObject } from './object-response.ts'

const chunk = Buffer.alloc(64 * 1024, 'a')
const chunks = 200
const output = {
  digest: `sha256:${'a'.repeat(64)}`,
  size: chunk.length * chunks,
  mediaType: 'text/csv',
  fileName: 'a.csv',
}

async function* slowly(): AsyncGenerator<Buffer> {
  for (let i = 0; i < chunks; i++) {
    yield chunk
    await sleep(20)
  }
}

test('what is being sent is cut off within a moment when its permit ends', async () => {
  const source = Readable.from(slowly())
  const objects = { open: async () => source } as unknown as ObjectStore
  const permit = new AbortController()
  const server = fastify()
  server.get('/', (request, reply) => sendObject(request, reply, output, { objects, signal: permit.signal }))
  await server.listen({ port: 0, host: '127.0.0.1' })
  try {
    const response = await fetch(`http://127.0.0.1:${(server.server.address() as AddressInfo).port}/`)
    const reader = response.body!.getReader()
    await reader.read()
    permit.abort(new Error('the permit has ended'))
    const started = performance.now()
    let received = 0
    const rest = (async () => {
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return
        received += value.length
      }
    })()

    await expect(rest).rejects.toThrow()
    expect(performance.now() - started).toBeLessThan(1000)
    expect(received).toBeLessThan(output.size / 2)
    expect(source.destroyed).toBe(true)
  } finally {
    await server.close()
  }
})

test('nothing is sent, not even its digest, when the permit has ended before', async () => {
  const source = Readable.from(slowly())
  const objects = { open: async () => source } as unknown as ObjectStore
  const signal = AbortSignal.abort(new Error('the permit has ended'))
  const server = fastify()
  server.get('/', (request, reply) => sendObject(request, reply, output, { objects, signal }))
  server.setErrorHandler((error, _, reply) => reply.code((error as Problem).status).send((error as Problem).code))

  for (const headers of [{}, { 'if-none-match': `"${output.digest}"` }]) {
    const response = await server.inject({ url: '/', headers })
    expect([response.statusCode, response.body]).toEqual([permitEnded({}).status, permitEnded({}).code])
    expect(JSON.stringify(response.headers)).not.toContain(output.digest.slice(7))
  }
  expect(source.destroyed).toBe(true)
  await server.close()
})
