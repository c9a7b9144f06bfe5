import { readFileSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { z } from 'zod'
import { permitHeader } from '../http/acting-permit.ts'
import { fillPath, operationRoute } from '../http/route-path.ts'
import type { Language } from '../kernel/language.ts'
import type { AnyOperation } from '../kernel/operation.ts'
import type { Input } from './parse-arguments.ts'
import { answerUnreadable, serverUnreachable } from './problems.ts'
import type { ServerAddress } from './server-address.ts'

/** A problem document (RFC 9457) of the server. */
const ProblemDocument = z.object({
  status: z.number().int(),
  title: z.string(),
  detail: z.string(),
  code: z.string(),
  errors: z.array(z.object({ field: z.string(), detail: z.string().optional() })).optional(),
  /** The place in the log of the decision that refused. */
  decision: z.number().int().optional(),
})

/** What the server refused, with its own words. */
export class ServerRefusal extends Error {
  readonly document: z.infer<typeof ProblemDocument>
  /** The document as it came. */
  readonly text: string
  readonly retryAfterSeconds: number | undefined

  constructor(text: string, document: z.infer<typeof ProblemDocument>, retryAfterSeconds: number | undefined) {
    super(document.code)
    this.name = 'ServerRefusal'
    this.text = text
    this.document = document
    this.retryAfterSeconds = retryAfterSeconds
  }
}

export type Server = {
  readonly url: string
  /** The answer as it came: JSON. */
  answer(operation: AnyOperation, input: Input, body?: Readable): Promise<string>
  /** The answer as a value of the schema. */
  ask<Output>(operation: AnyOperation, output: z.ZodType<Output>, input: Input, body?: Readable): Promise<Output>
  /** The file that a download answers, unread. */
  download(operation: AnyOperation, input: Input): Promise<Response>
  /** What stands at an address beside the operations: the log's files. `undefined` where nothing does. */
  file(path: string): Promise<Uint8Array | undefined>
}

/** Speaks to a running server over HTTP, as anybody could; that it is the command line only shows in its name. */
export function connect(
  address: ServerAddress,
  language: Language,
  signal: AbortSignal,
  /** The permit that every call acts under. */
  permit?: string,
): Server {
  const headers = {
    'user-agent': `jazari-cli/${version()}`,
    'accept-language': language,
    ...(address.key && { authorization: `Bearer ${address.key}` }),
    ...(permit !== undefined && { [permitHeader]: encodeURIComponent(permit) }),
  }

  async function reach(path: string, request: RequestInit & { duplex?: 'half' }): Promise<Response> {
    const url = `${address.url}${path}`
    try {
      return await fetch(url, { redirect: 'manual', signal, ...request, headers: { ...headers, ...request.headers } })
    } catch (error) {
      if (signal.aborted) throw error
      throw serverUnreachable({ url: address.url, reason: reasonOf(error) })
    }
  }

  async function send(operation: AnyOperation, input: Input, body: Readable | undefined): Promise<Response> {
    const response = await reach(...requestOf(operation, input, body))
    if (response.ok) return response
    throw await refusalOf(response, address.url)
  }

  async function answer(operation: AnyOperation, input: Input, body?: Readable): Promise<string> {
    const response = await send(operation, input, body)
    if (!mediaType(response).endsWith('json')) throw answerUnreadable({ url: address.url, status: response.status })
    return read(response, address.url, signal)
  }

  return {
    url: address.url,
    answer,
    async ask(operation, output, input, body) {
      const read = output.safeParse(JSON.parse(await answer(operation, input, body)))
      // Another version of the platform, or something that is none.
      if (!read.success) throw answerUnreadable({ url: address.url, status: 200 })
      return read.data
    },
    download: (operation, input) => send(operation, input, undefined),
    async file(path) {
      const response = await reach(path, {})
      if (response.status === 404) return undefined
      if (!response.ok) throw await refusalOf(response, address.url)
      return new Uint8Array(await response.arrayBuffer())
    },
  }
}

/** Fields of the path in the path; the others in the query where there is no body for them, else in a JSON body. */
function requestOf(
  operation: AnyOperation,
  input: Input,
  file: Readable | undefined,
): [path: string, request: RequestInit & { duplex?: 'half' }] {
  const { method, path, parameters } = operationRoute(operation.http)
  const inPath = Object.fromEntries(parameters.map((name) => [name, String(input[name] ?? '')]))
  const others = Object.entries(input).filter(([name]) => !parameters.includes(name))
  const address = `/api${fillPath(path, inPath)}`
  const bodiless = method === 'GET' || method === 'DELETE'
  if (!bodiless && operation.transfer !== 'upload') {
    const json = JSON.stringify(Object.fromEntries(others))
    return [address, { method, body: json, headers: { 'content-type': 'application/json' } }]
  }
  const query = queryOf(others)
  const request: RequestInit & { duplex?: 'half' } = { method }
  if (file) {
    // Node's fetch streams any asynchronous iterable of bytes; the browser's types know only its own streams.
    request.body = file as unknown as ReadableStream
    request.duplex = 'half'
    request.headers = { 'content-type': 'application/octet-stream' }
  }
  return [query ? `${address}?${query}` : address, request]
}

function queryOf(fields: readonly (readonly [string, unknown])[]): string {
  const query = new URLSearchParams()
  for (const [name, value] of fields) {
    // A list of words is the name again and again; anything deeper is one JSON text.
    const plain = Array.isArray(value) && value.every((one) => typeof one !== 'object')
    for (const one of plain ? value : [value]) query.append(name, textOf(one))
  }
  return query.toString()
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

async function read(response: Response, url: string, signal: AbortSignal): Promise<string> {
  try {
    return await response.text()
  } catch (error) {
    if (signal.aborted) throw error
    throw serverUnreachable({ url, reason: reasonOf(error) })
  }
}

async function refusalOf(response: Response, url: string): Promise<Error> {
  const text = await response.text().catch(() => '')
  const document = mediaType(response) === 'application/problem+json' ? documentOf(text) : undefined
  if (!document) return answerUnreadable({ url, status: response.status })
  const wait = Number(response.headers.get('retry-after') ?? Number.NaN)
  return new ServerRefusal(text, document, Number.isFinite(wait) ? wait : undefined)
}

function documentOf(text: string): z.infer<typeof ProblemDocument> | undefined {
  try {
    return ProblemDocument.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

function mediaType(response: Response): string {
  return (response.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase()
}

/** `fetch` wraps what happened: ECONNREFUSED, ENOTFOUND, a certificate. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (cause instanceof Error && 'code' in cause) return String(cause.code)
  return cause instanceof Error ? cause.message : String(cause)
}

/** Of `package.json`. */
export function version(): string {
  const content: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return z.object({ version: z.string() }).parse(content).version
}
