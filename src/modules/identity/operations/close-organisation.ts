import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { IdentityContext } from '../context.ts'
import { organisationFacts } from '../facts.ts'
import { withdrawInvitations } from '../invitation-store.ts'
import { revokeKeys } from '../key-store.ts'
import { endMembershipsIn } from '../membership-store.ts'
import { OrganisationId, OrganisationParticulars } from '../organisation.ts'
import { markClosed, readParticulars } from '../organisation-store.ts'
import { organisationClosed, organisationNotFound } from '../problems.ts'

export const closeOrganisation = operation({
  id: 'identity.close-organisation',
  http: 'POST /organisations/{id}/closing',
  summary: 'Close an organisation: nobody belongs to it any more, and what it did stays',
  permission: 'identity:manage-organisation',
  effect: 'write',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: OrganisationId }),
  output: OrganisationParticulars,
  problems: [organisationNotFound, organisationClosed],

  facts: organisationFacts,

  async run({ db, now }: IdentityContext, { id }) {
    if (!(await readParticulars(db, id))) throw organisationNotFound({ organisation: id })
    if (!(await markClosed(db, id, now))) throw organisationClosed({ organisation: id })
    await endMembershipsIn(db, id, now)
    await revokeKeys(db, { organisation: id }, now)
    await withdrawInvitations(db, { organisation: id }, now)
    return (await readParticulars(db, id))!
  },
})
