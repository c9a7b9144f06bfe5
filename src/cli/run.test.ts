import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { operation } from '../kernel/operation.ts'
import { problem } from '../kernel/problem.ts'
import { allCommands } from './commands.ts'
import { operationCommand } from './operation-command.ts'
import { type Answering, api, jazari } from './testing.ts'

const thingLost = problem<{ id: string }>('things.lost', 404)
const thingRefused = problem<{ decision: number }>('things.refused', 403)

test('what a shell would keep, or only a browser can do, is not offered', () => {
  const offered = allCommands().map(({ words }) => words.join(' '))
  expect(offered).toContain('identity list-sessions')
  for (const verb of ['sign-in-password', 'set-password', 'add-passkey', 'sign-in-passkey', 'sign-in-oidc']) {
    expect(offered).not.toContain(`identity ${verb}`)
  }
})

const none = async () => ({})
const make = operation({
  id: 'things.make',
  http: 'POST /things/{shelf}',
  summary: 'Make a thing',
  permission: 'things:make',
  effect: 'write',
  cli: { alias: 'make', positional: ['shelf'] },
  input: z.strictObject({ shelf: z.string(), size: z.number().max(9), name: z.string().optional() }),
  output: z.looseObject({}),
  problems: [thingLost, thingRefused],
  run: none,
})
const find = operation({
  id: 'things.find',
  http: 'GET /things',
  summary: 'Find things',
  permission: 'things:find',
  effect: 'read',
  input: z.strictObject({ names: z.array(z.string()).or(z.string()).optional(), language: z.string().optional() }),
  output: z.looseObject({}),
  problems: [],
  run: none,
})
const put = operation({
  id: 'things.put',
  summary: 'Put a thing',
  permission: 'things:put',
  effect: 'write',
  http: 'PUT /shelves/{shelf}/{path}',
  cli: { positional: ['shelf', 'path'] },
  transfer: 'upload',
  input: z.strictObject({ shelf: z.string(), path: z.string(), note: z.string().optional() }),
  output: z.looseObject({}),
  problems: [],
  run: none,
})
const get = operation({
  id: 'things.get',
  summary: 'Get a thing',
  permission: 'things:get',
  effect: 'read',
  http: 'GET /shelves/{path}',
  cli: { positional: ['path'] },
  transfer: 'download',
  input: z.strictObject({ path: z.string() }),
  output: z.looseObject({}),
  problems: [],
  run: none,
})
const commands = [make, find, put, get].map(operationCommand)

test('an operation is called as it is stated: path, body, query', async () => {
  const seen: unknown[] = []
  const answer: Answering = (input, request) => {
    seen.push([request.method, request.url, request.body ?? null, input])
    return {}
  }
  await using server = await api([
    [make, answer],
    [find, answer],
  ])
  await jazari(['things', 'make', 'a/b c', '--size', '3'], server.env, { commands })
  await jazari(['make', 'x', '--size=4', '--name', 'ن'], server.env, { commands })
  await jazari(['things', 'find', '--names', 'a', '--names', 'b'], server.env, { commands })
  expect(seen).toEqual([
    ['POST', '/api/things/a%2Fb%20c', { size: 3 }, { shelf: 'a/b c', size: 3 }],
    ['POST', '/api/things/x', { size: 4, name: 'ن' }, { shelf: 'x', size: 4, name: 'ن' }],
    ['GET', '/api/things?names=a&names=b', null, { names: ['a', 'b'] }],
  ])
})

test('it says who it is, in which language it wants to be answered, and its key', async () => {
  const seen: unknown[] = []
  await using server = await api([
    [
      make,
      (_, { headers }) => {
        seen.push([headers['user-agent'], headers['accept-language'], headers.authorization])
        return {}
      },
    ],
  ])
  const args = ['make', 'x', '--size', '1']
  await jazari(args, { ...server.env, LANG: 'ar_MA.UTF-8', JAZARI_KEY: 'k1' }, { commands })
  await jazari([...args, '--language', 'fr'], { ...server.env, LC_ALL: 'ar_MA', LANG: 'en' }, { commands })
  await jazari(args, { ...server.env, LANG: 'C.UTF-8' }, { commands })
  expect(seen).toEqual([
    [expect.stringMatching(/^jazari-cli\/\d/), 'ar', 'Bearer k1'],
    [expect.anything(), 'fr', undefined],
    [expect.anything(), 'en', undefined],
  ])
})

