import { z } from 'zod'
import type { Fetch } from '../../../kernel/ports/web-client.ts'
import type { Item, TaskKind } from '../item.ts'
import type { Output, Solve, Solved } from '../output.ts'
import { declines } from './declines.ts'
import { promptOf } from './prompts.ts'

/** What is sent beside the messages: part of what is put to the test, so it is in the digest of the endpoint. */
export const EndpointSettings = z.strictObject({
  temperature: z.number().min(0).max(2).default(0),
  maxTokens: z.int().min(1).max(32_768).default(512),
  /** Left out where the address does not know it. */
  seed: z.int().min(0).optional(),
  /** Said before everything, as the system's own message. */
  system: z.string().max(20_000).optional(),
  timeoutMs: z.int().min(100).max(600_000).default(60_000),
})
export type EndpointSettings = z.infer<typeof EndpointSettings>

/** The part of a chat completion that is read; servers add much else. */
const Completion = z.object({
  choices: z
    .array(z.object({ message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }) }))
    .min(1),
  usage: z
    .object({ prompt_tokens: z.int().min(0).catch(0), completion_tokens: z.int().min(0).catch(0) })
    .nullish()
    .catch(null),
})

/** More than any answer to an item; what is longer is not read further. */
const maxAnswerBytes = 4 * 2 ** 20
const maxTextLength = 100_000

/**
 * Puts an item to a model behind an OpenAI-compatible address, once: who calls decides about trying again. Failures are
 * `timeout`, `unreachable`, `too-long`, `not-a-completion`, `http-<status>`, `cancelled`; nothing that the address wrote is in them.
 */
export function endpointSolver(endpoint: {
  /** Up to `/v1`; `/chat/completions` is added. */
  readonly url: string
  readonly model: string
  readonly settings: EndpointSettings
  /** The secret that the address asks for. */
  readonly key: string | null
  readonly kind: TaskKind
  /** With {question}, {choices}, {text}; the kind's own when a task states none. */
  readonly prompt: string | undefined
  readonly fetch: Fetch
}): Solve<Item> {
  const { settings, key } = endpoint
  const address = `${endpoint.url.replace(/\/+$/, '')}/chat/completions`
  return async (item, { signal }) => {
    const messages: Output['messages'] = [
      ...(settings.system === undefined ? [] : [{ role: 'system' as const, content: settings.system }]),
      { role: 'user', content: promptOf(endpoint.kind, item, endpoint.prompt) },
    ]
    const begun = performance.now()
    const timeout = AbortSignal.timeout(settings.timeoutMs)
    const took = () => Math.round(performance.now() - begun)
    const failed = (why: string): Solved => ({ failed: why, milliseconds: took() })
    try {
      const response = await endpoint.fetch(address, {
        method: 'POST',
        // An address that sends elsewhere would carry the key along.
        redirect: 'error',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        },
        body: JSON.stringify({
          model: endpoint.model,
          messages,
          temperature: settings.temperature,
          max_tokens: settings.maxTokens,
          ...(settings.seed === undefined ? {} : { seed: settings.seed }),
          stream: false,
        }),
        signal: AbortSignal.any([signal, timeout]),
      })
      if (!response.ok) {
        await response.body?.cancel()
        return failed(`http-${response.status}`)
      }
      const body = await boundedText(response)
      if (body === undefined) return failed('too-long')
      const output = outputOf(body, messages)
      return output ? { output, milliseconds: took() } : failed('not-a-completion')
    } catch {
      if (signal.aborted) return failed('cancelled')
      return failed(timeout.aborted ? 'timeout' : 'unreachable')
    }
  }
}

async function boundedText({ body }: Awaited<ReturnType<Fetch>>): Promise<string | undefined> {
  if (!body) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  // Leaving the loop cancels the rest of the body.
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > maxAnswerBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function outputOf(body: string, messages: Output['messages']): Output | undefined {
  const { data } = Completion.safeParse(jsonOf(body))
  const message = data?.choices[0]?.message
  if (!data || !message) return undefined
  // PostgreSQL's jsonb, where traces are kept, holds no NUL.
  const text = (message.content ?? message.refusal ?? '').replaceAll('\0', '\ufffd').slice(0, maxTextLength)
  return {
    text,
    abstained: Boolean(message.refusal) || declines(text),
    citations: [],
    nearby: [],
    documents: [],
    kept: text,
    messages,
    usage: data.usage
      ? { promptTokens: data.usage.prompt_tokens, completionTokens: data.usage.completion_tokens }
      : null,
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
