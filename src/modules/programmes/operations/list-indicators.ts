import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { ProgrammesContext } from '../context.ts'
import { recordsFacts } from '../facts.ts'
import { derivationOf, figuresOf, Indicator } from '../indicator.ts'
import { indicator } from '../kinds/indicator.ts'
import { listRecords } from './list-records.ts'

export const listIndicators = operation({
  id: 'programmes.list-indicators',
  http: 'GET /indicators',
  summary: 'List the indicators with what their queries count now and what sources declare',
  permission: 'programmes:read',
  effect: 'read',
  input: listRecords.input.pick({ limit: true, cursor: true }),
  /** A page may hold fewer than `limit`, and even none, while there is a next one. */
  output: z.strictObject({ indicators: z.array(Indicator), next: z.string().nullable() }),
  problems: listRecords.problems,

  facts: recordsFacts,

  async run(context: ProgrammesContext, page) {
    const { db, now, derivations } = context
    const { records, next } = await listRecords.run(context, { ...page, kind: indicator.kind }, undefined)
    const named = records.map((record) => derivationOf(record, derivations))
    const figures = await figuresOf(
      db,
      named.flatMap((derivation) => derivation ?? []),
      now,
    )
    return {
      indicators: records.map((record, i) => ({ ...record, derived: figures.get(named[i]?.name ?? '') ?? null })),
      next,
    }
  },
})
