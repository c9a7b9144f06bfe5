/** The document reader: one child process a document, watched from outside and killed when it takes too much. */
import { lstatSync, mkdirSync } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type DocumentReader,
  DocumentRefused,
  type ReadDocument,
  type ReadPage,
} from '../../kernel/ports/document-reader.ts'
import type { ChildRequest } from './child.ts'
import { residentMegabytes, startConfined } from './confined-child.ts'
import { type Frame, frameReader } from './frames.ts'
import { DEFAULT_LIMITS, type DocumentLimits } from './limits.ts'
import { extensionOf } from './media-type.ts'
import { revisionOfRecipes } from './recipe.ts'
import { prepareRecognitionData } from './text-recognition.ts'

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url))
/** How often the child's memory is looked at. */
const WATCH_MS = 100
/** Kept of what a dying child says. */
const STDERR_BYTES = 8 * 1024

export type DocumentReaderOptions = {
  /** Where the language data of the character recognition is put together, once. By default a folder of this user under the temporary one. */
  readonly cacheFolder?: string
  /** Replaces single ones of `DEFAULT_LIMITS`. */
  readonly limits?: Partial<DocumentLimits>
}

/** Reads documents in child processes. */
export function documentReader({ cacheFolder, limits = {} }: DocumentReaderOptions = {}): DocumentReader {
  const all: DocumentLimits = { ...DEFAULT_LIMITS, ...limits }
  let dataFolder: Promise<string> | undefined
  return {
    revision: revisionOfRecipes(),
    async read(file, options) {
      options.signal?.throwIfAborted()
      // The size on disk, not the one that was claimed.
      const { size } = await stat(file.path)
      if (size === 0) throw new DocumentRefused('document.empty')
      if (size > all.fileBytes) throw new DocumentRefused('document.too-large', megabytes(size, all.fileBytes))
      dataFolder ??= prepareRecognitionData(cacheFolder ?? temporaryFolder()).then((folder) => realpath(folder))
      const recognitionData = await dataFolder
      const path = await realpath(file.path)
      options.signal?.throwIfAborted()
      return readInChild({ path, extension: extensionOf(file.name), limits: all, recognitionData }, all, options)
    },
  }
}

/** One a user, kept between runs: nobody else may have put something there, since the engine trusts what it finds. */
function temporaryFolder(): string {
  const user = process.getuid?.() ?? 0
  const folder = join(tmpdir(), `jazari-recognition-${user}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const found = lstatSync(folder)
  const isOurs =
    found.isDirectory() && (process.platform === 'win32' || (found.uid === user && (found.mode & 0o022) === 0))
  if (!isOurs) throw new Error(`${folder} belongs to somebody else`)
  return folder
}

function megabytes(size: number, limit: number) {
  return { megabytes: Math.ceil(size / 1024 / 1024), limitMegabytes: Math.floor(limit / 1024 / 1024) }
}

function readInChild(
  request: ChildRequest,
  limits: DocumentLimits,
  { signal, onProgress }: Parameters<DocumentReader['read']>[1],
): Promise<ReadDocument> {
  const { path, recognitionData } = request
  const child = startConfined(CHILD, request, {
    readable: [path, recognitionData],
    heapMegabytes: limits.heapMegabytes,
  })
  const pages: ReadPage[] = []
  let read = 0
  let last: Conclusion | undefined
  let stderr = ''

  return new Promise((resolve, reject) => {
    let settled = false
    const end = (outcome: ReadDocument | Error) => {
      if (settled) return
      settled = true
      clearTimeout(deadline)
      clearTimeout(pageDeadline)
      clearInterval(watch)
      signal?.removeEventListener('abort', abort)
      child.kill('SIGKILL')
      if (outcome instanceof Error) reject(outcome)
      else resolve(outcome)
    }
    const tooSlow = (ms: number) => () =>
      end(new DocumentRefused('document.too-slow', { page: read + 1, seconds: Math.ceil(ms / 1000) }))
    const abort = () => end(signal?.reason instanceof Error ? signal.reason : new Error('aborted'))

    const deadline = setTimeout(tooSlow(limits.documentMs), limits.documentMs)
    let pageDeadline = setTimeout(tooSlow(limits.pageMs), limits.pageMs)
    const watch = setInterval(async () => {
      const resident = await residentMegabytes(child.pid)
      if (resident > limits.residentMegabytes) {
        end(new DocumentRefused('document.too-much-memory', { limitMegabytes: limits.residentMegabytes }))
      }
    }, WATCH_MS)
    signal?.addEventListener('abort', abort, { once: true })

    const receive = frameReader(limits.resultBytes, (frame) => {
      if (frame.type !== 'page' && frame.type !== 'read') {
        last = frame
        return
      }
      clearTimeout(pageDeadline)
      pageDeadline = setTimeout(tooSlow(limits.pageMs), limits.pageMs)
      if (frame.type === 'page') pages.push(frame.page as ReadPage)
      const number = frame.type === 'page' ? frame.page.number : frame.page
      // Told once, when it was read, though it may come later.
      if (number <= read) return
      read = number
      onProgress?.(number, frame.pages)
    })
    child.stdio[3]?.on('data', (chunk: Buffer) => {
      try {
        receive(chunk)
      } catch (error) {
        end(error instanceof Error ? error : new Error(String(error)))
      }
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-STDERR_BYTES)
    })
    child.on('error', end)
    child.on('close', () => end(conclusion(last, pages, stderr, limits)))
  })
}

type Conclusion = Exclude<Frame, { type: 'page' | 'read' }>

function conclusion(
  last: Conclusion | undefined,
  pages: ReadPage[],
  stderr: string,
  limits: DocumentLimits,
): ReadDocument | Error {
  switch (last?.type) {
    case 'done':
      return { recipe: last.recipe, mediaType: last.mediaType, pages }
    case 'refused':
      return new DocumentRefused(last.code, last.values)
    case 'failed':
      return new Error('a document could not be read', { cause: last.stack })
  }
  if (/heap out of memory|Array buffer allocation failed/i.test(stderr)) {
    return new DocumentRefused('document.too-much-memory', { limitMegabytes: limits.heapMegabytes })
  }
  return new Error('the process that read a document ended early', { cause: stderr })
}
