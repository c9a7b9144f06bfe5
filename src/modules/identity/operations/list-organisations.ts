import { z } from 'zod'
import { cursorAt, placeAt } from '../../../kernel/cursor.ts'
import { operation } from '../../../kernel/operation.ts'
import type { IdentityContext } from '../context.ts'
import { OrganisationId, OrganisationParticulars, organisationKinds, RegionCode } from '../organisation.ts'
import { listOrganisations as list, type OrganisationPlace } from '../organisation-store.ts'
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
    limit: z.coerce.number().int().min(1).max(100).default(50),
    /** `next` of the page before. */
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
    const after = cursor === undefined ? undefined : placeOf(cursor)
    const found = await list(db, language, filter, { after, limit: limit + 1 })
    const page = found.slice(0, limit)
    const last = page.at(-1)
    return {
      organisations: page.map(({ sortedBy: _, ...organisation }) => organisation),
      next: found.length > limit && last ? cursorAt([last.sortedBy, last.id]) : null,
    }
  },
})

function placeOf(cursor: string): OrganisationPlace {
  const place = placeAt(cursor, Place)
  if (!place) throw cursorUnknown({})
  return { name: place[0], id: place[1] }
}
