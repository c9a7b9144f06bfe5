import type { MultipartFile } from '@fastify/multipart'
import { bodyMalformed } from '../../http/problem-response.ts'
import { perform, refusal } from '../../kernel/perform.ts'
import { Problem } from '../../kernel/problem.ts'
import {
  fileTooLarge,
  type ImportDesk,
  type ImportOutcome,
  largestFile,
  mostRecords,
  proposeChange,
  proposeImported,
  proposeRecord,
  readRecord,
  readRecordsFile,
  readRevision,
  recordNotFound,
} from '../../modules/programmes/index.ts'
import { addresses } from '../addresses.ts'
import { type ImportData, importPage } from '../desk/import-page.tsx'
import { requireOwnForm } from './csrf.ts'
import { formParts } from './form-parts.ts'
import { frameAt, type PageRoutes, type Visit } from './visit.ts'
import { whereKnown } from './where-known.ts'

const mebibyte = 2 ** 20

/** A file of records, each of which is proposed. */
export function serveImport(pages: PageRoutes): void {
  pages.get(addresses.importRecords, async (visit) => {
    requireMayPropose(visit)
    return { html: importPage(visit.frame, dataWith({})) }
  })
  pages.take('POST', addresses.importRecords, takeFile)
}

async function takeFile(visit: Visit): Promise<{ html: string; status: number }> {
  const { request, site } = visit
  let token = ''
  for await (const part of formParts(request, { fileSize: largestFile + 1, files: 1 })) {
    if (part.type === 'field') {
      if (part.fieldname === 'csrf') token = String(part.value)
      continue
    }
    requireOwnForm(request, site.origin, token)
    requireMayPropose(visit)
    return propose(visit, part)
  }
  requireOwnForm(request, site.origin, token)
  throw bodyMalformed({})
}

async function propose(visit: Visit, part: MultipartFile): Promise<{ html: string; status: number }> {
  const frame = frameAt(visit, addresses.importRecords)
  try {
    const records = readRecordsFile(await contentOf(part))
    const outcomes: ImportOutcome<Problem>[] = []
    for await (const outcome of proposeImported(records, deskOf(visit))) outcomes.push(outcome)
    outcomes.sort((one, other) => one.at - other.at)
    const status = outcomes.some(({ result }) => result === 'refused') ? 422 : 200
    return { html: importPage(frame, dataWith({ imported: { file: part.filename, outcomes } })), status }
  } catch (error) {
    if (!(error instanceof Problem) || ![413, 422].includes(error.status)) throw error
    return { html: importPage(frame, dataWith({ problem: error })), status: error.status }
  }
}

function dataWith(said: Partial<Pick<ImportData, 'imported' | 'problem'>>): ImportData {
  return { largestMebibytes: largestFile / mebibyte, mostRecords, imported: null, problem: null, ...said }
}

async function contentOf({ file }: MultipartFile): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of file) chunks.push(chunk as Buffer)
  if (file.truncated) throw fileTooLarge({ mebibytes: largestFile / mebibyte })
  return Buffer.concat(chunks)
}

function deskOf({ context }: Visit): ImportDesk<Problem> {
  return {
    inForce: (slug) =>
      whereKnown(recordNotFound, async () => {
        const { revision } = await perform(readRecord, context, { record: slug })
        return perform(readRevision, context, { record: slug, revision })
      }),
    propose: (record) => perform(proposeRecord, context, record),
    proposeChange: (record, fields) => perform(proposeChange, context, { record, fields }),
    refusalOf(error) {
      // Whoever may not propose, and a database that is not there, concern the whole file.
      if (error instanceof Problem && ![401, 403, 429, 503].includes(error.status)) return error
      throw error
    },
  }
}

/** Asks the rules before somebody sends a file for nothing; each proposal asks them again, and is logged. */
function requireMayPropose({ context }: Visit): void {
  const { decider, principal, channel, clock } = context
  const { id: operation, permission } = proposeRecord
  const resource = { kind: 'records', id: 'records' }
  const decision = decider.decide({ operation, permission, principal, channel, at: clock(), resource })
  if (decision.effect === 'deny') throw refusal(decision, principal.kind)
}
