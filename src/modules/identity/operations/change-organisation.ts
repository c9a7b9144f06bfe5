import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { isAdministrator } from '../../../kernel/principal.ts'
import type { OrganisationsContext } from '../context.ts'
import { organisationFacts } from '../facts.ts'
import {
  OrganisationId,
  OrganisationNames,
  OrganisationParticulars,
  organisationKinds,
  RegionCode,
} from '../organisation.ts'
import { requireOpen, requireParent, requireRegion } from '../organisation-links.ts'
import { changeParticulars, readParticulars, renameOrganisation } from '../organisation-store.ts'
import {
  organisationClosed,
  organisationInCircle,
  organisationNameTaken,
  organisationNotFound,
  regionUnknown,
  verifiedByAdministrators,
} from '../problems.ts'

export const changeOrganisation = operation({
  id: 'identity.change-organisation',
  http: 'POST /organisations/{id}',
  summary: 'Change what is said of an organisation',
  permission: 'identity:manage-organisation',
  effect: 'write',
  cli: { positional: ['id'] },
  input: z.strictObject({
    id: OrganisationId,
    /** All of its names from now on: it is not found by others any more. */
    names: OrganisationNames.optional(),
    kind: z.enum(organisationKinds).optional(),
    region: RegionCode.nullable().optional(),
    parent: OrganisationId.nullable().optional(),
    /** For administrators: it was confirmed that it is who it says. */
    verified: z.boolean().optional(),
  }),
  output: OrganisationParticulars,
  problems: [
    organisationNotFound,
    organisationClosed,
    organisationNameTaken,
    organisationInCircle,
    regionUnknown,
    verifiedByAdministrators,
  ],

  facts: organisationFacts,

  async run(context: OrganisationsContext, { id, names, ...said }) {
    const { db, principal } = context
    await requireOpen(db, id)
    const administers = isAdministrator(principal)
    if (said.verified !== undefined && !administers) throw verifiedByAdministrators({})
    if (said.region) requireRegion(context, said.region)
    if (said.parent) await requireParent(context, id, said.parent)

    const before = (await readParticulars(db, id))!
    if (names !== undefined && !(await renameOrganisation(db, id, names))) throw organisationNameTaken({})
    await changeParticulars(db, id, said)
    const after = (await readParticulars(db, id))!
    if (administers || !after.verified || !saysOtherwise(before, after)) return after

    // What was confirmed was something else.
    await changeParticulars(db, id, { verified: false })
    return { ...after, verified: false }
  },
})

/** Who it says that it is: its names, its kind and what it belongs to. */
function saysOtherwise(before: OrganisationParticulars, after: OrganisationParticulars): boolean {
  const identity = ({ names, kind, parent }: OrganisationParticulars) =>
    JSON.stringify([names.ar, names.fr, names.en, kind, parent?.id])
  return identity(before) !== identity(after)
}