test('the permit that is named goes with every call, before the command or after it', async () => {
  const seen: unknown[] = []
  await using server = await api([
    [
      make,
      (_, { headers }) => {
        seen.push(headers['jazari-permit'])
        return {}
      },
    ],
  ])
  const args = ['make', 'x', '--size', '1']
  await jazari([...args, '--under', 'pmt_a'], server.env, { commands })
  await jazari(['--under', 'pmt_b', ...args], server.env, { commands })
  await jazari(args, server.env, { commands })
  expect(seen).toEqual(['pmt_a', 'pmt_b', undefined])
})

test('an option of the command goes before the one of the program, which then stands before the command', async () => {
  const seen: unknown[] = []
  await using server = await api([
    [
      find,
      (input, { headers }) => {
        seen.push([input.language, headers['accept-language']])
        return {}
      },
    ],
  ])
  await jazari(['--language', 'fr', 'things', 'find', '--language', 'zgh'], server.env, { commands })
  expect(seen).toEqual([['zgh', 'fr']])
})

test('with --json the answer comes as it is, and nothing else', async () => {
  await using server = await api([[make, () => ({ b: 'é \u001b[31m', a: [1, { z: null }] })]])
  const ran = await jazari(['make', 'x', '--size', '1', '--json'], server.env, { commands })
  expect(ran).toEqual({ exit: 0, stdout: '{"a":[1,{"z":null}],"b":"é \\u001b[31m"}\n', stderr: '' })
})

test('without it the answer reads, in one language, and cannot steer the terminal', async () => {
  await using server = await api([
    [
      make,
      () => ({
        id: 'th_1',
        titles: { ar: 'عنوان', fr: 'Un titre' },
        label: { secrecy: 'public', sectors: [] },
        files: [
          { path: 'a.md', size: 3 },
          { path: 'b\u001b[2J.md', size: null },
        ],
      }),
    ],
  ])
  const ran = await jazari(['make', 'x', '--size', '1', '--language', 'fr'], server.env, { commands })
  expect(ran.stdout).toBe(
    [
      'files:',
      '  - path: a.md',
      '    size: 3',
      '  - path: b\ufffd[2J.md',
      '    size: –',
      'id:     th_1',
      'label:',
      '  secrecy: public',
      '  sectors: –',
      'titles: Un titre',
      '',
    ].join('\n'),
  )
})

test('a refusal is exit 1: a line on stderr in the words of the server, each field by its option', async () => {
  await using server = await api([
    [
      make,
      ({ shelf }) => {
        throw thingLost({ id: String(shelf) })
      },
    ],
  ])
  const lost = await jazari(['make', 'x', '--size', '1'], server.env, { commands })
  expect(lost).toMatchObject({ exit: 1, stdout: '' })
  expect(lost.stderr).toMatch(/^[^\n]+ \(things\.lost\)\n$/)

  const invalid = await jazari(['make', 'x', '--size', '12'], server.env, { commands })
  expect(invalid.exit).toBe(1)
  expect(invalid.stderr).toMatch(/^[^\n]+ \(request\.invalid\)\n {2}--size: [^\n]+\n$/)
})

test('a refusal by a decision names the command that tells why', async () => {
  await using server = await api([
    [
      make,
      () => {
        throw thingRefused({ decision: 416 })
      },
    ],
  ])
  const { exit, stderr } = await jazari(['make', 'x', '--size', '1'], server.env, { commands })
  expect(exit).toBe(1)
  expect(stderr).toMatch(/^[^\n]+ \(things\.refused\)\n {2}jazari why 416\n$/)
})

test('with --json a refusal is the problem document on stderr', async () => {
  await using server = await api([
    [
      make,
      () => {
        throw thingLost({ id: 'x' })
      },
    ],
  ])
  const ran = await jazari(['make', 'x', '--size', '1', '--json'], server.env, { commands })
  expect(ran).toMatchObject({ exit: 1, stdout: '' })
  expect(JSON.parse(ran.stderr)).toMatchObject({ code: 'things.lost', status: 404 })
  expect(ran.stderr.trimEnd()).not.toContain('\n')
})

