import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { canonicalJson } from '../../../libs/canonical-json/index.ts'
import { Digest } from '../../kernel/identifier.ts'
import { personalKinds, secrecies } from '../../kernel/label.ts'
import { type Language, languages, type Multilingual } from '../../kernel/language.ts'
import { purposes } from '../../kernel/purpose.ts'
import type { Command, ExitCode, Session } from '../command.ts'
import { operationNamed } from '../operation-named.ts'
import { option } from '../option.ts'
import type { Input } from '../parse-arguments.ts'
import { argumentsMissing, fileUnreadable, folderEmpty } from '../problems.ts'
import { type Progress, progressOn } from '../progress.ts'
import { bar, pageRate, rateWords } from '../progress-bar.ts'
import { renderValue } from '../render-value.ts'
import { type Server, ServerRefusal } from '../server.ts'
import { DocumentRead, fileLines, fileResults } from './file-results.ts'
import { digestOf, type Folder, type FolderFile, openFile, readFolder } from './folder-files.ts'
import { patiently } from './patiently.ts'

/** Uploads under way at once. */
const parallelUploads = 2
const firstPollMs = 200
const longestPollMs = 2_000

type Refused = { readonly path: string; readonly code: string; readonly detail: string }
type Index = z.infer<typeof Index>

