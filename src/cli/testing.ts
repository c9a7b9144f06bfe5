/** For tests: the command line with its streams caught, and an API that answers as told. */
import type { AddressInfo } from 'node:net'
import { Readable, Writable } from 'node:stream'
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { canonicalJson } from '../../libs/canonical-json/index.ts'
import { asProblem, languageOf, problemDocument } from '../http/problem-response.ts'
import { fastifyPath, operationRoute } from '../http/route-path.ts'
import type { AnyOperation } from '../kernel/operation.ts'
import { inputInvalid } from '../kernel/problems.ts'
import type { Command } from './command.ts'
import { allCommands } from './commands.ts'
import { run } from './run.ts'

type Environment = Readonly<Record<string, string>>

type Ran = { readonly exit: number; readonly stdout: string; readonly stderr: string }

/** Runs a command line to its end. */
export async function jazari(
  args: readonly string[],
  env: Environment = {},
  options: {
    readonly commands?: readonly Command[]
    readonly stdin?: Readable
    readonly signal?: AbortSignal
    readonly terminal?: boolean
  } = {},
): Promise<Ran> {
  const { commands = allCommands(), stdin = Readable.from([]), terminal = false } = options
  const stdout = new Caught(terminal)
  const stderr = new Caught(terminal)
  const signal = options.signal ?? new AbortController().signal
  // A home of nobody: tests never speak to a server that happens to run here.
  const exit = await run(args, commands, {
    env: { JAZARI_HOME: '/nonexistent', ...env },
    stdin,
    stdout,
    stderr,
    signal,
  })
  return { exit, stdout: stdout.text(), stderr: stderr.text() }
}

class Caught extends Writable {
  readonly isTTY: boolean
  readonly #chunks: Buffer[] = []

  constructor(isTTY: boolean) {
    super()
    this.isTTY = isTTY
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#chunks.push(chunk)
    done()
  }

  text(): string {
    return Buffer.concat(this.#chunks).toString('utf8')
  }
}

/** What an operation answers: its output, before its schema has seen it. Throwing a problem answers that. */
export type Answering = (input: Record<string, unknown>, request: FastifyRequest) => unknown

/** An API of these operations, over real HTTP: inputs and outputs are held to their schemas. */
export async function api(
  answers: readonly (readonly [AnyOperation, Answering])[],
  addRoutes: (server: FastifyInstance) => void = () => undefined,
): Promise<{ readonly env: Environment; [Symbol.asyncDispose](): Promise<void> }> {
  const server = fastify({ forceCloseConnections: true })
  server.addContentTypeParser('application/octet-stream', { bodyLimit: 2 ** 40 }, (_request, body, done) =>
    done(null, body),
  )
  server.setErrorHandler((error, request, reply) => {
    const raised = asProblem(error)
    if (raised.code === 'unexpected') console.error(error)
    if (raised.status === 429) reply.header('retry-after', '0')
    return reply
      .code(raised.status)
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify(problemDocument(raised, languageOf(request), 'http://here')))
  })
  for (const [operation, answer] of answers) {
    const { method, path, parameters } = operationRoute(operation.http)
    server.route({
      method,
      url: `/api${fastifyPath(path)}`,
      handler: async (request, reply) => {
        const hasFields = operation.transfer !== 'upload' && typeof request.body === 'object'
        const given = request.params as Record<string, string>
        const input = operation.input.safeParse(
          {
            ...(request.query as object),
            ...(hasFields ? (request.body as object) : {}),
            ...Object.fromEntries(parameters.map((name) => [name, given[name] ?? given['*']])),
          },
          { reportInput: true },
        )
        if (!input.success) throw inputInvalid(input.error)
        const output = await answer(input.data as Record<string, unknown>, request)
        if (operation.transfer === 'download') return reply.send(output)
        reply.type('application/json; charset=utf-8')
        return canonicalJson(operation.output.parse(output))
      },
    })
  }
  addRoutes(server)
  await server.listen({ port: 0, host: '127.0.0.1' })
  const { port } = server.server.address() as AddressInfo
  return { env: { JAZARI_URL: `http://127.0.0.1:${port}` }, [Symbol.asyncDispose]: () => server.close() }
}
