import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { tooManyRequests } from '../../http/problem-response.ts'
import { newId } from '../../kernel/identifier.ts'
import { problem } from '../../kernel/problem.ts'
import { denied } from '../../kernel/problems.ts'
import { operationNamed } from '../operation-named.ts'
import { type Answering, api, jazari } from '../testing.ts'

const pathRefused = problem<{ fault: string; maximum: number }>('dataset.path-refused', 400)

const version = (files: ReadonlyMap<string, string>) =>
  `sha256:${createHash('sha256')
    .update(JSON.stringify([...files].sort()))
    .digest('hex')}`

/** Data sets in memory, with the answers that the real operations give. */
function dataSets(special: Readonly<Record<string, Answering>> = {}) {
  const id = newId('ds')
  const at = '2026-11-20T10:00:00.000Z'
  const files = new Map<string, string>()
  const versions = new Set<string>()
  const calls: string[] = []
  const state = { metadata: {} as Record<string, unknown>, current: null as string | null, polls: 0 }
  const described = (path: string) => ({
    path,
    digest: files.get(path),
    size: 1,
    mediaType: 'text/plain',
    titles: null,
    language: null,
    restates: [],
  })
  const sealed = () => ({
    dataSet: id,
    version: version(files),
    sealedAt: at,
    publishedAt: null,
    files: files.size,
    size: files.size,
  })
  const answers: Record<string, Answering> = {
    'datasets.create': (input) => {
      const created = Object.keys(state.metadata).length === 0
      state.metadata = input
      return {
        id,
        slug: 'a-slug',
        publisher: { id: newId('org'), names: { fr: 'P' }, verified: false },
        titles: input.titles,
        descriptions: null,
        licence: input.licence,
        licenceText: null,
        label: { secrecy: 'public', personal: 'none', sectors: [], residency: 'anywhere' },
        sourceUrl: null,
        provenance: 'primary',
        announced: false,
        cndp: null,
        purposes: [],
        createdAt: at,
        changedAt: at,
        publishedAt: null,
        currentVersion: state.current,
        created,
      }
    },
    'datasets.read-draft': () => ({
      dataSet: id,
      files: [...files.keys()].map(described),
      digest: files.size > 0 ? version(files) : null,
      versions: [],
    }),
    'datasets.add-file': async ({ path }, request) => {
      const hash = createHash('sha256')
      for await (const chunk of request.body as AsyncIterable<Buffer>) hash.update(chunk)
      files.set(String(path), `sha256:${hash.digest('hex')}`)
      return { ...described(String(path)), dataSet: id, change: 'added' }
    },
    'datasets.remove-file': ({ path }) => ({ dataSet: id, path, removed: files.delete(String(path)) }),
    'datasets.seal': () => {
      const created = !versions.has(version(files))
      versions.add(version(files))
      return { ...sealed(), created }
    },
    'datasets.publish': (input) => {
      const changed = state.current !== input.version
      state.current = String(input.version)
      return { ...sealed(), changed }
    },
    'knowledge.read-index': ({ version }) => ({
      version,
      state: state.polls++ === 0 ? 'reading' : 'ready',
      filesTotal: files.size,
      filesDone: 1,
      pagesDone: 3,
      documents: files.size - 1,
      pages: 4,
      passages: 9,
      active: true,
      read: [],
      refused: [{ path: 'b.txt', code: 'document.empty', values: {} }],
    }),
    ...special,
  }
  const operations = Object.entries(answers).map(([name, answer]): [ReturnType<typeof operationNamed>, Answering] => [
    operationNamed(name),
    (input, request) => {
      calls.push(name)
      return answer(input, request)
    },
  ])
  return { id, operations, files, state, calls }
}

