import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { PermitsContext } from '../context.ts'
import { concealedPermit, findPermitWithStanding, permitFacts } from '../facts.ts'
import { Permit } from '../permit.ts'
import { permitNotFound } from '../problems.ts'
import { PermitId } from '../request.ts'
import { showPermit } from '../show-permits.ts'

export const readPermit = operation({
  id: 'permits.read',
  http: 'GET /permits/{id}',
  summary: 'Read a permit: who may use which data for what until when, and whether it is in force',
  permission: 'permits:read',
  effect: 'read',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: PermitId }),
  output: Permit,
  problems: [permitNotFound],

  facts: permitFacts,
  concealed: concealedPermit,

  async run(context: PermitsContext, { id }) {
    const found = await findPermitWithStanding(context, id)
    if (!found) throw permitNotFound({ id })
    return showPermit(context, found.row)
  },
})
