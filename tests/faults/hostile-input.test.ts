import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pdfWithContent, pdfWithPages, wordFile } from '../../src/adapters/document-reader/testing.ts'
import { languages } from '../../src/kernel/language.ts'
import { type RawAnswer, send, sendBytes } from './raw-request.ts'
import { ServerUnderTest } from './server-under-test.ts'

/** The server as it runs, at its most talkative: what must not be in its log is looked for at the end. */
const server = new ServerUnderTest({ LOG_LEVEL: 'trace' })
/** Typed by people in these tests; none of it may be written down. */
const typed = { word: 'ziyadaqwxv', cin: 'AB123456', phone: '0661234567' }
let dataSet = ''

beforeAll(async () => {
  await server.start()
  const made = await server.ask('POST', '/api/data-sets', { body: aDataSet('hostile') })
  dataSet = (JSON.parse(made.body.toString()) as { id: string }).id
}, 240_000)
afterAll(() => server[Symbol.asyncDispose](), 60_000)

function aDataSet(slug: string, changes: object = {}): object {
  return { slug, titles: { ar: 'عنوان' }, publisher: 'جزري', licence: 'CC0-1.0', secrecy: 'public', ...changes }
}

type Case = {
  readonly what: string
  readonly method?: string
  readonly path: string
  readonly headers?: Record<string, string>
  readonly body?: string | Buffer | object
  readonly status: number
  readonly code: string
}

const ask = { method: 'POST', path: '/api/ask' }
const create = { method: 'POST', path: '/api/data-sets' }
const draft = (path: string) => ({
  method: 'PUT',
  path: `/api/data-sets/{id}/draft/files/${path}`,
  body: Buffer.from('x'),
})
const invalid = { status: 400, code: 'request.invalid' }
const malformed = { status: 400, code: 'request.malformed' }
const refusedPath = { status: 400, code: 'dataset.path-refused' }