function folderOf(contents: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'jazari-publish-'))
  for (const [path, text] of Object.entries(contents)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

const publishing = (folder: string) => [
  ...['datasets', 'publish', '--folder', folder, '--title', 'Un titre', '--publisher', 'مشروع', '--json'],
  ...['--licence', 'CC-BY-4.0', '--secrecy', 'public', '--residency', 'MA,FR', '--language', 'fr'],
]

test('a folder becomes a published, indexed version, and refused documents are named', async () => {
  const there = dataSets()
  await using server = await api(there.operations)
  const folder = folderOf({ 'a.md': 'a', 'وثائق/ب.md': 'b', 'b.txt': '' })
  const ran = await jazari(publishing(folder), server.env)
  expect(ran).toMatchObject({ exit: 0 })
  expect(JSON.parse(ran.stdout)).toEqual({
    dataSet: there.id,
    version: version(there.files),
    created: true,
    documents: 2,
    pages: 4,
    passages: 9,
    files: [],
    refused: [{ path: 'b.txt', code: 'document.empty', detail: expect.stringMatching(/vide/) }],
  })
  expect([...there.files.keys()].sort()).toEqual(['a.md', 'b.txt', 'وثائق/ب.md'])
  expect(there.state.metadata).toMatchObject({
    titles: { fr: 'Un titre' },
    publisher: { ar: 'مشروع' },
    residency: ['MA', 'FR'],
  })
})

const readWell = {
  ...{ pages: 4, damagedPages: 0, recognisedPages: 0, meanConfidence: null, correctedPages: 0, acceptedPages: 0 },
  ...{ pagesBelowGate: 0, reasons: {} },
}
const waitingPage = {
  ...{ path: 'scan.pdf', page: 3, ocrConfidence: 0.4, decision: null, address: 'https://jazari.example/fr/page' },
  reasons: [{ reason: 'unknown-words', witnesses: ['تعفـد'] }],
}

test('what became of each file is told: what was read and repaired, which pages wait and where, what was refused and why', async () => {
  const there = dataSets({
    'knowledge.read-index': ({ version }) => ({
      ...{ version, state: there.state.polls++ === 0 ? 'reading' : 'ready', filesTotal: 3, filesDone: 1, pagesDone: 5 },
      ...{ documents: 2, pages: 9, passages: 9, active: true },
      read: [
        { ...readWell, path: 'a.md' },
        { ...readWell, path: 'scan.pdf', recognisedPages: 2, meanConfidence: 0.87, damagedPages: 1, pagesBelowGate: 1 },
      ],
      refused: [{ path: 'b.txt', code: 'document.encrypted', values: {} }],
    }),
    'knowledge.list-pages-below-gate': () => ({
      pages: [
        waitingPage,
        {
          ...waitingPage,
          page: 4,
          decision: { decision: 'accept', reason: 'r', by: 'per_a', at: '2026-11-20T10:00:00.000Z' },
        },
      ],
      next: null,
    }),
  })
  await using server = await api(there.operations)
  const folder = folderOf({ 'a.md': 'a', 'scan.pdf': 'b', 'b.txt': '' })
  const told = await jazari(
    publishing(folder).filter((word) => word !== '--json'),
    server.env,
    { terminal: true },
  )
  expect(told.exit).toBe(0)
  const lines = told.stdout.split('\n')
  expect(lines).toContain('a.md : 4 pages.')
  expect(lines.find((line) => line.startsWith('scan.pdf'))).toMatch(
    /2 pages lues depuis une image.*87\s%.*1 page au texte/,
  )
  expect(told.stdout).toMatch(/Page 3 : Beaucoup de mots sont inconnus.*تعفـد\n.*https:\/\/jazari.example\/fr\/page/)
  expect(told.stdout).not.toContain('Page 4')
  expect(told.stdout).toMatch(/b\.txt.*mot de passe/)
  expect(told.stderr).toMatch(/\[#+·*\] Lecture des documents : 1 sur 3/)

  there.state.polls = 0
  const { files } = JSON.parse((await jazari(publishing(folder), server.env)).stdout)
  expect(files[1]).toMatchObject({ path: 'scan.pdf', waiting: [{ page: 3, address: waitingPage.address }] })
})

test('the same folder again changes nothing and says the same', async () => {
  const there = dataSets()
  await using server = await api(there.operations)
  const folder = folderOf({ 'a.md': 'a', 'b.md': 'b' })
  const first = JSON.parse((await jazari(publishing(folder), server.env)).stdout)
  there.calls.length = 0
  const second = JSON.parse((await jazari(publishing(folder), server.env)).stdout)
  expect(second).toEqual({ ...first, created: false })
  expect(there.calls).not.toContain('datasets.add-file')
})

test('the draft becomes what the folder holds: changed files are sent, missing ones taken out', async () => {
  const there = dataSets()
  await using server = await api(there.operations)
  const folder = folderOf({ 'a.md': 'a', 'b.md': 'b', 'c.md': 'c' })
  await jazari(publishing(folder), server.env)
  writeFileSync(join(folder, 'b.md'), 'changed')
  rmSync(join(folder, 'c.md'))
  there.calls.length = 0
  const ran = await jazari(publishing(folder), server.env)
  expect(JSON.parse(ran.stdout)).toMatchObject({ created: true })
  expect(there.calls.filter((name) => name === 'datasets.add-file')).toHaveLength(1)
  expect([...there.files.keys()].sort()).toEqual(['a.md', 'b.md'])
})

test('hidden files and links are passed over, and said to be', async () => {
  const there = dataSets()
  await using server = await api(there.operations)
  const secret = folderOf({ 'key.txt': 'secret' })
  const folder = folderOf({ 'a.md': 'a', '.env': 'x', '.git/config': 'x' })
  symlinkSync(join(secret, 'key.txt'), join(folder, 'key.txt'))
  symlinkSync(secret, join(folder, 'elsewhere'))
  const ran = await jazari(publishing(folder), server.env)
  expect([...there.files.keys()]).toEqual(['a.md'])
  for (const name of ['.env', '.git/', 'key.txt', 'elsewhere']) expect(ran.stderr).toContain(name)
})

test('a file that is refused is listed with its reason, leaves the draft, and the rest goes on', async () => {
  const real = dataSets()
  const add = real.operations.find(([{ id }]) => id === 'datasets.add-file')![1]
  const operations = real.operations.map(([operation, answer]): (typeof real.operations)[number] => [
    operation,
    operation.id === 'datasets.add-file'
      ? (input, request) => {
          if (input.path === 'b.md') throw pathRefused({ fault: 'spaces', maximum: 200 })
          return add(input, request)
        }
      : answer,
  ])
  await using server = await api(operations)
  real.files.set('b.md', `sha256:${'0'.repeat(64)}`)
  const ran = await jazari(publishing(folderOf({ 'a.md': 'a', 'b.md': 'b', 'c.md': 'c' })), server.env)
  expect(ran.exit).toBe(0)
  expect(JSON.parse(ran.stdout).refused[0]).toMatchObject({ path: 'b.md', code: 'dataset.path-refused' })
  expect([...real.files.keys()].sort()).toEqual(['a.md', 'c.md'])
})

test('a refusal of the whole ends it before anything is published', async () => {
  const there = dataSets({
    'datasets.add-file': () => {
      throw denied({ rules: 'r', missing: '' })
    },
  })
  await using server = await api(there.operations)
  const ran = await jazari(publishing(folderOf({ 'a.md': 'a', 'b.md': 'b', 'c.md': 'c' })), server.env)
  expect(ran).toMatchObject({ exit: 1, stdout: '' })
  expect(ran.stderr).toContain('policy.denied')
  expect(there.calls).not.toContain('datasets.seal')
})

test('a server that is asked too fast is asked again', async () => {
  let asked = 0
  const there = dataSets()
  const index = there.operations.find(([{ id }]) => id === 'knowledge.read-index')![1]
  const operations = there.operations.map(([operation, answer]): (typeof there.operations)[number] => [
    operation,
    operation.id === 'knowledge.read-index'
      ? (input, request) => {
          if (asked++ < 2) throw tooManyRequests({ seconds: 1 })
          return index(input, request)
        }
      : answer,
  ])
  await using server = await api(operations)
  expect(await jazari(publishing(folderOf({ 'a.md': 'a' })), server.env)).toMatchObject({ exit: 0 })
})

test('a version whose documents nobody has looked through is published when they were read', async () => {
  const there = dataSets()
  const operations = there.operations.map(([operation, answer]): (typeof there.operations)[number] => [
    operation,
    operation.id === 'datasets.publish'
      ? (input, request) => {
          if (there.state.polls < 2) throw problem<{ files: number }>('dataset.not-surveyed', 409)({ files: 1 })
          return answer(input, request)
        }
      : answer,
  ])
  await using server = await api(operations)
  const ran = await jazari([...publishing(folderOf({ 'a.md': 'a' })), '--announced'], server.env)
  expect(ran.exit).toBe(0)
  expect(there.state).toMatchObject({ current: version(there.files), metadata: { announced: true } })
})

test('findings that wait for an answer are told with the commands that show and answer them', async () => {
  const there = dataSets()
  const operations = there.operations.map(([operation, answer]): (typeof there.operations)[number] => [
    operation,
    operation.id === 'datasets.publish'
      ? () => {
          const raised = { proposed: 'sensitive', personal: 'direct' }
          throw problem<typeof raised>('dataset.findings-unanswered', 409)(raised)
        }
      : answer,
  ])
  await using server = await api(operations)
  const ran = await jazari(publishing(folderOf({ 'a.md': 'a' })), server.env)
  expect(ran.exit).toBe(1)
  expect(ran.stderr).toContain('dataset.findings-unanswered')
  expect(ran.stderr).toMatch(/datasets answer-findings ds_\w+ sha256:\w+ --reason/)
})

test('an index that fails is exit 1, with what was published told', async () => {
  const there = dataSets({
    'knowledge.read-index': ({ version }) => ({
      ...{ version, state: 'failed', filesTotal: 1, filesDone: 0, pagesDone: 0 },
      ...{ documents: 0, pages: 0, passages: 0 },
      ...{ active: false, read: [], refused: [] },
    }),
  })
  await using server = await api(there.operations)
  const ran = await jazari(publishing(folderOf({ 'a.md': 'a' })), server.env)
  expect(ran.exit).toBe(1)
  expect(JSON.parse(ran.stdout)).toMatchObject({ version: version(there.files) })
})

test('a folder with nothing in it, or none, never reaches the server', async () => {
  for (const [folder, code] of [
    [folderOf({ '.hidden': 'x' }), 'cli.folder-empty'],
    [join(tmpdir(), 'jazari-not-there'), 'cli.file-unreadable'],
  ] as const) {
    const ran = await jazari(publishing(folder))
    expect(ran.exit).toBe(2)
    expect(ran.stderr).toContain(code)
  }
})

test('without --folder the verb is the operation', async () => {
  const ran = await jazari(['datasets', 'publish'])
  expect(ran.stderr).toContain('<id>')
})
