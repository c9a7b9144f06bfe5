import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { ProgrammesContext } from '../context.ts'
import { renewTerms, wantRenewal } from '../search/record-terms.ts'

export const renewSearch = operation({
  id: 'programmes.renew-search',
  http: 'POST /jobs/renew-record-search',
  summary: 'Make the words by which questions find records that are missing or were made by another analysis',
  permission: 'programmes:recheck',
  effect: 'queued',
  input: z.strictObject({}),
  output: z.strictObject({ indexed: z.number().int() }),
  problems: [],

  facts: () => ({ kind: 'platform', id: 'record-search' }),

  // Some at once, so that no transaction is long: what is left is the next job's.
  async run({ db, jobs }: ProgrammesContext) {
    const { indexed, more } = await renewTerms(db)
    if (more) await wantRenewal(db, jobs)
    return { indexed }
  },
})
