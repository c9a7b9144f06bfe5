import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { bodyMalformed, bodyTooLarge, problemDocument } from './problem-response.ts'
import { securityHeaders } from './security-headers.ts'

/**
 * Answers bytes that Node.js could not read as an HTTP request, so that there is neither a request nor its language:
 * with the same kind of problem as everything else, in Arabic. Nothing is logged, since the error holds the bytes.
 */
export function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket, origin: string): void {
  if (error.code !== 'ECONNRESET' && socket.writable) {
    const raised = error.code === 'HPE_HEADER_OVERFLOW' ? bodyTooLarge({}) : bodyMalformed({})
    const body = Buffer.from(JSON.stringify(problemDocument(raised, 'ar', origin)))
    const head = [
      `HTTP/1.1 ${raised.status} ${STATUS_CODES[raised.status]}`,
      'Connection: close',
      'Content-Type: application/problem+json; charset=utf-8',
      'Content-Language: ar',
      `Content-Length: ${body.length}`,
      ...Object.entries(securityHeaders).map(([name, value]) => `${name}: ${value}`),
    ]
    socket.write(`${head.join('\r\n')}\r\n\r\n`)
    socket.write(body)
  }
  socket.destroySoon()
}
