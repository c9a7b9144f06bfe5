import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { fetchKept } from './kept-connections.ts'

const opened: (() => void)[] = []
afterEach(() => {
  for (const close of opened.splice(0)) close()
})

async function aServer(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  opened.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

const never = new AbortController().signal
const asking = (body: string, signal = never) =>
  ({ method: 'POST', redirect: 'error', headers: { 'x-a': 'b' }, body, signal }) as const

async function textOf(body: AsyncIterable<Uint8Array> | null): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of body ?? []) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

test('what is said is sent, what is answered is read, and the connection is used again', async () => {
  const sockets = new Set<Socket>()
  const address = await aServer(async (request, response) => {
    sockets.add(request.socket)
    response.statusCode = 201
    response.end(`${request.method} ${request.headers['x-a']} ${await textOf(request)}`)
  })
  for (const said of ['سؤال', 'question']) {
    const { ok, status, body } = await fetchKept(address, asking(said))
    expect([ok, status, await textOf(body)]).toEqual([true, 201, `POST b ${said}`])
  }
  expect(sockets.size).toBe(1)
})

test('an answer that says no is one', async () => {
  const address = await aServer((_, response) => response.writeHead(503).end('busy'))
  const { ok, status, body } = await fetchKept(address, asking(''))
  expect([ok, status]).toEqual([false, 503])
  await body?.cancel()
})

test('no redirection is followed', async () => {
  let asked = 0
  const elsewhere = await aServer((_, response) => {
    asked += 1
    response.end()
  })
  const address = await aServer((_, response) => response.writeHead(307, { location: elsewhere }).end())
  await expect(fetchKept(address, asking(''))).rejects.toThrow('redirected')
  expect(asked).toBe(0)
})

test('whoever stops reading ends the connection', async () => {
  const closed = Promise.withResolvers<void>()
  const address = await aServer((_, response) => {
    response.on('close', closed.resolve)
    response.write('x'.repeat(1000))
  })
  const { body } = await fetchKept(address, asking(''))
  for await (const chunk of body!) {
    expect(chunk.byteLength).toBeGreaterThan(0)
    break
  }
  await closed.promise
})

test.each<[string, RequestListener]>([
  ['before the answer', () => {}],
  ['in the middle of it', (_, response) => response.write('x')],
])('a signal that ends %s is heard', async (_, answer) => {
  const controller = new AbortController()
  const address = await aServer((request, response) => {
    answer(request, response)
    setTimeout(() => controller.abort(), 20)
  })
  const reading = fetchKept(address, asking('', controller.signal)).then(({ body }) => textOf(body))
  await expect(reading).rejects.toThrow('aborted')
})

test('no answer, and no way to ask, is an error', async () => {
  const address = await aServer((request) => request.socket.destroy())
  await expect(fetchKept(address, asking(''))).rejects.toThrow()
  await expect(fetchKept('file:///etc/passwd', asking(''))).rejects.toThrow('file:')
})
