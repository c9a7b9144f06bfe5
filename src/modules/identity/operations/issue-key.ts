import { z } from 'zod'
import { idSchema, secretIdSchema } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import type { IdentityContext } from '../context.ts'
import { newSecret } from '../secret.ts'
import { insertKey } from '../store.ts'

const dayMs = 24 * 3_600_000

export const issueKey = operation({
  id: 'identity.issue-key',
  http: 'POST /keys',
  summary: 'Issue a key for a program',
  permission: 'identity:manage',
  effect: 'write',
  cli: { positional: ['purpose'] },
  input: z.strictObject({
    /** What the key is for. */
    purpose: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .regex(/^\P{Cc}*$/u),
    /** No key administers: it would be an administrator that anybody can copy. */
    roles: z
      .array(z.enum(['data-officer', 'member']))
      .max(2)
      .default(['member']),
    days: z.coerce.number().int().min(1).max(365).default(90),
  }),
  output: z.strictObject({
    id: idSchema('key'),
    /** Shown this once. The log commits to it with a salt and never holds it. */
    key: secretIdSchema('key'),
    expiresAt: z.iso.datetime(),
  }),
  problems: [],

  async run({ db, now, principal }: IdentityContext, { purpose, roles, days }) {
    const holder = principal.kind === 'person' ? principal.id : null
    const { secret, digest } = newSecret('key')
    const expiresAt = new Date(now.getTime() + days * dayMs)
    const id = await insertKey(db, { digest, purpose, roles, expiresAt, holder, organisation: null, permit: null }, now)
    return { id, key: secret, expiresAt: expiresAt.toISOString() }
  },
})
