import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { ErasureContext } from '../context.ts'
import { personFacts } from '../facts.ts'
import { PersonId } from '../person.ts'
import { lastAdministrator, personNotFound } from '../problems.ts'
import { WrittenReason } from '../reason.ts'
import { erasePerson as erase } from '../removal.ts'

export const erasePerson = operation({
  id: 'identity.erase-person',
  http: 'POST /people/{person}/erasure',
  summary: 'Forget who somebody was; what they did stays, under nobody’s name',
  permission: 'identity:erase',
  effect: 'write',
  cli: { positional: ['person'] },
  input: z.strictObject({ person: PersonId, reason: WrittenReason }),
  output: z.strictObject({ person: PersonId, erasedAt: z.iso.datetime() }),
  problems: [personNotFound, lastAdministrator],

  facts: (_, input) => personFacts(input),

  async run({ db, now, personErased }: ErasureContext, { person }) {
    const erasedAt = await erase(db, person, now)
    if (!erasedAt) throw personNotFound({ person })
    await personErased(db, person)
    return { person, erasedAt: erasedAt.toISOString() }
  },
})
