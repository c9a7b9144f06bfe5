import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../../src/kernel/database.ts'
import type { CallContext } from '../../src/kernel/operation.ts'
import { perform } from '../../src/kernel/perform.ts'
import type { Principal } from '../../src/kernel/principal.ts'
import { addFile, createDataset, publishVersion, sealVersion } from '../../src/modules/datasets/index.ts'
import { indexVersion } from '../../src/modules/knowledge/index.ts'
import type { Services } from '../../src/services.ts'

const dataSets = 10
const sentencesEach = 40
const loader: Principal = { kind: 'service', id: 'sample-loader', roles: ['data-officer'] }
const worker: Principal = { kind: 'service', id: 'worker', roles: [] }

/** A sentence of a document, where it stands. */
export type Stretch = {
  readonly document: string
  readonly page: number
  readonly start: number
  readonly end: number
  readonly quote: string
  readonly sources: readonly string[]
}

export function call(services: Services, principal: Principal): CallContext & Services {
  return { ...services, principal, channel: 'start', language: 'ar', signal: new AbortController().signal }
}

/**
 * Publishes documents by the operations that everybody publishes with, in ten data sets, every other of which restates
 * sources, and answers their sentences as they were read.
 */
export async function publishDocuments(db: Database, services: Services, count: number): Promise<Stretch[]> {
  const each = Math.ceil(count / dataSets)
  const sourceOf = new Map<string, string>()
  for (let set = 0; set < dataSets; set++) {
    const restated = set % 2 === 1
    const context = call(services, loader)
    const { id } = await perform(createDataset, context, {
      slug: `bench-${set}`,
      titles: { ar: `مجموعة وثائق ${set}`, fr: `Documents ${set}` },
      publisher: { fr: `Administration ${set}` },
      licence: 'CC-BY-4.0',
      secrecy: 'public',
      provenance: restated ? 'restated' : 'primary',
    })
    for (let n = 0; n < each; n++) {
      const sentences = Array.from({ length: sentencesEach }, (_, i) => sentence(set * each + n, i))
      const source = `S${(n % 5) + 1}`
      const restates = [
        { source, kind: 'press', title: { ar: `مصدر ${source}` }, dateAsStated: { ar: 'اليوم' }, sentences },
      ]
      const said = { titles: { ar: `وثيقة ${n}` }, language: 'ar', ...(restated && { restates }) }
      const body = bytes(sentences.join('\n\n'))
      const { digest } = await perform(addFile, { ...context, body }, { id, path: `ar/document-${n}.md`, ...said })
      if (restated) sourceOf.set(digest, source)
    }
    const { version } = await perform(sealVersion, context, { id })
    await perform(indexVersion, { ...call(services, worker), channel: 'worker' }, { dataSet: id, version })
    await perform(publishVersion, context, { id, version })
  }
  return stretchesOf(db, sourceOf)
}

function sentence(document: number, place: number): string {
  return `تنص الفقرة ${place} من الوثيقة ${document} على أن البرنامج رقم ${document * 97 + place} يشمل معهدا ومختبرا واتفاقية في الجهة المعنية 𐤀.`
}

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text)
}

async function stretchesOf(db: Database, sourceOf: ReadonlyMap<string, string>): Promise<Stretch[]> {
  const { rows } = await sql<{ file: string; number: number; text: string }>`
    select extraction.file, page.number, page.text from knowledge.page page
    join knowledge.extraction extraction on extraction.digest = page.extraction
    order by extraction.file, page.number`.execute(db)
  return rows.flatMap(({ file, number, text }) => {
    const source = sourceOf.get(file)
    let start = 0
    return text.split('\n').flatMap((line): Stretch[] => {
      const length = Array.from(line).length
      const stretch = {
        document: file,
        page: number,
        start,
        end: start + length,
        quote: `sha256:${createHash('sha256').update(line, 'utf8').digest('hex')}`,
        sources: source === undefined ? [] : [source],
      }
      start += length + 1
      return line === '' ? [] : [stretch]
    })
  })
}
