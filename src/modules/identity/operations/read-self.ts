import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { IdentityContext } from '../context.ts'
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
    roles: z.array(RoleName),
  }),
  problems: [],

  async run({ db, principal }: IdentityContext) {
    if (principal.kind === 'anonymous') return { kind: principal.kind, ...nobody }
    const { kind, id } = principal
    if (kind === 'service') return { ...nobody, kind, id, roles: [...principal.roles] }
    const organisation = principal.organisation && (await findOrganisation(db, principal.organisation))
    return { kind, id, name: principal.name, organisation: organisation || null, roles: [...principal.roles] }
  },
})

const nobody = { id: null, name: null, organisation: null, roles: [] }
