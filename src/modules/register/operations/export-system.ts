import { z } from 'zod'
import { viewOf } from '../../../kernel/database.ts'
import { Digest } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import type { StoredObject } from '../../../kernel/ports/object-store.ts'
import { type DatasetTables, noteUpload } from '../../datasets/index.ts'
import type { ExportContext } from '../exports/export-context.ts'
import { type ExportFormat, exporters, exportFormats } from '../exports/formats.ts'
import type { ExportSubject } from '../exports/subject.ts'
import { concealedSystem, seeSystem, systemFacts } from '../facts.ts'
import { printerBusy, systemNotFound } from '../problems.ts'
import { showEntry } from '../show-entry.ts'
import { SystemName } from '../system.ts'

/** More than any entry comes to: its texts are bounded. */
const maxBytes = 20_000_000

export const exportSystem = operation({
  id: 'register.export',
  http: 'GET /systems/{system}/exports/{format}',
  summary: 'Take the entry of a system along in a form that other registers and tools read, or as a printable page',
  permission: 'register:read',
  effect: 'read',
  transfer: 'download',
  cli: { positional: ['system', 'format'] },
  input: z.strictObject({ system: SystemName, format: z.enum(exportFormats) }),
  output: z.strictObject({
    digest: Digest,
    /** Bytes. */
    size: z.int().min(0),
    mediaType: z.string(),
    fileName: z.string(),
  }),
  problems: [systemNotFound, printerBusy],

  facts: systemFacts,
  concealed: concealedSystem,

  async prepare(context: ExportContext, { system, format }): Promise<Prepared> {
    const seen = await seeSystem(context, system)
    if (!seen) throw systemNotFound({ system })
    const { mediaType, extension, write } = exporters[format]
    const bytes = await write(await subjectOf(context, seen, format), context.documentPrinter)
    const { signal } = context
    const stored = await context.objects.put(bytes, { maxBytes, signal })
    // Kept for the time of sending: nothing names it, so it is collected.
    await noteUpload(viewOf<DatasetTables>(context.db), stored.digest, context.now)
    return { ...stored, mediaType, fileName: `${seen.row.slug}.${extension}` }
  },

  async run(_context, _input, prepared) {
    return prepared
  },
})

type Prepared = StoredObject & { readonly mediaType: string; readonly fileName: string }

async function subjectOf(
  context: ExportContext,
  seen: NonNullable<Awaited<ReturnType<typeof seeSystem>>>,
  format: ExportFormat,
): Promise<ExportSubject> {
  const { riskQuestionnaire, regions, now } = context
  const entry = await showEntry(context, seen)
  const names = new Map(riskQuestionnaire.levels.map(({ level, name }) => [level, name]))
  const language = exporters[format].language ?? context.language
  return {
    entry,
    words: context.exportWords(language),
    // A draft has no address that everybody could read.
    address: entry.state === 'draft' ? null : context.entryAddress(language, entry.slug),
    asOf: now.toISOString().slice(0, 10),
    levelName: (level) => names.get(level) ?? {},
    regionName: (code) => regions.list.find((region) => region.code === code)?.names,
  }
}
