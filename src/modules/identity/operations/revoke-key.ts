import { z } from 'zod'
import { idSchema } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import type { IdentityContext } from '../context.ts'
import { keyNotFound } from '../problems.ts'
import { markKeyRevoked } from '../store.ts'

export const revokeKey = operation({
  id: 'identity.revoke-key',
  http: 'POST /keys/{id}/revocation',
  summary: 'Revoke the key of a program: it opens nothing from now on',
  permission: 'identity:manage',
  effect: 'write',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: idSchema('key') }),
  output: z.strictObject({ id: z.string(), revokedAt: z.iso.datetime() }),
  problems: [keyNotFound],

  async run({ db, now }: IdentityContext, { id }) {
    if (!(await markKeyRevoked(db, id, now))) throw keyNotFound({ key: id })
    return { id, revokedAt: now.toISOString() }
  },
})
