import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { ProgrammesContext } from '../context.ts'
import { concealedRecord, publicRecordFacts } from '../facts.ts'
import { findIndicator } from '../find-indicator.ts'
import { derivationOf, figuresOf, Indicator } from '../indicator.ts'
import { recordNotFound } from '../problems.ts'
import { RecordName } from '../record.ts'

export const readIndicator = operation({
  id: 'programmes.read-indicator',
  http: 'GET /indicators/{record}',
  summary: 'Read an indicator: what its query counts now, and what sources declare with the words that prove it',
  permission: 'programmes:read',
  effect: 'read',
  cli: { positional: ['record'] },
  input: z.strictObject({ record: RecordName }),
  output: Indicator,
  problems: [recordNotFound],

  facts: publicRecordFacts,
  concealed: concealedRecord,

  async run(context: ProgrammesContext, { record: name }) {
    const { db, now, derivations } = context
    const record = await findIndicator(context, name)
    const derivation = derivationOf(record, derivations)
    const figures = await figuresOf(db, derivation ? [derivation] : [], now)
    return { ...record, derived: figures.get(derivation?.name ?? '') ?? null }
  },
})
