import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { OrganisationsContext } from '../context.ts'
import {
  OrganisationId,
  OrganisationNames,
  OrganisationParticulars,
  organisationKinds,
  RegionCode,
} from '../organisation.ts'
import { requireParent, requireRegion } from '../organisation-links.ts'
import { insertOrganisation, readParticulars } from '../organisation-store.ts'
import { organisationClosed, organisationNameTaken, organisationNotFound, regionUnknown } from '../problems.ts'

export const createOrganisation = operation({
  id: 'identity.create-organisation',
  http: 'POST /organisations',
  summary: 'Enter an organisation',
  permission: 'identity:manage',
  effect: 'write',
  input: z.strictObject({
    names: OrganisationNames,
    kind: z.enum(organisationKinds),
    region: RegionCode.optional(),
    /** The organisation that it belongs to. */
    parent: OrganisationId.optional(),
    /** It was confirmed that it is who it says. */
    verified: z.boolean().default(false),
  }),
  output: OrganisationParticulars,
  problems: [organisationNameTaken, organisationNotFound, organisationClosed, regionUnknown],

  async run(context: OrganisationsContext, { names, ...said }) {
    if (said.region !== undefined) requireRegion(context, said.region)
    if (said.parent !== undefined) await requireParent(context, null, said.parent)
    const id = await insertOrganisation(context.db, names, said, context.now)
    if (id === undefined) throw organisationNameTaken({})
    return (await readParticulars(context.db, id))!
  },
})
