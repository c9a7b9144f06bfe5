import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { ProgrammesContext } from '../context.ts'
import { concealedRecord, publicRecordFacts } from '../facts.ts'
import { recordNotFound } from '../problems.ts'
import { readerOf } from '../reader.ts'
import { RecordName, ShownRecord } from '../record.ts'
import { findRecord } from '../record-store.ts'
import { showRecords } from '../show-records.ts'

export const readRecord = operation({
  id: 'programmes.read',
  http: 'GET /records/{record}',
  summary: 'Read a record: what its sources say, each value with the words that prove it',
  permission: 'programmes:read',
  effect: 'read',
  cli: { positional: ['record'] },
  input: z.strictObject({ record: RecordName }),
  output: ShownRecord,
  problems: [recordNotFound],

  facts: publicRecordFacts,
  concealed: concealedRecord,

  async run(context: ProgrammesContext, { record: name }) {
    const row = await findRecord(context.db, name)
    const [shown] = row ? await showRecords(context.db, readerOf(context), [row]) : []
    if (!shown) throw recordNotFound({ id: name })
    return shown
  },
})
