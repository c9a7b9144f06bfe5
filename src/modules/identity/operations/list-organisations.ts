import { z } from 'zod'
import { cursorAt, pageOf } from '../../../kernel/cursor.ts'
import { operation } from '../../../kernel/operation.ts'
import type { IdentityContext } from '../context.ts'
import { pageInput, placeIn } from '../cursor.ts'
import { OrganisationId, OrganisationParticulars, organisationKinds, RegionCode } from '../organisation.ts'
import { listOrganisations as list } from '../organisation-store.ts'
import { cursorUnknown } from '../problems.ts'

const Place = z.tuple([z.string(), OrganisationId])

export const listOrganisations = operation({
  id: 'identity.list-organisations',
  http: 'GET /organisations',
  summary: 'List the organisations of the network, by their names',
  permission: 'identity:read-organisation',
  effect: 'read',
  input: z.strictObject({
    kind: z.enum(organisationKinds).optional(),
    region: RegionCode.optional(),
    ...pageInput,
    /** It holds a name. */
    cursor: z.string().max(4_000).optional(),
  }),
  output: z.strictObject({
    /** Closed ones are not in it. */
    organisations: z.array(OrganisationParticulars),
    next: z.string().nullable(),
  }),
  problems: [cursorUnknown],

  facts: () => ({ kind: 'organisations', id: 'all' }),

  async run({ db, language }: IdentityContext, { limit, cursor, ...filter }) {
    const place = placeIn(cursor, Place)
    const after = place && { name: place[0], id: place[1] }
    const found = await list(db, language, filter, { after, limit: limit + 1 })
    const { page, next } = pageOf(found, limit, ({ sortedBy, id }) => cursorAt([sortedBy, id]))
    return { organisations: page.map(({ sortedBy: _, ...organisation }) => organisation), next }
  },
})
