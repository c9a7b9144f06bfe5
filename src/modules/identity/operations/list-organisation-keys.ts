import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { IdentityContext } from '../context.ts'
import { momentIn, pageInput } from '../cursor.ts'
import { organisationFacts } from '../facts.ts'
import { KeyId } from '../key.ts'
import { keyPage } from '../key-page.ts'
import { listKeys as list } from '../key-store.ts'
import { ListedKey } from '../listed-key.ts'
import { OrganisationId } from '../organisation.ts'
import { findOrganisation } from '../organisation-store.ts'
import { cursorUnknown, organisationNotFound } from '../problems.ts'

export const listOrganisationKeys = operation({
  id: 'identity.list-organisation-keys',
  http: 'GET /organisations/{id}/keys',
  summary: 'List the keys of programs that speak for an organisation',
  permission: 'identity:manage-organisation',
  effect: 'read',
  cli: { positional: ['id'] },
  input: z.strictObject({
    id: OrganisationId,
    ...pageInput,
  }),
  output: z.strictObject({
    /** Newest first. */
    keys: z.array(ListedKey),
    next: z.string().nullable(),
  }),
  problems: [organisationNotFound, cursorUnknown],

  facts: organisationFacts,

  async run({ db, now }: IdentityContext, { id, limit, cursor }) {
    if (!(await findOrganisation(db, id))) throw organisationNotFound({ organisation: id })
    return keyPage(
      await list(db, { organisation: id }, { after: momentIn(cursor, KeyId), limit: limit + 1 }),
      limit,
      now,
    )
  },
})
