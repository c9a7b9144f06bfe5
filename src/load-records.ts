import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import { RecordsFile, type SampleRecord } from '../samples/formats.ts'
import type { CallContext } from './kernel/operation.ts'
import { perform } from './kernel/perform.ts'
import type { Principal } from './kernel/principal.ts'
import { Problem } from './kernel/problem.ts'
import {
  approveRevision,
  type GivenFields,
  proposeChange,
  proposeRecord,
  readRevision,
  recordSlugTaken,
} from './modules/programmes/index.ts'
import type { Services } from './services.ts'

type Step = {
  readonly record: SampleRecord
  /** 2 for what must wait until the records are there that it links to. */
  readonly revision: 1 | 2
  readonly fields: SampleRecord['fields']
}

const author: Principal = { kind: 'service', id: 'sample-loader', roles: ['data-officer'] }
const reviewer: Principal = { kind: 'service', id: 'sample-reviewer', roles: ['data-officer'] }
const folder = fileURLToPath(new URL('../samples/', import.meta.url))

/**
 * Puts the records of the sample on record, once, by the operations that anybody proposes and approves with, after
 * `untilRead`: citations are proved against the sample's documents. When a start is cut short, the next one goes on; what
 * somebody changed or ended since is left alone. The last record tells whether all is done, so a release adds records at
 * the end of the file.
 */
export async function loadRecords(services: Services, logger: Logger, untilRead: () => Promise<void>): Promise<void> {
  const { records } = RecordsFile.parse(JSON.parse(readFileSync(`${folder}records.json`, 'utf8')))
  const steps = stepsOf(records)
  const last = steps.at(-1)
  if (!last || (await found(services, last))?.state === 'approved') return

  await untilRead()
  const digestOf = digests()
  let refused = 0
  for (const step of steps) {
    try {
      await take(services, step, givenFields(step.fields, digestOf))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      refused += 1
      logger.error({ record: step.record.slug, code: error.code, values: error.values }, 'sample record refused')
    }
  }
  logger.info({ records: records.length, refused }, 'sample records published')
}

/** Each record in order, without the links that lead to records behind it; whole, once the last of these is there. */
function stepsOf(records: readonly SampleRecord[]): Step[] {
  const places = new Map(records.map(({ slug }, place) => [slug, place]))
  const linkedPlace = ({ record }: SampleRecord['fields'][string][number]) => places.get(record ?? '') ?? 0
  const lastLinked = records.map(({ fields }) => Math.max(...Object.values(fields).flat().map(linkedPlace)))

  return records.flatMap((record, place): Step[] => {
    const ready = Object.entries(record.fields).map(
      ([name, values]) => [name, values.filter((value) => linkedPlace(value) <= place)] as const,
    )
    const fields = Object.fromEntries(ready.filter(([, values]) => values.length > 0))
    const completed = records.slice(0, place).filter((_, before) => lastLinked[before] === place)
    return [
      { record, revision: 1, fields },
      ...completed.map((one) => ({ record: one, revision: 2 as const, fields: one.fields })),
    ]
  })
}

/** Proposes and approves; a step that an earlier start had taken is left as it is, half of one is finished. */
async function take(services: Services, step: Step, fields: GivenFields): Promise<void> {
  const { slug } = step.record
  const isNew = step.revision === 1 ? await propose(services, step, fields) : await complete(services, step, fields)
  if (!isNew) {
    const before = await found(services, step)
    if (!before?.own || before.state !== 'proposed') return
  }
  await perform(approveRevision, as(reviewer, services), { record: slug, revision: step.revision })
}

/** Whether it was not there before. */
async function propose(services: Services, { record }: Step, fields: GivenFields): Promise<boolean> {
  const { kind, slug, code } = record
  try {
    await perform(proposeRecord, as(author, services), { kind, slug, ...(code && { code }), fields })
    return true
  } catch (error) {
    if (error instanceof Problem && error.code === recordSlugTaken.code) return false
    throw error
  }
}

async function complete(services: Services, step: Step, fields: GivenFields): Promise<boolean> {
  if (await found(services, step)) return false
  await perform(proposeChange, as(author, services), { record: step.record.slug, fields })
  return true
}

/** The revision that a step makes, if there is one. */
async function found(services: Services, { record, revision }: Step) {
  try {
    return await perform(readRevision, as(author, services), { record: record.slug, revision })
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return undefined
    throw error
  }
}

/** Fields as operations take them: a document is named by its content. */
function givenFields(fields: SampleRecord['fields'], digestOf: (path: string) => string): GivenFields {
  const given: GivenFields = {}
  for (const [name, values] of Object.entries(fields)) {
    given[name] = values.map(({ citations, ...statement }) => ({
      ...statement,
      citations: citations.map((citation) => {
        if ('in' in citation) return { document: digestOf(citation.in), words: citation.words }
        const { source: _, ...place } = citation
        return place
      }),
    }))
  }
  return given
}

/** The digest of a sample file by its path; each file is read once. */
function digests(): (path: string) => string {
  const known = new Map<string, string>()
  return (path) => {
    const digest =
      known.get(path) ??
      `sha256:${createHash('sha256')
        .update(readFileSync(folder + path))
        .digest('hex')}`
    known.set(path, digest)
    return digest
  }
}

function as(principal: Principal, services: Services): CallContext & Services {
  return { ...services, principal, channel: 'start', language: 'ar', signal: new AbortController().signal }
}