// What is read of the answers; they say more.
const Created = z.object({ id: z.string() })
const Draft = z.object({ files: z.array(z.object({ path: z.string(), digest: Digest })) })
const Sealed = z.object({ version: Digest, created: z.boolean() })
const Index = z.object({
  state: z.enum(['queued', 'reading', 'indexing', 'ready', 'failed']),
  filesTotal: z.number(),
  filesDone: z.number(),
  pagesDone: z.number(),
  documents: z.number(),
  pages: z.number(),
  passages: z.number(),
  read: z.array(DocumentRead),
  refused: z.array(
    z.object({
      path: z.string(),
      code: z.string(),
      values: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
})

const inLanguages = (name: string, field: string) =>
  languages.map((language) => option(`${name}.${language}`, { path: [field, language] }))

/**
 * Publishes what is in a folder: creates or finds the data set, brings its draft to what the folder holds, seals,
 * publishes, and waits for the index. The same folder again changes nothing and names the same version.
 */
export const publishFolder: Command = {
  words: ['datasets', 'publish'],
  chosenBy: 'folder',
  options: [
    option('folder', { required: true }),
    option('title'),
    ...inLanguages('title', 'titles'),
    option('description'),
    ...inLanguages('description', 'descriptions'),
    option('publisher', { required: true }),
    option('licence', { required: true }),
    option('licence-text'),
    option('secrecy', { required: true, choices: secrecies }),
    option('personal', { choices: personalKinds }),
    option('sectors', { many: true, commas: true }),
    option('residency', { many: true, commas: true, words: ['anywhere'] }),
    option('provenance', { choices: ['primary', 'restated'] }),
    option('source-url'),
    option('slug'),
    option('announced', { takes: 'switch' }),
    ...['kind', 'number', 'until'].map((part) => option(`cndp.${part}`, { path: ['cndp', part] })),
    option('purposes', { many: true, commas: true, choices: purposes }),
  ],
  positional: [],
  summary: (say) => say('cli.publish.summary'),
  permission: 'datasets:create datasets:write datasets:publish knowledge:read knowledge:judge',
  run: publish,
}

async function publish(session: Session, input: Input): Promise<ExitCode> {
  const { terminal, say, json } = session
  const { signal } = terminal
  const progress = progressOn(terminal)
  const { folder: named, ...stated } = input
  const metadata = metadataOf(stated, say.language)
  const folder = await readableFolder(String(named))
  for (const { path, reason } of folder.skipped) progress.say(say(`cli.publish.skipped-${reason}`, { path }))

  const server = session.server()
  const dataSet = await patiently(() => server.ask(operationNamed('datasets.create'), Created, metadata), signal)
  const bringing = await bringDraft({ server, session, progress }, dataSet.id, folder)

  const { version, created } = await server.ask(operationNamed('datasets.seal'), Sealed, { id: dataSet.id })
  await published({ server, session, progress }, dataSet.id, version)
  progress.now(say('cli.publish.published', { version }))

  const index = await indexed({ server, session, progress }, dataSet.id, version)
  const files = await fileResults(server, { dataSet: dataSet.id, version }, index.read, signal)
  progress.end()
  const unread = index.refused.map(({ path, code, values }) => ({ path, code, detail: say.find(code, values) ?? code }))
  const { documents, pages, passages } = index
  const result = {
    dataSet: dataSet.id,
    version,
    created,
    documents,
    pages,
    passages,
  }
  const refused = [...bringing, ...unread]
  if (json) terminal.stdout.write(`${canonicalJson({ ...result, files, refused })}\n`)
  else {
    const lines = [
      ...files.flatMap((file) => fileLines(file, say)),
      ...refused.map((file) => refusedLine(file, session)),
    ]
    terminal.stdout.write(`${[renderValue(result, say), '', say('cli.publish.results'), ...lines].join('\n')}\n`)
  }
  if (index.state === 'ready') return 0
  progress.say(say('cli.publish.index-failed'))
  return 1
}

async function readableFolder(path: string): Promise<Folder> {
  const folder = await readFolder(resolve(path)).catch((error: unknown) => {
    throw fileUnreadable({ path, reason: error instanceof Error && 'code' in error ? String(error.code) : 'unknown' })
  })
  if (folder.files.length === 0) throw folderEmpty({ path })
  return folder
}

/** What `datasets.create` takes: texts given without a language are in the one that they are written in. */
function metadataOf(stated: Input, spoken: Language): Input {
  const { title, titles, description, descriptions, publisher, ...others } = stated
  const inTitles = textsOf(title, titles, spoken)
  const inDescriptions = textsOf(description, descriptions, spoken)
  if (!inTitles) throw argumentsMissing({ names: '--title', help: 'jazari datasets publish --help' })
  return {
    ...others,
    titles: inTitles,
    ...(inDescriptions && { descriptions: inDescriptions }),
    publisher: /^org_/.test(String(publisher)) ? publisher : textsOf(publisher, undefined, spoken),
  }
}

function textsOf(plain: unknown, byLanguage: unknown, spoken: Language): Multilingual | undefined {
  const texts: Multilingual = { ...(byLanguage as Multilingual | undefined) }
  if (typeof plain === 'string') texts[languageOf(plain, spoken)] ??= plain
  return Object.keys(texts).length > 0 ? texts : undefined
}

/** By its letters; for Latin ones by who types them, and French where they speak Arabic here. */
function languageOf(text: string, spoken: Language): Language {
  if (/\p{Script=Arabic}/u.test(text)) return 'ar'
  return spoken === 'ar' ? 'fr' : spoken
}

type Work = { readonly server: Server; readonly session: Session; readonly progress: Progress }

/** Brings the draft to what the folder holds, and answers the files that were refused. */
async function bringDraft(work: Work, id: string, { files }: Folder): Promise<Refused[]> {
  const { server, session, progress } = work
  const { say } = session
  const draft = await server.ask(operationNamed('datasets.read-draft'), Draft, { id })
  const inDraft = new Map(draft.files.map(({ path, digest }) => [path, digest]))
  const refused: Refused[] = []
  const waiting = files.values()
  let done = 0
  let ended = false

  async function uploadOneByOne(): Promise<void> {
    for (const file of waiting) {
      if (ended) return
      const refusal = await bringFile(work, id, file, inDraft.get(file.path)).catch((error: unknown) => {
        // The others finish the file they are at, and no more.
        ended = true
        throw error
      })
      if (refusal) {
        refused.push(refusal)
        progress.say(refusedLine(refusal, session))
      }
      done++
      progress.now(
        onBar(session, { done, total: files.length }, say('cli.publish.files', { done, total: files.length })),
      )
    }
  }
  await Promise.all(Array.from({ length: parallelUploads }, uploadOneByOne))

  // What was refused now may not stand there as it was before.
  const held = new Set(files.map(({ path }) => path))
  for (const { path } of refused) held.delete(path)
  for (const path of inDraft.keys()) {
    if (!held.has(path)) await server.ask(operationNamed('datasets.remove-file'), z.unknown(), { id, path })
  }
  return refused.sort((a, b) => (a.path < b.path ? -1 : 1))
}

async function bringFile(
  { server, session }: Work,
  id: string,
  file: FolderFile,
  inDraft: Digest | undefined,
): Promise<Refused | undefined> {
  const { signal } = session.terminal
  try {
    if (inDraft !== undefined && (await digestOf(file, signal)) === inDraft) return undefined
    await patiently(async () => {
      const handle = await openFile(file)
      const body = handle.createReadStream()
      try {
        await server.ask(operationNamed('datasets.add-file'), z.unknown(), { id, path: file.path }, body)
      } finally {
        body.destroy()
      }
    }, signal)
    return undefined
  } catch (error) {
    return refusalOf(error, file.path, session)
  }
}

/** What concerns this file alone. Everything else ends the command. */
function refusalOf(error: unknown, path: string, { say, terminal }: Session): Refused {
  if (terminal.signal.aborted) throw error
  if (error instanceof ServerRefusal) {
    const { status, code, title, detail } = error.document
    if (![400, 409, 413, 415].includes(status)) throw error
    return { path, code, detail: `${title} ${detail}` }
  }
  if (error instanceof Error && 'syscall' in error && 'code' in error) {
    const raised = fileUnreadable({ path, reason: String(error.code) })
    const { title, advice } = say.problem(raised)
    return { path, code: raised.code, detail: `${title} ${advice}` }
  }
  throw error
}

function refusedLine({ path, code, detail }: Refused, { say }: Session): string {
  return `${say('cli.publish.refused', { path })} ${detail} (${code})`
}

/** Publishes the version; one whose documents nobody has looked through yet when they were read. */
async function published(work: Work, id: string, version: Digest): Promise<void> {
  const publishing = () => work.server.ask(operationNamed('datasets.publish'), z.unknown(), { id, version })
  const refusedWith = (error: unknown, code: string) => error instanceof ServerRefusal && error.document.code === code
  try {
    await publishing().catch(async (error: unknown) => {
      if (!refusedWith(error, 'dataset.not-surveyed')) throw error
      await indexed(work, id, version)
      await publishing()
    })
  } catch (error) {
    if (refusedWith(error, 'dataset.findings-unanswered'))
      work.progress.say(work.session.say('cli.publish.findings', { dataSet: id, version }))
    throw error
  }
}

/** Waits until the version is indexed, or cannot be. */
async function indexed({ server, session, progress }: Work, dataSet: string, version: Digest): Promise<Index> {
  const { say, terminal } = session
  const rateOf = pageRate()
  for (let pause = firstPollMs; ; pause = Math.min(pause * 1.3, longestPollMs)) {
    const reading = () => server.ask(operationNamed('knowledge.read-index'), Index, { dataSet, version })
    const index = await patiently(reading, terminal.signal)
    if (index.state === 'ready' || index.state === 'failed') return index
    const { filesDone: done, filesTotal: total } = index
    const words = say(`cli.publish.index-${index.state}`, { done, total })
    const rate = index.state === 'reading' && terminal.stderr.isTTY ? rateOf(index.pagesDone) : undefined
    const line = rate === undefined ? words : `${words}  ${rateWords(rate, say)}`
    progress.now(index.state === 'reading' ? onBar(session, { done, total }, line) : line)
    await sleep(pause, undefined, { signal: terminal.signal })
  }
}

/** A line of progress with a bar before it, where lines change in place. */
function onBar({ terminal }: Session, { done, total }: { done: number; total: number }, words: string): string {
  return terminal.stderr.isTTY ? `${bar(done, total)} ${words}` : words
}
