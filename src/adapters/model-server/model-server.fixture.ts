import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Asked = { readonly path: string; readonly key: string | undefined; readonly body: never }

/**
 * A server on this machine that answers JSON as `answer` says, and forgets nothing that it was asked. A status stands for an
 * answer without one; `undefined` never answers.
 */
export async function aModelServer(answer: (asked: Asked) => object | number | undefined) {
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = []
    for await (const chunk of request) chunks.push(chunk as Uint8Array)
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as never
    const one = { path: request.url ?? '', key: request.headers.authorization, body }
    asked.push(one)
    const answered = answer(one)
    if (answered === undefined) return
    if (typeof answered === 'number') response.writeHead(answered).end()
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answered))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