const cases: readonly Case[] = [
  { what: 'JSON that is cut off', ...ask, body: '{"question": "a', ...malformed },
  { what: 'no body', ...ask, body: '', ...malformed },
  { what: 'a list in place of an object', ...ask, body: '[]', ...malformed },
  { what: 'a text in place of an object', ...ask, body: '"question"', ...malformed },
  {
    what: 'bytes that are not UTF-8',
    ...ask,
    body: Buffer.from('7b227175657374696f6e223a22ff80227d', 'hex'),
    ...malformed,
  },
  { what: 'a field twice', ...ask, body: '{"question":"one","question":"two"}', ...malformed },
  {
    what: '__proto__',
    ...ask,
    body: '{"question":"a","__proto__":{"roles":["administrator"]}}',
    status: 400,
    code: 'request.',
  },
  {
    what: 'constructor.prototype',
    ...ask,
    body: '{"question":"a","constructor":{"prototype":{"x":1}}}',
    status: 400,
    code: 'request.',
  },
  { what: 'an unknown field', ...ask, body: { question: 'a', admin: true }, ...invalid },
  { what: 'a wrong type', ...ask, body: { question: 7 }, ...invalid },
  { what: 'a wrong type deep inside', ...create, body: aDataSet('wrong', { titles: { ar: { en: 'x' } } }), ...invalid },
  { what: 'a missing field', ...ask, body: {}, ...invalid },
  { what: 'nothing but spaces', ...ask, body: { question: ' \n\u00a0' }, ...invalid },
  {
    what: 'lists within lists, 50 000 deep',
    ...ask,
    body: `{"question":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
    status: 400,
    code: 'request.',
  },
  { what: 'a number beyond doubles', ...ask, body: '{"question":1e999}', status: 400, code: 'request.' },
  {
    what: 'a question of 1 MB',
    ...ask,
    body: { question: 'س'.repeat(512 * 1024) },
    status: 413,
    code: 'request.too-large',
  },
  { what: 'a question of 100 kB', ...ask, body: { question: 'س'.repeat(50_000) }, ...invalid },
  { what: 'half a character', ...ask, body: '{"question":"\\ud83d"}', status: 400, code: 'request.' },
  {
    what: 'half a character in a title',
    ...create,
    body: '{"titles":{"ar":"\\udc00"}}',
    status: 400,
    code: 'request.',
  },
  { what: 'U+0000 in a question', ...ask, body: { question: 'a\u0000b' }, ...invalid },
  { what: 'U+0000 in a title', ...create, body: aDataSet('nul', { titles: { ar: 'a\u0000b' } }), ...invalid },
  {
    what: 'U+0000 in the publisher',
    ...create,
    body: aDataSet('nul', { publisher: 'a\u0000b' }),
    status: 400,
    code: 'request.',
  },
  {
    what: 'U+0000 in the purpose of a key',
    method: 'POST',
    path: '/api/keys',
    body: { purpose: 'a\u0000b', roles: ['data-officer'] },
    ...invalid,
  },
  {
    what: 'U+0000 in a place of the catalogue',
    path: '/api/data-sets?cursor=a%00b',
    status: 400,
    code: 'request.',
  },
  {
    what: 'U+0000 in a data set to ask',
    ...ask,
    body: { question: 'متى؟', in: ['a\u0000'] },
    status: 400,
    code: 'request.',
  },
  {
    what: 'a right-to-left override in a title',
    ...create,
    body: aDataSet('rlo', { titles: { ar: 'تقرير \u202efdp.exe' } }),
    ...invalid,
  },
  {
    what: 'a right-to-left override in the publisher',
    ...create,
    body: aDataSet('rlo', { publisher: 'جزري\u202e' }),
    status: 400,
    code: 'request.',
  },
  {
    what: 'a script for an address',
    ...create,
    body: aDataSet('url', { sourceUrl: 'javascript:alert(1)' }),
    ...invalid,
  },
  {
    what: 'XML',
    ...ask,
    headers: { 'content-type': 'text/xml' },
    body: '<question/>',
    status: 415,
    code: 'request.media-type',
  },
  {
    what: 'a multipart body',
    ...ask,
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: '--x--',
    status: 415,
    code: 'request.media-type',
  },
  {
    what: 'a form to the API',
    ...ask,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'question=a',
    status: 415,
    code: 'request.media-type',
  },
  {
    what: 'a file where JSON is expected',
    ...ask,
    headers: { 'content-type': 'application/octet-stream' },
    body: 'question',
    status: 415,
    code: 'request.media-type',
  },
  {
    what: 'JSON where a file is expected',
    ...draft('a.md'),
    headers: { 'content-type': 'application/json' },
    body: '{}',
    status: 415,
    code: 'request.media-type',
  },
  { what: 'the wrong method', method: 'DELETE', path: '/api/ask', status: 405, code: 'request.method-not-allowed' },
  { what: 'a method for caches', method: 'PURGE', path: '/api/ask', status: 405, code: 'request.method-not-allowed' },
  {
    what: 'a method in a header',
    method: 'GET',
    path: '/api/ask',
    headers: { 'x-http-method-override': 'POST' },
    status: 405,
    code: 'request.method-not-allowed',
  },
  { what: 'an address that is not there', path: '/api/nothing', status: 404, code: 'request.not-found' },
  {
    what: 'an address of a field too long',
    path: `/api/data-sets/${'a'.repeat(5_000)}`,
    status: 404,
    code: 'request.',
  },
  {
    what: 'a job, which is nobody’s to start',
    method: 'POST',
    path: '/api/jobs/collect-objects',
    body: {},
    status: 404,
    code: 'request.not-found',
  },
  { what: 'an escape that is none', path: '/api/data-sets/%zz', ...malformed },
  { what: 'an overlong escape', ...draft('%c0%ae%c0%ae%c0%afpasswd'), ...malformed },
  { what: 'dots, escaped', ...draft('..%2f..%2fetc%2fpasswd'), ...refusedPath },
  { what: 'dots, escaped twice', ...draft('a/%2e%2e/%2e%2e/b'), ...refusedPath },
  { what: 'dots as they are', ...draft('../../../../etc/passwd'), ...refusedPath },
  { what: 'U+0000 in a path', ...draft('a.pdf%00.md'), ...refusedPath, code: 'request.' },
  { what: 'a backslash', ...draft('a%5c..%5cb.md'), ...refusedPath },
  { what: 'a path from the root', ...draft('%2fetc%2fpasswd'), ...refusedPath },
  { what: 'a drive', ...draft('C:%2fwindows.md'), ...refusedPath },
  { what: 'a right-to-left override in a path', ...draft('%E2%80%AEfdp.md'), ...refusedPath },
  { what: 'an invisible character in a path', ...draft('a%E2%80%8B.md'), ...refusedPath },
  { what: 'a name in the form NFD', ...draft('e%CC%81.md'), ...refusedPath },
  { what: 'a path of 1 900 characters', ...draft('a'.repeat(1_900)), ...refusedPath },
  {
    what: 'U+0000 in the path of a page',
    path: `/api/data-sets/{id}/versions/sha256:${'0'.repeat(64)}/pages/1/a%00b`,
    ...invalid,
  },
  { what: 'a page of minus one', path: `/api/data-sets/{id}/versions/sha256:${'0'.repeat(64)}/pages/-1/a`, ...invalid },
  { what: 'an entry beyond numbers', path: '/api/log/entries/99999999999999999999', ...invalid },
  {
    what: 'a tile outside of the log',
    path: '/log/tile/..%2f..%2fkeys%2flog.json',
    status: 404,
    code: 'request.not-found',
  },
  { what: 'a list of parameters', path: '/api/search?query=a&query=b', ...invalid },
  { what: 'a parameter that is not there', path: '/api/search?query=a&admin=1', ...invalid },
]

describe('what is not right is refused with a clear problem, in the reader’s language, and nothing is written', () => {
  test.for(cases)('$what', async ({ method = 'GET', path, headers = {}, body = '', status, code }) => {
    const before = await written()
    for (const language of languages) {
      const answer = await asked(
        method,
        path.replace('{id}', dataSet),
        { 'accept-language': language, ...headers },
        body,
      )
      expect({ status: answer.status, text: answer.text }).toMatchObject({ status })
      const problem = problemIn(answer, language)
      expect(problem.code).toContain(code)
      expect(problem.status).toBe(status)
    }
    expect(await written()).toEqual(before)
  })
})

test('a method that is not taken comes back with those that are', async () => {
  const answer = await asked('DELETE', '/api/ask')
  expect(answer.headers.allow).toBe('POST')
})

test('an unknown field is named, and what was sent is not repeated', async () => {
  const answer = await asked('POST', '/api/ask', {}, { question: 'a', [typed.word]: typed.cin, language: typed.word })
  expect(JSON.parse(answer.text).errors.map(({ field }: { field: string }) => field)).toContain(typed.word)
  expect(answer.text).not.toContain(typed.cin)
})

test('bytes that are not HTTP, and requests that two readers would read differently, are closed with a problem', async () => {
  const host = `Host: ${new URL(server.url).host}\r\n`
  for (const bytes of [
    'not http at all\r\n\r\n',
    `GET / HTTP/1.1\r\n${host}X: a\u0000b\r\n\r\n`,
    `GET / HTTP/1.1\r\n${host}Cookie: ${'a'.repeat(80_000)}\r\n\r\n`,
    `POST /api/ask HTTP/1.1\r\n${host}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\n${host}\r\n`,
    `POST /api/ask HTTP/1.1\r\n${host}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`,
    `POST /api/ask HTTP/1.1\r\n${host}Content-Length: -1\r\n\r\n`,
    `POST /api/ask HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
  ]) {
    const answer = await sendBytes(server.url, bytes)
    expect(answer).toMatch(/^HTTP\/1\.1 4(00|13) /)
    expect(answer).toMatch(/content-type: application\/problem\+json/i)
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toMatchObject({
      code: expect.stringMatching(/^request\./),
      title: expect.any(String),
      detail: expect.any(String),
    })
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1)
  }
})

