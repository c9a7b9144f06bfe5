import { z } from 'zod'
import { canonicalJson } from '../../../libs/canonical-json/index.ts'
import { Problem } from '../../kernel/problem.ts'
import {
  type ImportDesk,
  type ImportOutcome,
  largestFile,
  proposeImported,
  readRecord,
  readRecordsFile,
  readRevision,
  recordNotFound,
} from '../../modules/programmes/index.ts'
import type { Command, ExitCode, Session } from '../command.ts'
import { operationNamed } from '../operation-named.ts'
import { option } from '../option.ts'
import type { Input } from '../parse-arguments.ts'
import { progressOn } from '../progress.ts'
import { readInput } from '../read-input.ts'
import { renderValue } from '../render-value.ts'
import { sentencesOf } from '../report-error.ts'
import { ServerRefusal } from '../server.ts'
import { patiently } from './patiently.ts'

type Refused = { readonly code: string; readonly detail: string }

const Proposed = z.object({ record: z.string(), revision: z.number() })

/** Proposes the records of a JSON-LD or CSV file. Somebody else approves them; the same file again changes nothing. */
export const importRecords: Command = {
  words: ['programmes', 'import'],
  options: [option('file', { required: true }), option('note')],
  positional: ['file'],
  summary: (say) => say('cli.import.summary'),
  permission: 'programmes:propose programmes:read',
  run: importFile,
}

async function importFile(session: Session, input: Input): Promise<ExitCode> {
  const { terminal, say, json } = session
  const records = readRecordsFile(await readInput(String(input.file), terminal, largestFile))
  const progress = progressOn(terminal)
  const outcomes: ImportOutcome<Refused>[] = []
  const note = input.note === undefined ? {} : { note: String(input.note) }
  for await (const outcome of proposeImported(records, deskOf(session, note))) {
    outcomes.push(outcome)
    progress.now(say('cli.import.progress', { done: outcomes.length, total: records.length }))
  }
  progress.end()
  outcomes.sort((one, other) => one.at - other.at)
  for (const outcome of outcomes) {
    if (outcome.result !== 'refused') continue
    const name = outcome.slug ?? say('exchange.unnamed')
    progress.say(
      `${say('cli.import.refused', { record: name, at: outcome.at })} ${outcome.refusal.detail} (${outcome.refusal.code})`,
    )
  }
  const leftOut = outcomes.some((outcome) => 'leftOut' in outcome && outcome.leftOut > 0)
  if (leftOut) progress.say(say('exchange.links-left-out'))
  const count = (...results: ImportOutcome<Refused>['result'][]) =>
    outcomes.filter(({ result }) => results.includes(result)).length
  const result = {
    proposed: count('proposed'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    refused: count('refused'),
    ...(json && { records: outcomes }),
  }
  terminal.stdout.write(`${json ? canonicalJson(result) : renderValue(result, say)}\n`)
  return result.refused > 0 ? 1 : 0
}

function deskOf(session: Session, note: { readonly note?: string }): ImportDesk<Refused> {
  const { say, terminal } = session
  const server = session.server()
  const ask = <Output>(id: string, output: z.ZodType<Output>, input: Input) =>
    patiently(() => server.ask(operationNamed(id), output, input), terminal.signal)
  return {
    async inForce(slug) {
      try {
        const { revision } = await ask('programmes.read', readRecord.output, { record: slug })
        return await ask('programmes.read-revision', readRevision.output, { record: slug, revision })
      } catch (error) {
        if (error instanceof ServerRefusal && error.document.code === recordNotFound.code) return undefined
        throw error
      }
    },
    propose: (record) => ask('programmes.propose', Proposed, { ...record, ...note }),
    proposeChange: (record, fields) => ask('programmes.propose-change', Proposed, { record, fields, ...note }),
    refusalOf(error) {
      if (error instanceof Problem) {
        const { title, advice, fields } = say.problem(error)
        return {
          code: error.code,
          detail: [sentencesOf(title, advice), ...fields.map(({ path, text }) => `${path}: ${text}`)].join(' '),
        }
      }
      if (error instanceof ServerRefusal && [400, 404, 409, 413, 422].includes(error.document.status)) {
        const { code, title, detail, errors = [] } = error.document
        const faults = errors.map((fault) => `${fault.field}: ${fault.detail ?? ''}`)
        return { code, detail: [sentencesOf(title, detail), ...faults].join(' ') }
      }
      throw error
    },
  }
}
