import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { Membership as HeldMembership } from '../../../kernel/principal.ts'
import type { IdentityContext } from '../context.ts'
import { Membership } from '../membership.ts'
import { Organisation } from '../organisation.ts'
import { findOrganisation } from '../organisation-store.ts'
import { RoleName } from '../person.ts'

export const readSelf = operation({
  id: 'identity.read-self',
  http: 'GET /self',
  summary: 'See who you are here and which roles you have',
  permission: 'identity:read-self',
  effect: 'read',
  cli: { alias: 'whoami' },
  input: z.strictObject({}),
  output: z.strictObject({
    kind: z.enum(['anonymous', 'person', 'service']),
    id: z.string().nullable(),
    name: z.string().nullable(),
    organisation: Organisation.nullable(),
    /** Held towards every organisation. */
    roles: z.array(RoleName),
    /** Held in one organisation each. */
    memberships: z.array(Membership),
  }),
  problems: [],

  async run({ db, principal }: IdentityContext) {
    if (principal.kind === 'anonymous') return { kind: principal.kind, ...nobody }
    const { kind, id } = principal
    const held = { roles: [...principal.roles], memberships: membershipsOf(principal.memberships) }
    if (kind === 'service') return { ...nobody, kind, id, ...held }
    const organisation = principal.organisation && (await findOrganisation(db, principal.organisation))
    return { kind, id, name: principal.name, organisation: organisation || null, ...held }
  },
})

const nobody = { id: null, name: null, organisation: null, roles: [], memberships: [] }

function membershipsOf(held: readonly HeldMembership[] = []): Membership[] {
  return held.map(({ organisation, roles }) => ({ organisation, roles: [...roles] }))
}
