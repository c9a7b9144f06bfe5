import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { holderOf, type Principal, rolesTowards } from '../../../kernel/principal.ts'
import type { IdentityContext } from '../context.ts'
import { KeyId } from '../key.ts'
import { findKeyHolder, revokeKeys } from '../key-store.ts'
import { keyNotFound } from '../problems.ts'

export const revokeKey = operation({
  id: 'identity.revoke-key',
  http: 'POST /keys/{id}/revocation',
  summary: 'Revoke the key of a program: it opens nothing from now on',
  permission: 'identity:issue-key',
  effect: 'write',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: KeyId }),
  output: z.strictObject({ id: z.string(), revokedAt: z.iso.datetime() }),
  problems: [keyNotFound],

  facts: (_, { id }) => ({ kind: 'key', id }),

  async run({ db, now, principal }: IdentityContext, { id }) {
    const key = await findKeyHolder(db, id)
    if (!key || !mayRevoke(principal, key)) throw keyNotFound({ key: id })
    if ((await revokeKeys(db, { id }, now)) === 0) throw keyNotFound({ key: id })
    return { id, revokedAt: now.toISOString() }
  },
})

type Held = { readonly holder: string | null; readonly organisation: string | null }

/** Its holder, the managers of the organisation that it speaks for, and administrators. To others it is not there. */
function mayRevoke(principal: Principal, { holder, organisation }: Held): boolean {
  const roles = rolesTowards(principal, organisation)
  const manages = organisation !== null && roles.includes('manager')
  return holderOf(principal) === holder || manages || roles.includes('administrator')
}
