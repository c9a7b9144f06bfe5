import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { RegisterContext } from '../context.ts'
import { Entry } from '../entry.ts'
import { concealedSystem, seeSystem, systemFacts } from '../facts.ts'
import { systemNotFound } from '../problems.ts'
import { showEntry } from '../show-entry.ts'
import { SystemName } from '../system.ts'

export const readSystem = operation({
  id: 'register.read',
  http: 'GET /systems/{system}',
  summary: 'Read the entry of a system: what is declared, what is measured, and why it answers now or does not',
  permission: 'register:read',
  effect: 'read',
  cli: { positional: ['system'] },
  input: z.strictObject({ system: SystemName }),
  output: Entry,
  problems: [systemNotFound],

  facts: systemFacts,
  concealed: concealedSystem,

  async run(context: RegisterContext, { system }) {
    const seen = await seeSystem(context, system)
    if (!seen) throw systemNotFound({ system })
    return showEntry(context, seen)
  },
})