test('no server is exit 2: none known, none there, or none of ours', async () => {
  const args = ['make', 'x', '--size', '1']
  const unknown = await jazari(args, {}, { commands })
  expect(unknown).toMatchObject({ exit: 2, stderr: expect.stringContaining('(cli.no-server-known)') })
  const { env: gone } = await (async () => {
    await using server = await api([])
    return server
  })()
  const absent = await jazari(args, gone, { commands })
  expect(absent).toMatchObject({ exit: 2, stderr: expect.stringContaining('ECONNREFUSED') })
  await using other = await api([], (server) => {
    server.post('/api/things/x', async (_, reply) => reply.code(502).type('text/html').send('<h1>Bad gateway</h1>'))
  })
  const foreign = await jazari([...args, '--json'], other.env, { commands })
  expect(foreign.exit).toBe(2)
  expect(JSON.parse(foreign.stderr)).toMatchObject({ code: 'cli.answer-unreadable' })
})

test('a redirect is not followed, so the key goes to nobody else', async () => {
  await using server = await api([], (fastify) => {
    fastify.post('/api/things/x', async (_, reply) => reply.redirect('http://127.0.0.1:1/'))
  })
  const ran = await jazari(['make', 'x', '--size', '1'], { ...server.env, JAZARI_KEY: 'k' }, { commands })
  expect(ran).toMatchObject({ exit: 2, stderr: expect.stringContaining('302') })
})

test('on the same machine it finds the server and the key in the data folder', async () => {
  const keys: unknown[] = []
  await using server = await api([
    [
      make,
      (_, { headers }) => {
        keys.push(headers.authorization)
        return {}
      },
    ],
  ])
  const home = mkdtempSync(join(tmpdir(), 'jazari-cli-'))
  mkdirSync(join(home, 'run'))
  writeFileSync(join(home, 'run', 'cli.json'), JSON.stringify({ url: server.env.JAZARI_URL, key: 'local_key' }))
  const args = ['make', 'x', '--size', '1']
  expect(await jazari(args, { JAZARI_HOME: home }, { commands })).toMatchObject({ exit: 0 })
  // The local key is for the local server: not for whatever an address names.
  expect(await jazari(args, { JAZARI_HOME: home, ...server.env }, { commands })).toMatchObject({ exit: 0 })
  expect(keys).toEqual(['Bearer local_key', undefined])
})

test('a file is sent as it is read, from a path or from standard input', async () => {
  const got: unknown[] = []
  await using server = await api([
    [
      put,
      async ({ path, note }, request) => {
        const hash = createHash('sha256')
        for await (const chunk of request.body as AsyncIterable<Buffer>) hash.update(chunk)
        got.push([path, note, hash.digest('hex')])
        return {}
      },
    ],
  ])
  const file = join(mkdtempSync(join(tmpdir(), 'jazari-cli-')), 'big')
  const bytes = Buffer.alloc(3_000_000, 'ب')
  writeFileSync(file, bytes)
  const digest = createHash('sha256').update(bytes).digest('hex')
  const fromFile = ['things', 'put', 's', 'وثائق/a b.pdf', '--note', 'n', '--file', file]
  expect(await jazari(fromFile, server.env, { commands })).toMatchObject({ exit: 0 })
  const fromInput = ['things', 'put', 's', 'b', '--file', '-']
  await jazari(fromInput, server.env, { commands, stdin: Readable.from([bytes]) })
  expect(got).toEqual([
    ['وثائق/a b.pdf', 'n', digest],
    ['b', undefined, digest],
  ])
  const missing = await jazari(['things', 'put', 's', 'b', '--file', `${file}.not`], server.env, { commands })
  expect(missing).toMatchObject({ exit: 2, stderr: expect.stringContaining('ENOENT') })
})

test('a large file that is refused before it is read is a refusal, not a broken connection', async () => {
  await using server = await api([
    [
      put,
      () => {
        throw thingLost({ id: 'x' })
      },
    ],
  ])
  const file = join(mkdtempSync(join(tmpdir(), 'jazari-cli-')), 'big')
  writeFileSync(file, Buffer.alloc(20_000_000))
  const ran = await jazari(['things', 'put', 's', 'b', '--file', file], server.env, { commands })
  expect(ran).toMatchObject({ exit: 1, stderr: expect.stringContaining('(things.lost)') })
})

