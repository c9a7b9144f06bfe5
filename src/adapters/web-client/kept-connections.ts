import { Agent, type RequestOptions, request } from 'node:http'
import { request as requestTls, Agent as TlsAgent } from 'node:https'
import type { Fetch } from '../../kernel/ports/web-client.ts'

const kept = { keepAlive: true, maxFreeSockets: 64 }
const ways = {
  'http:': { send: request, agent: new Agent(kept) },
  'https:': { send: requestTls, agent: new TlsAgent(kept) },
}

/**
 * `fetch` for many small questions to one address: over connections that stay open, at half of what the one of Node takes
 * (`npm run bench:evaluation`). No redirection is followed, no compression asked for, no cookie kept.
 */
export const fetchKept: Fetch = (address, { method, headers, body, signal }) =>
  new Promise((resolve, reject) => {
    const url = new URL(address)
    const way = ways[url.protocol as keyof typeof ways]
    if (!way) throw new TypeError(`${url.protocol} is not a way to ask`)
    const options: RequestOptions = {
      agent: way.agent,
      method,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      signal,
    }
    const asked = way.send(url, options, (response) => {
      const status = response.statusCode ?? 0
      if (status >= 300 && status < 400) {
        response.destroy()
        reject(new Error(`redirected with ${status}`))
        return
      }
      const cancel = async () => {
        response.destroy()
      }
      resolve({ ok: status >= 200 && status < 300, status, body: Object.assign(response, { cancel }) })
    })
    asked.on('error', reject)
    asked.end(body)
  })
