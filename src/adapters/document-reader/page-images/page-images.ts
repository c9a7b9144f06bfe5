/** Draws pages of documents: one child process a page, watched from outside and killed when it takes too much. */
import { realpath, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { type DocumentRefusal, DocumentRefused } from '../../../kernel/ports/document-reader.ts'
import type { PageImage, PageImages } from '../../../kernel/ports/page-images.ts'
import { residentMegabytes, startConfined } from '../confined-child.ts'
import { REFUSALS } from '../frames.ts'
import { DEFAULT_LIMITS } from '../limits.ts'
import type { ImageRequest } from './child.ts'

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url))
const WATCH_MS = 100
/** Kept of what a dying child says. */
const STDERR_BYTES = 8 * 1024

export type ImageLimits = {
  /** Size of the document. */
  readonly fileBytes: number
  readonly drawMs: number
  readonly heapMegabytes: number
  /** Resident memory of the child, WebAssembly included. */
  readonly residentMegabytes: number
  /** Of the answer. */
  readonly imageBytes: number
  /** Pages drawn at the same time; others wait. */
  readonly atOnce: number
}

const DEFAULTS: ImageLimits = {
  fileBytes: DEFAULT_LIMITS.fileBytes,
  drawMs: 20_000,
  heapMegabytes: 256,
  residentMegabytes: 1_024,
  imageBytes: 16 * 1024 * 1024,
  atOnce: 2,
}

/** The first line of what the child says; the bytes of the picture follow it. */
const Head = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('image'), width: z.int().min(1), height: z.int().min(1) }),
  z.strictObject({ type: z.literal('refused'), code: z.enum(REFUSALS as [DocumentRefusal, ...DocumentRefusal[]]) }),
  z.strictObject({ type: z.literal('failed'), stack: z.string() }),
])

export function pageImages(limits: Partial<ImageLimits> = {}): PageImages {
  const all: ImageLimits = { ...DEFAULTS, ...limits }
  const turn = turns(all.atOnce)
  return {
    canDraw: (mediaType) => mediaType === 'application/pdf',
    async draw(file, page, { signal }) {
      const path = await realpath(file.path)
      if ((await stat(path)).size > all.fileBytes) throw new DocumentRefused('document.too-large')
      return turn(async () => {
        signal?.throwIfAborted()
        return drawInChild({ path, page }, all, signal)
      })
    },
  }
}

/** Lets some in at a time, in the order in which they came. */
function turns(atOnce: number): <Answer>(work: () => Promise<Answer>) => Promise<Answer> {
  let free = atOnce
  const waiting: (() => void)[] = []
  return async (work) => {
    if (free > 0) free--
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free++
    }
  }
}

function drawInChild(request: ImageRequest, limits: ImageLimits, signal: AbortSignal | undefined): Promise<PageImage> {
  const child = startConfined(CHILD, request, { readable: [request.path], heapMegabytes: limits.heapMegabytes })
  const said: Buffer[] = []
  let bytes = 0
  let stderr = ''
  return new Promise((resolve, reject) => {
    const end = (outcome: PageImage | Error) => {
      clearTimeout(deadline)
      clearInterval(watch)
      signal?.removeEventListener('abort', abort)
      child.kill('SIGKILL')
      if (outcome instanceof Error) reject(outcome)
      else resolve(outcome)
    }
    const abort = () => end(signal?.reason instanceof Error ? signal.reason : new Error('aborted'))
    const deadline = setTimeout(() => end(new DocumentRefused('document.too-slow')), limits.drawMs)
    const watch = setInterval(async () => {
      const resident = await residentMegabytes(child.pid)
      if (resident > limits.residentMegabytes) end(new DocumentRefused('document.too-much-memory'))
    }, WATCH_MS)
    signal?.addEventListener('abort', abort, { once: true })
    child.stdio[3]?.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > limits.imageBytes) end(new DocumentRefused('document.too-much-memory'))
      else said.push(chunk)
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-STDERR_BYTES)
    })
    child.on('error', end)
    child.on('close', () => {
      try {
        end(conclusion(Buffer.concat(said), stderr))
      } catch (error) {
        end(error instanceof Error ? error : new Error(String(error)))
      }
    })
  })
}

function conclusion(said: Buffer, stderr: string): PageImage | Error {
  const line = said.indexOf(0x0a)
  if (line < 0) {
    if (/heap out of memory|Array buffer allocation failed/i.test(stderr)) {
      return new DocumentRefused('document.too-much-memory')
    }
    return new Error('the process that drew a page ended early', { cause: stderr })
  }
  const head = Head.parse(JSON.parse(said.subarray(0, line).toString('utf8')))
  switch (head.type) {
    case 'image':
      return { bytes: said.subarray(line + 1), width: head.width, height: head.height }
    case 'refused':
      return new DocumentRefused(head.code)
    case 'failed':
      return new Error('a page could not be drawn', { cause: head.stack })
  }
}
