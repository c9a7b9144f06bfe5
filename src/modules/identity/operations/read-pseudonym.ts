import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { PseudonymsContext } from '../context.ts'
import { ownAccount } from '../facts.ts'
import { peopleOnly } from '../problems.ts'
import { Pseudonym } from '../pseudonym.ts'
import { keepPseudonym } from '../pseudonym-store.ts'
import { Sector } from '../sector.ts'

export const readPseudonym = operation({
  id: 'identity.read-pseudonym',
  http: 'GET /pseudonyms/{sector}',
  summary: 'See by which identifier you are known in one sector',
  permission: 'identity:own-account',
  // It notes that the pseudonym was given out.
  effect: 'write',
  cli: { positional: ['sector'] },
  input: z.strictObject({ sector: Sector }),
  output: z.strictObject({ sector: Sector, pseudonym: Pseudonym }),
  problems: [peopleOnly],

  facts: ownAccount,

  async run({ db, principal, now, sectorPseudonym }: PseudonymsContext, { sector }) {
    if (principal.kind !== 'person') throw peopleOnly({})
    const pseudonym = sectorPseudonym(principal.id, sector)
    await keepPseudonym(db, { pseudonym, person: principal.id, sector }, now)
    return { sector, pseudonym }
  },
})
