import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { IdentityContext } from '../context.ts'
import { personFacts } from '../facts.ts'
import { PersonId } from '../person.ts'
import { lastAdministrator, personNotFound } from '../problems.ts'
import { WrittenReason } from '../reason.ts'
import { removePerson as remove } from '../removal.ts'

export const removePerson = operation({
  id: 'identity.remove-person',
  http: 'POST /people/{person}/removal',
  summary: 'Take away all that somebody can do here; what they did stays, under their name',
  permission: 'identity:manage',
  effect: 'write',
  cli: { positional: ['person'] },
  input: z.strictObject({ person: PersonId, reason: WrittenReason }),
  output: z.strictObject({ person: PersonId, removedAt: z.iso.datetime() }),
  problems: [personNotFound, lastAdministrator],

  facts: (_, input) => personFacts(input),

  async run({ db, now }: IdentityContext, { person }) {
    if (!(await remove(db, person, now))) throw personNotFound({ person })
    return { person, removedAt: now.toISOString() }
  },
})
