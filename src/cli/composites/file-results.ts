import { z } from 'zod'
import { operationNamed } from '../operation-named.ts'
import type { Sentences } from '../sentences.ts'
import type { Server } from '../server.ts'
import { showable } from '../terminal.ts'
import { patiently } from './patiently.ts'

/** What is read of `knowledge.read-index` about each document. */
export const DocumentRead = z.object({
  path: z.string(),
  pages: z.number(),
  damagedPages: z.number(),
  recognisedPages: z.number(),
  meanConfidence: z.number().nullable(),
  correctedPages: z.number(),
  acceptedPages: z.number(),
  pagesBelowGate: z.number(),
})

const BelowGate = z.object({
  pages: z.array(
    z.object({
      path: z.string(),
      page: z.number(),
      reasons: z.array(z.object({ reason: z.string(), witnesses: z.array(z.string()) })),
      decision: z.unknown().nullable(),
      address: z.string().nullable(),
    }),
  ),
  next: z.string().nullable(),
})

type WaitingPage = z.infer<typeof BelowGate>['pages'][number]

/** What became of a file that was read, with the pages that wait for somebody. */
export type FileResult = z.infer<typeof DocumentRead> & {
  readonly waiting: readonly Pick<WaitingPage, 'page' | 'reasons' | 'address'>[]
}

/** Pages that are told of one by one; there is a list of all of them on the server. */
const mostWaiting = 500
/** Pages of one file that people are told of one by one. */
const mostShown = 20

/** What became of each file, and why pages of it are not searched. */
export async function fileResults(
  server: Server,
  { dataSet, version }: { readonly dataSet: string; readonly version: string },
  read: readonly z.infer<typeof DocumentRead>[],
  signal: AbortSignal,
): Promise<FileResult[]> {
  const waiting: WaitingPage[] = []
  const expected = read.reduce((sum, { pagesBelowGate }) => sum + pagesBelowGate, 0)
  let cursor: string | null | undefined = expected > 0 ? undefined : null
  while (cursor !== null && waiting.length < mostWaiting) {
    const input: Record<string, unknown> = { dataSet, version, limit: 100, ...(cursor !== undefined && { cursor }) }
    const listing = (): Promise<z.infer<typeof BelowGate>> =>
      server.ask(operationNamed('knowledge.list-pages-below-gate'), BelowGate, input)
    const { pages, next }: z.infer<typeof BelowGate> = await patiently(listing, signal)
    waiting.push(...pages.filter(({ decision }) => decision === null))
    cursor = next
  }
  const byPath = Map.groupBy(waiting, ({ path }) => path)
  return read.map((file) => ({
    ...file,
    waiting: (byPath.get(file.path) ?? []).map(({ page, reasons, address }) => ({ page, reasons, address })),
  }))
}

/** The same as lines for people: what was read of a file, and of each page that waits why, and where to act. */
export function fileLines(file: FileResult, say: Sentences): string[] {
  const { path, pages, recognisedPages, meanConfidence, damagedPages, correctedPages, acceptedPages } = file
  const words = [
    say('publish.pages', { count: pages }),
    ...(recognisedPages > 0 ? [say('publish.recognised-pages', { count: recognisedPages })] : []),
    ...(meanConfidence !== null ? [say('publish.mean-confidence', { confidence: meanConfidence })] : []),
    ...(damagedPages > 0 ? [say('publish.damaged-pages', { count: damagedPages })] : []),
    ...(correctedPages > 0 ? [say('publish.corrected-pages', { count: correctedPages })] : []),
    ...(acceptedPages > 0 ? [say('publish.accepted-pages', { count: acceptedPages })] : []),
    ...(file.pagesBelowGate > 0 ? [say('publish.pages-below-gate', { count: file.pagesBelowGate })] : []),
  ]
  const shown = file.waiting.slice(0, mostShown)
  const others = file.pagesBelowGate - shown.length
  return [
    `${say('cli.publish.file', { path })} ${words.join(' ')}`,
    ...shown.flatMap((page) => pageLines(page, say)),
    ...(file.pagesBelowGate > 0 && others > 0 ? [`  ${say('cli.publish.more-below-gate', { count: others })}`] : []),
  ].map(showable)
}

function pageLines({ page, reasons, address }: FileResult['waiting'][number], say: Sentences): string[] {
  const why = reasons.map(({ reason, witnesses }) => {
    const words = say.find(`quality.${reason}`) ?? reason
    return witnesses.length > 0 ? `${words} ${say('below-gate.witnesses')} ${witnesses.join(' ')}` : words
  })
  return [
    `  ${say('cli.publish.below-gate-page', { page })} ${why.join(' ')}`,
    ...(address === null ? [] : [`    ${say('cli.publish.judge', { address })}`]),
  ]
}
