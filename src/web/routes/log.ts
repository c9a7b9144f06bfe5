import { z } from 'zod'
import { perform } from '../../kernel/perform.ts'
import { readEntry, readLog } from '../../modules/audit/index.ts'
import { addresses } from '../addresses.ts'
import { logEntryPage } from '../log/entry-page.tsx'
import { type LogEntry, logPage } from '../log/log-page.tsx'
import { verifierHref } from './receipts.ts'
import type { PageRoutes } from './visit.ts'

/** Enough to see what the log is; the rest is read through the API. */
const entriesShown = 25

export function serveLogPage(pages: PageRoutes): void {
  pages.get(addresses.log, async ({ frame, context }) => {
    const { origin, verifierKey, size, checkpoint, fault, entries } = await perform(readLog, context, {})
    const html = logPage(frame, {
      origin,
      size,
      checkpoint,
      verifierKey,
      stopped: fault !== null,
      entries: entries.slice(0, entriesShown).map(({ index, entry }) => entryOf(index, entry)),
      checkpointHref: '/log/checkpoint',
      verifierHref,
      command: `bin/jazari verify receipt.json --key '${verifierKey}'`,
    })
    return { html }
  })

  pages.get('/log/entries/:index', async ({ frame, context, parameter }) => {
    const { index, entry: text, proof } = await perform(readEntry, context, { index: parameter('index') })
    return { html: logEntryPage(frame, { entry: entryOf(index, JSON.parse(text)), text, proof }) }
  })
}

/** An entry as the log writes it (`audit/entry.ts`), as far as the page shows it. */
const Entry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('decision'), at: z.string(), operation: z.string(), effect: z.enum(['allow', 'deny']) }),
  z.object({
    kind: z.literal('outcome'),
    at: z.string(),
    decision: z.number(),
    result: z.enum(['done', 'refused', 'failed', 'abandoned']),
    served: z.number().optional(),
  }),
  z.object({ kind: z.literal('denials'), at: z.string(), operation: z.string(), count: z.number() }),
])

function entryOf(index: number, written: unknown): LogEntry {
  const entry = Entry.parse(written)
  const { kind, at } = entry
  switch (kind) {
    case 'decision':
      return { index, at, kind, operation: entry.operation, decision: null, result: entry.effect, count: null }
    case 'outcome':
      return {
        index,
        at,
        kind,
        operation: null,
        decision: entry.decision,
        result: entry.result,
        count: entry.served ?? null,
      }
    case 'denials':
      return { index, at, kind, operation: entry.operation, decision: null, result: 'deny', count: entry.count }
  }
}