test('the name that a caller gives to the host decides nothing', async () => {
  for (const headers of [
    { host: 'evil.example' },
    { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' },
  ]) {
    const answer = await asked('GET', '/api/nothing', headers as Record<string, string>)
    expect(JSON.stringify([answer.text, answer.headers])).not.toContain('evil.example')
  }
  const page = await asked('GET', '/ar', { host: 'evil.example' })
  expect(JSON.stringify([page.text, page.headers])).not.toContain('evil.example')
})

test('an upload that stops in the middle leaves nothing half-written', async () => {
  const before = await written()
  const { host } = new URL(server.url)
  for (const ending of ['hang up', 'go silent']) {
    const head = `PUT /api/data-sets/${dataSet}/draft/files/half.md HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${server.key}\r\nContent-Type: application/octet-stream\r\nContent-Length: 1000000\r\n\r\n`
    await sendBytes(server.url, head + 'x'.repeat(100_000), ending === 'hang up' ? 50 : 1_000)
  }
  await eventually(() => expect(readdirSync(join(server.home, 'objects', 'temporary'))).toEqual([]))
  expect(await written()).toEqual(before)
  const open = () =>
    server.query(
      `select index from audit.entry left join audit.outcome on decision_index = entry.index where needs_outcome and result is null
        and text::json ->> 'operation' = 'datasets.add-file'`,
    )
  await eventually(async () => expect(await open()).toEqual([]))
})

test('a file beyond the limit is refused while it comes, and nothing of it stays', async () => {
  const before = await written()
  const answer = await server.ask('PUT', `/api/data-sets/${dataSet}/draft/files/huge.md`, {
    body: Buffer.alloc(50 * 1024 * 1024 + 1),
  })
  expect([answer.status, JSON.parse(answer.body.toString()).code]).toEqual([413, 'dataset.file-too-large'])
  expect(await written()).toEqual(before)
  expect(readdirSync(join(server.home, 'objects', 'temporary'))).toEqual([])
}, 60_000)

test('callers that send a byte and wait do not keep others out', async () => {
  const slow = Array.from({ length: 200 }, () =>
    sendBytes(server.url, 'GET / HTTP/1.1\r\nHost: a\r\nX-a: b\r\n', 3_000),
  )
  await sleep(200)
  const begun = performance.now()
  expect((await asked('GET', '/healthz')).status).toBe(200)
  expect(performance.now() - begun).toBeLessThan(2_000)
  await Promise.all(slow)
})

test('who asks too often is told how long to wait, and others are not kept waiting', async () => {
  const same = { 'x-forwarded-for': '203.0.113.7' }
  const answers = await Promise.all(Array.from({ length: 160 }, () => asked('GET', '/api/rules', same)))
  const refused = answers.filter(({ status }) => status === 429)
  expect(refused.length).toBeGreaterThan(10)
  for (const answer of refused) {
    expect(problemIn(answer, 'ar').code).toBe('request.too-many')
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  }
  expect((await asked('GET', '/api/rules', { 'x-forwarded-for': '203.0.114.7' })).status).toBe(200)
})

test('in a batch, what cannot be read is listed with its reason, and the others are searched', async () => {
  const key = `<${'41'.repeat(32)}>`
  const encryption = `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -4 >> /ID [${key} ${key}]`
  const whole = pdfWithContent(`BT /F1 12 Tf 50 700 Td (${'A sentence of the first page. '.repeat(20)}) Tj ET`)
  const bomb = wordFile(['نص'], [{ name: 'word/media/zeros.xml', bytes: Buffer.alloc(80 * 1024 * 1024) }])
  const batch: Record<string, [Uint8Array | string, string | undefined]> = {
    'a-good.md': [`# وثيقة\n\nبلغ عدد المشاركين في دورة ${typed.word} سبعة وأربعين مشاركا.\n`, undefined],
    'empty.txt': ['', 'document.empty'],
    'encrypted.pdf': [pdfWithContent('', encryption), 'document.encrypted'],
    'truncated.pdf': [whole.subarray(0, whole.length - 400), 'document.truncated'],
    'mislabelled.pdf': [Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'document.mislabelled'],
    'bomb.docx': [bomb, 'document.zip-bomb'],
    'long.pdf': [pdfWithPages(5_000), 'document.too-many-pages'],
    'bytes.txt': [Uint8Array.of(0xff, 0xfe, 0xfd, 0, 0xd8, 0xd8), 'document.'],
    'z-good.txt': ['Le délai de réponse est de quinze jours ouvrables.', undefined],
  }
  const made = await server.ask('POST', '/api/data-sets', { body: aDataSet('batch') })
  const { id } = JSON.parse(made.body.toString()) as { id: string }
  for (const [path, [body]] of Object.entries(batch)) {
    const added = await server.ask('PUT', `/api/data-sets/${id}/draft/files/${path}`, {
      body: body as string,
      headers: { 'content-type': 'application/octet-stream' },
    })
    expect(added.status).toBe(200)
  }
  const sealed = await server.ask('POST', `/api/data-sets/${id}/versions`, { body: {} })
  const { version } = JSON.parse(sealed.body.toString()) as { version: string }

  const index = await eventually(async () => {
    const answer = await server.ask('GET', `/api/data-sets/${id}/versions/${version}/index`)
    const read = JSON.parse(answer.body.toString()) as { state: string; refused: { path: string; code: string }[] }
    expect(read.state).toBe('ready')
    return read
  }, 60_000)
  // Documents are looked through for what identifies people while they are read, and published after that.
  expect((await server.ask('POST', `/api/data-sets/${id}/publication`, { body: {} })).status).toBe(200)
  const refused = Object.entries(batch).filter(([, [, code]]) => code !== undefined)
  expect(index.refused.map(({ path }) => path)).toEqual(refused.map(([path]) => path).sort())
  for (const { path, code } of index.refused) {
    expect(code).toContain(batch[path]![1])
    for (const language of languages) expect(sentences(language)[code], `${code} in ${language}`).toBeTruthy()
  }
  for (const [query, path] of [
    [`كم بلغ عدد المشاركين في دورة ${typed.word}؟`, 'a-good.md'],
    ['délai de réponse', 'z-good.txt'],
  ]) {
    const answer = await server.ask('GET', `/api/search?${new URLSearchParams({ query: query!, in: id })}`)
    expect(JSON.parse(answer.body.toString()).passages[0]?.path).toBe(path)
  }
}, 240_000)

test('the command line refuses in a sentence of the reader’s language, with exit code 1', async () => {
  for (const [language, args] of [
    ['ar', ['datasets', 'read', 'ds_aaaaaaaaaaaa']],
    ['fr', ['datasets', 'add-file', dataSet, '../../etc/passwd', '--file', fileURLToPath(import.meta.url)]],
    ['en', ['ask', 'س'.repeat(3_000)]],
  ] as const) {
    const { code, stdout, stderr } = await jazari([...args, '--language', language])
    expect({ code, stdout, stderr }).toMatchObject({ code: expect.toBeOneOf([1, 2]), stdout: '' })
    expect(stderr.trim().length).toBeGreaterThan(20)
    expect(stderr).not.toMatch(/at .*\.ts:\d+|Error:/)
  }
}, 60_000)

test('a burst of hostile requests costs no memory that stays', async () => {
  const before = await residentMegabytes()
  for (let round = 0; round < 5; round++) {
    await Promise.all(
      cases.map(({ method = 'GET', path, headers = {}, body = '' }) =>
        asked(method, path.replace('{id}', dataSet), headers, body).catch(() => undefined),
      ),
    )
  }
  expect((await asked('GET', '/readyz')).status).toBe(200)
  expect((await residentMegabytes()) - before).toBeLessThan(200)
}, 60_000)

test('what people typed, keys and addresses are in no log', async () => {
  const question = `أنا ${typed.word} بطاقتي ${typed.cin} وهاتفي ${typed.phone}، متى انطلقت المعاهد؟`
  for (const path of ['/api/ask', '/ar/ask'])
    await asked('POST', path, { 'x-forwarded-for': '198.51.100.77' }, { question })
  await asked('GET', `/api/search?${new URLSearchParams({ query: question })}`)
  await asked('GET', `/ar/ask?${new URLSearchParams({ question })}`)
  await asked('GET', '/api/self', { authorization: `Bearer ${typed.word}` })
  await asked('GET', '/api/self', { cookie: `jazari_session=${typed.word}` })

  const entries = await server.query<{ text: string }>('select text from audit.entry')
  const links = [...server.output.matchAll(/link=(\S+)/g)].map(([, link]) => link!)
  const secrets = [...Object.values(typed), server.key, '198.51.100', '203.0.113', ...links]
  for (const secret of secrets) {
    expect(server.log.includes(secret), `${secret.slice(0, 8)}… in the server's log`).toBe(false)
    expect(
      entries.some(({ text }) => text.includes(secret)),
      `${secret.slice(0, 8)}… in the transparency log`,
    ).toBe(false)
  }
  const stored = await server.query<{ found: boolean }>(
    `select exists (select from assistants.answer where answer::text like '%${typed.cin}%') as found`,
  )
  expect(stored).toEqual([{ found: false }])
  expect(links.length).toBeGreaterThan(0)
})

async function asked(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body: string | Buffer | object = '',
): Promise<RawAnswer> {
  const isText = typeof body === 'string' || Buffer.isBuffer(body)
  const type = Buffer.isBuffer(body) && method === 'PUT' ? 'application/octet-stream' : 'application/json'
  const hasBody = body !== '' || method === 'POST'
  requests += 1
  return send(
    server.url,
    method,
    path,
    {
      authorization: `Bearer ${server.key}`,
      'x-forwarded-for': `10.9.${requests & 255}.${requests >> 8}`,
      ...(hasBody ? { 'content-type': type } : {}),
      ...headers,
    },
    isText ? body : JSON.stringify(body),
  )
}
let requests = 0

/** The problem document (RFC 9457) of an answer, held to be whole and in the language that was asked for. */
function problemIn(answer: RawAnswer, language: string): { code: string; status: number } {
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(answer.headers['content-language']).toBe(language)
  const problem = JSON.parse(answer.text) as {
    type: string
    title: string
    detail: string
    status: number
    code: string
  }
  const script = language === 'ar' ? /[\u0600-\u06ff]/ : /[a-z]/i
  expect(problem.title).toMatch(script)
  expect(problem.detail).toMatch(script)
  expect(problem.type).toContain(`/${language}/problems/${problem.code}`)
  return problem
}

/** How much is there of everything that can be written: rows of every module but the log, and objects. */
async function written(): Promise<Record<string, number>> {
  const tables = await server.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('datasets', 'identity', 'assistants')`,
  )
  const counts = tables.map(({ name }) => `select '${name}' as name, count(*)::int from ${name}`).join(' union all ')
  const rows = await server.query<{ name: string; count: number }>(counts)
  const objects = readdirSync(join(server.home, 'objects', 'objects'), { recursive: true }).length
  return { objects, ...Object.fromEntries(rows.map(({ name, count }) => [name, count])) }
}

async function eventually<Value>(attempt: () => Value | Promise<Value>, withinMs = 10_000): Promise<Value> {
  const deadline = performance.now() + withinMs
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      if (performance.now() > deadline) throw error
      await sleep(100)
    }
  }
}

function sentences(language: string): Record<string, string> {
  const path = new URL(`../../locales/${language}/document-reader.json`, import.meta.url)
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>
}

async function jazari(args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const program = fileURLToPath(new URL('../../bin/jazari', import.meta.url))
  return promisify(execFile)(program, [...args], { env: { PATH: process.env.PATH, JAZARI_HOME: server.home } }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, stdout, stderr }),
  )
}

/** Memory of the server's process, as its own metrics tell. */
async function residentMegabytes(): Promise<number> {
  const { text } = await asked('GET', '/metrics')
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]) / 2 ** 20
}