test('a download is its bytes, compared with the digest that the server names', async () => {
  const bytes = Buffer.from([0, 255, 10, 200])
  const digest = createHash('sha256').update(bytes).digest('base64')
  await using server = await api([], (fastify) => {
    fastify.get('/api/shelves/*', async ({ url }, reply) =>
      reply
        .header('repr-digest', `sha-256=:${url.endsWith('bad') ? digest.replace(/^./, 'A') : digest}:`)
        .type('application/pdf')
        .send(bytes),
    )
  })
  const good = await jazari(['things', 'get', 'a/good'], server.env, { commands })
  expect(good).toMatchObject({ exit: 0, stdout: bytes.toString('utf8') })
  const bad = await jazari(['things', 'get', 'bad'], server.env, { commands })
  expect(bad).toMatchObject({ exit: 2, stderr: expect.stringContaining('(cli.bytes-differ)') })
  const shown = await jazari(['things', 'get', 'good'], server.env, { commands, terminal: true })
  expect(shown).toMatchObject({ exit: 2, stdout: '', stderr: expect.stringContaining('(cli.binary-to-terminal)') })
})

test('Ctrl-C ends the request and says nothing more', async () => {
  const interrupt = new AbortController()
  const hungUp = Promise.withResolvers<void>()
  await using server = await api([
    [
      make,
      (_, request) => {
        request.raw.socket.once('close', () => hungUp.resolve())
        interrupt.abort()
        return new Promise(() => undefined)
      },
    ],
  ])
  const ran = await jazari(['make', 'x', '--size', '1'], server.env, { commands, signal: interrupt.signal })
  expect(ran).toEqual({ exit: 130, stdout: '', stderr: '' })
  await hungUp.promise
})

test('what is not understood is exit 2 and names what was probably meant', async () => {
  const exits = async (...args: string[]) => {
    const { exit, stdout, stderr } = await jazari(args, {}, { commands })
    expect(stdout).toBe('')
    return [exit, /\((cli\.[a-z-]+)\)/.exec(stderr)?.[1], stderr] as const
  }
  expect(await exits('thigns', 'make')).toMatchObject([2, 'cli.mistyped', expect.stringContaining('things')])
  expect(await exits('things', 'mkae')).toMatchObject([2, 'cli.mistyped', expect.stringContaining('make')])
  expect(await exits('things', 'destroy')).toMatchObject([2, 'cli.unknown-word', expect.stringContaining('--help')])
  expect(await exits('make', 'x', '--size', '1', '--language', 'de')).toMatchObject([
    2,
    'cli.language-unknown',
    expect.anything(),
  ])
  expect(await exits()).toMatchObject([2, undefined, expect.stringContaining('jazari <module> <verb>')])
  expect(await exits('things')).toMatchObject([2, undefined, expect.stringContaining('make <shelf>')])
})

test('help is a result: of the program, of a module, of a verb', async () => {
  const help = async (...args: string[]) => (await jazari(args, {}, { commands })).stdout
  expect(await help('--help')).toContain('make <shelf>')
  expect(await help('things', '-h')).toContain('put <shelf> <path> --file TEXT')
  const verb = await help('make', '--help')
  for (const part of ['jazari things make <shelf> --size N', 'things:make', 'things.lost']) expect(verb).toContain(part)
})

test('every language has the whole help, and every operation a command', async () => {
  const all = allCommands()
  for (const language of ['ar', 'fr', 'en']) {
    expect(await jazari(['--help', '--language', language])).toMatchObject({ exit: 0 })
    for (const { words } of all) {
      expect(await jazari([...words, '--help'], { LANG: language })).toMatchObject({ exit: 0, stderr: '' })
    }
  }
  const shortVerbs = all.flatMap(({ alias }) => alias ?? [])
  const taken = new Set(all.map(({ words }) => words[0]))
  expect(shortVerbs.filter((alias) => taken.has(alias))).toEqual([])
  expect(new Set(shortVerbs).size).toBe(shortVerbs.length)
}, 180_000)
