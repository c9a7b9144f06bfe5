import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import type { AnyOperation } from '../kernel/operation.ts'
import type { Command, ExitCode, Session } from './command.ts'
import { option, optionName, optionsOf } from './option.ts'
import type { Input } from './parse-arguments.ts'
import { binaryToTerminal, bytesDiffer, fileUnreadable } from './problems.ts'
import { renderAnswer } from './render-answer.ts'
import { renderValue } from './render-value.ts'

/** The short verbs whose answer has a form of its own. `bytes`: it is a document, and is printed as it came. */
const forms: Readonly<Record<string, 'bytes' | typeof renderValue>> = { ask: renderAnswer, receipt: 'bytes' }

/** The command that an operation is: `jazari <module> <verb>`, its fields as options. */
export function operationCommand(operation: AnyOperation): Command {
  const [module = '', verb = ''] = operation.id.split('.')
  const { alias, positional = [] } = operation.cli || {}
  const fields = optionsOf(operation.input)
  const upload = operation.transfer === 'upload' ? [option('file', { required: true })] : []
  const taken = fields.filter(({ name }) =>
    [...upload, option('json'), option('help')].some((own) => own.name === name),
  )
  if (taken.length > 0) throw new Error(`${operation.id}: the command line has a --${taken[0]!.name} of its own`)
  return {
    words: [module, verb],
    ...(alias && { alias }),
    options: [...fields, ...upload],
    positional: positional.map((field) => optionName([field])),
    summary: (say) => say.find(`operation.${operation.id}`) ?? operation.summary,
    permission: operation.permission,
    problems: operation.problems.map(({ code }) => code),
    run(session, input) {
      if (operation.transfer === 'upload') return sendFile(operation, session, input)
      if (operation.transfer === 'download') return receiveFile(operation, session, input)
      return ask(operation, session, input)
    },
  }
}

async function ask(operation: AnyOperation, session: Session, input: Input): Promise<ExitCode> {
  return print(operation, session, await session.server().answer(operation, input))
}

async function sendFile(operation: AnyOperation, session: Session, input: Input): Promise<ExitCode> {
  const { file, ...fields } = input
  const body = await openFile(String(file), session)
  return print(operation, session, await session.server().answer(operation, fields, body))
}

async function openFile(path: string, session: Session): Promise<Readable> {
  if (path === '-') return session.terminal.stdin
  try {
    const handle = await open(path)
    if ((await handle.stat()).isFile()) return handle.createReadStream()
    await handle.close()
  } catch (error) {
    throw fileUnreadable({ path, reason: error instanceof Error && 'code' in error ? String(error.code) : 'unknown' })
  }
  throw fileUnreadable({ path, reason: 'EISDIR' })
}

function print(operation: AnyOperation, { terminal, say, json }: Session, answer: string): ExitCode {
  const form = forms[aliasOf(operation) ?? ''] ?? renderValue
  const text = json || form === 'bytes' ? answer : form(JSON.parse(answer), say)
  terminal.stdout.write(`${text}\n`)
  return 0
}

function aliasOf({ cli }: AnyOperation): string | undefined {
  return cli ? cli.alias : undefined
}

/** The bytes to stdout, and whether they are those that the server's digest names. */
async function receiveFile(operation: AnyOperation, { terminal, server }: Session, input: Input): Promise<ExitCode> {
  const response = await server().download(operation, input)
  const type = response.headers.get('content-type') ?? ''
  if (terminal.stdout.isTTY && !/^text\/|json/.test(type)) throw binaryToTerminal({})
  const hash = createHash('sha256')
  if (response.body) {
    const hashed = async function* (bytes: AsyncIterable<Uint8Array>) {
      for await (const chunk of bytes) {
        hash.update(chunk)
        yield chunk
      }
    }
    await pipeline(Readable.fromWeb(response.body as ReadableStream<Uint8Array>), hashed, terminal.stdout, {
      end: false,
      signal: terminal.signal,
    })
  }
  const stated = /sha-256=:([A-Za-z0-9+/=]+):/.exec(response.headers.get('repr-digest') ?? '')?.[1]
  if (stated !== undefined && stated !== hash.digest('base64')) throw bytesDiffer({})
  return 0
}
