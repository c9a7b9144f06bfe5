import { setTimeout as wait } from 'node:timers/promises'
import type { Fetch } from '../../kernel/ports/web-client.ts'

/** A model behind an address of the operator's. */
export type ModelServer = {
  readonly fetch: Fetch
  readonly url: string
  /** Name under which the server knows the model. */
  readonly model: string
  /** The secret that the address asks for. */
  readonly key: string | null
}

/** The server did not answer, or not what was asked for. Nothing that was sent or answered is in the message. */
export class ModelServerFailed extends Error {
  override readonly name = 'ModelServerFailed'
}

/** What a batch of vectors takes as JSON: 32 of 4,096 numbers of 20 characters, and room. */
const maxAnswerBytes = 16 << 20
const firstWaitMs = 500

/**
 * Asks a model server and gives what it answered. What may pass by itself (no connection, 429, 5xx) is tried `attempts` times
 * in all, each after twice the wait of the one before.
 *
 * @throws ModelServerFailed
 */
export async function postJson(
  { fetch, key }: ModelServer,
  address: string,
  body: unknown,
  {
    signal,
    timeoutMs,
    attempts,
  }: { readonly signal: AbortSignal; readonly timeoutMs: number; readonly attempts: number },
): Promise<unknown> {
  for (let attempt = 1; ; attempt++) {
    const timeout = AbortSignal.timeout(timeoutMs)
    let failure: ModelServerFailed
    try {
      const response = await fetch(address, {
        method: 'POST',
        redirect: 'error',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        },
        body: JSON.stringify(body),
        signal: AbortSignal.any([signal, timeout]),
      })
      if (response.ok) return parsed(await boundedText(response.body))
      await response.body?.cancel()
      failure = new ModelServerFailed(`the model server answered with status ${response.status}`)
      if (response.status < 500 && response.status !== 429) throw failure
    } catch (error) {
      if (error instanceof ModelServerFailed) throw error
      signal.throwIfAborted()
      failure = new ModelServerFailed(
        timeout.aborted ? `the model server took more than ${timeoutMs} ms` : 'the model server cannot be reached',
      )
    }
    if (attempt >= attempts) throw failure
    await wait(firstWaitMs * 2 ** (attempt - 1), undefined, { signal })
  }
}

async function boundedText(body: AsyncIterable<Uint8Array> | null): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  // Leaving the loop cancels the rest of the body.
  for await (const chunk of body ?? []) {
    size += chunk.byteLength
    if (size > maxAnswerBytes)
      throw new ModelServerFailed(`the model server answered more than ${maxAnswerBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ModelServerFailed('the model server answered no JSON')
  }
}
