/**
 * Speaks as an address of the OpenAI API does, in a process of its own: the same answer to everybody after five
 * milliseconds, of one kilobyte. Tells its port to whoever started it, and ends with them.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const delayMs = 5
const content = 'B. '.padEnd(1024, 'Cette réponse est la même pour tout le monde. ')
const answer = Buffer.from(
  JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 60, completion_tokens: 250, total_tokens: 310 },
  }),
)
const headers = { 'content-type': 'application/json', 'content-length': answer.byteLength }

const server = createServer((request, response) => {
  request.resume().on('end', () => setTimeout(() => response.writeHead(200, headers).end(answer), delayMs))
})
server.listen(0, '127.0.0.1', () => process.send!((server.address() as AddressInfo).port))
process.on('disconnect', () => process.exit())
