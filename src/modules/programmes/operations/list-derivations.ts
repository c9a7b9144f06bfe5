import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { ProgrammesContext } from '../context.ts'
import { recordsFacts } from '../facts.ts'
import { Figure, figuresOf } from '../indicator.ts'

export const listDerivations = operation({
  id: 'programmes.list-derivations',
  http: 'GET /derivations',
  summary: 'List what this installation counts of itself, which indicators may name, with the figures of now',
  permission: 'programmes:read',
  effect: 'read',
  input: z.strictObject({}),
  output: z.strictObject({ derivations: z.array(Figure) }),
  problems: [],

  facts: recordsFacts,

  async run({ db, now, derivations }: ProgrammesContext) {
    return { derivations: [...(await figuresOf(db, derivations, now)).values()] }
  },
})
