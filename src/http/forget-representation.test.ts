import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import compress from '@fastify/compress'
import fastify from 'fastify'
import { expect, test } from 'vitest'
import type { ObjectStore } from '../kernel/ports/object-store.ts'
import { sendObject } from './object-response.ts'
import { asProblem, sendProblem } from './problem-response.ts'

test('a download that fails at its first byte is answered with a problem that can be read, and nothing of the object', async () => {
  const digest = `sha256:${'a'.repeat(64)}`
  const output = { digest, size: 9_000, mediaType: 'text/plain', fileName: 'a.txt' }
  const gone = new Readable({
    read() {
      this.destroy(new Error('the disk is gone'))
    },
  })
  const objects = { open: async () => gone } as unknown as ObjectStore
  const server = fastify()
  await server.register(compress, { global: true, threshold: 1_024, encodings: ['br', 'gzip'] })
  const { signal } = new AbortController()
  server.get('/', (request, reply) => sendObject(request, reply, output, { objects, signal }))
  server.setErrorHandler((error, request, reply) => sendProblem(request, reply, asProblem(error), 'http://localhost'))
  await server.listen({ port: 0, host: '127.0.0.1' })
  try {
    const { port } = server.server.address() as AddressInfo
    const response = await fetch(`http://127.0.0.1:${port}/`, { headers: { 'accept-encoding': 'gzip' } })
    expect(response.status).toBe(500)
    expect(await response.json()).toMatchObject({ status: 500 })
    expect([...response.headers].flat().join(' ')).not.toContain('a'.repeat(64))
    for (const name of ['content-encoding', 'content-disposition', 'etag', 'repr-digest'])
      expect(response.headers.get(name), name).toBeNull()
  } finally {
    await server.close()
  }
})
