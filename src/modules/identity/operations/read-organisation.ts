import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { IdentityContext } from '../context.ts'
import { organisationFacts } from '../facts.ts'
import { OrganisationId, OrganisationParticulars } from '../organisation.ts'
import { readParticulars } from '../organisation-store.ts'
import { organisationNotFound } from '../problems.ts'

export const readOrganisation = operation({
  id: 'identity.read-organisation',
  http: 'GET /organisations/{id}',
  summary: 'Read what is known of an organisation',
  permission: 'identity:read-organisation',
  effect: 'read',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: OrganisationId }),
  output: OrganisationParticulars,
  problems: [organisationNotFound],

  facts: organisationFacts,

  async run({ db }: IdentityContext, { id }) {
    const found = await readParticulars(db, id)
    if (!found) throw organisationNotFound({ organisation: id })
    return found
  },
})
