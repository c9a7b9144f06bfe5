import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '../kernel/language.ts'
import type { CallContext } from '../kernel/operation.ts'
import { permitNamed } from './acting-permit.ts'
import { authenticate, type Identify } from './authentication.ts'
import { senderOf } from './sender.ts'

/** What is the same for every call: the ports of kernel and modules, as `app.ts` wired them. */
export type Services = Omit<
  CallContext,
  'principal' | 'channel' | 'language' | 'permit' | 'sender' | 'signal' | 'body' | 'emit'
>

/** The context of one HTTP request. Its signal ends when the caller hangs up before the answer is complete. */
export async function callContext(
  request: FastifyRequest,
  reply: FastifyReply,
  options: {
    readonly services: Services
    readonly identify: Identify
    readonly channel: 'page' | 'api' | 'cli'
    readonly language: Language
  },
): Promise<CallContext> {
  const abort = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) abort.abort(new Error('the caller hung up'))
  })
  const permit = permitNamed(request, options.channel)
  return {
    ...options.services,
    ...(permit !== undefined && { permit }),
    principal: await authenticate(request, options.identify),
    channel: options.channel,
    language: options.language,
    sender: senderOf(request),
    signal: abort.signal,
  }
}
