import { z } from 'zod'
import { idSchema, secretIdSchema } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import type { KeysContext } from '../context.ts'
import { ownAccount } from '../facts.ts'
import { KeyId, KeyRole, rolesForKeys } from '../key.ts'
import { insertKey } from '../key-store.ts'
import { isOneLine } from '../one-line.ts'
import { OrganisationId } from '../organisation.ts'
import { peopleOnly, rolesNotHeld, systemNotInProduction } from '../problems.ts'
import { newSecret } from '../secret.ts'

const dayMs = 24 * 3_600_000

export const issueKey = operation({
  id: 'identity.issue-key',
  http: 'POST /keys',
  summary: 'Issue a key for a program that acts for you, with no more than you have',
  permission: 'identity:issue-key',
  effect: 'write',
  cli: { positional: ['purpose'] },
  input: z
    .strictObject({
      /** What the key is for. */
      purpose: z.string().trim().min(1).max(200).refine(isOneLine),
      /** Those of a member unless others are said. A key for a system has none. */
      roles: z.array(KeyRole).max(2).optional(),
      days: z.coerce.number().int().min(1).max(365).default(90),
      /** Where it has its roles; without it, towards every organisation. */
      organisation: OrganisationId.optional(),
      /** The permit that it acts under, always. Whether its holder has it is asked whenever it is used. */
      permit: idSchema('pmt').optional(),
      /** By id or slug: the registered system that it asks as citizens do; in all else the key is nobody's. One that they do not reach gets no key. */
      system: z
        .string()
        .regex(/^(sys_[a-z2-7]{12}|[a-z0-9][a-z0-9-]{1,59})$/)
        .optional(),
    })
    .refine(({ permit, system }) => permit === undefined || system === undefined, { path: ['system'] })
    .refine(({ roles = [], system }) => roles.length === 0 || system === undefined, { path: ['roles'] }),
  output: z.strictObject({
    id: KeyId,
    /** Shown this once. The log commits to it with a salt and never holds it. */
    key: secretIdSchema('key'),
    expiresAt: z.iso.datetime(),
  }),
  problems: [peopleOnly, rolesNotHeld, systemNotInProduction],

  facts: ownAccount,

  async run({ db, now, principal, systems }: KeysContext, input) {
    const { purpose, days, organisation = null, permit = null } = input
    if (principal.kind !== 'person') throw peopleOnly({})
    const roles = input.system === undefined ? [...new Set(input.roles ?? (['member'] as const))] : []
    const held = rolesForKeys(principal, organisation)
    if (!roles.every((role) => held.includes(role))) throw rolesNotHeld({})
    const system = input.system === undefined ? null : await inProduction({ db, now, systems }, input.system)

    const { secret, digest } = newSecret('key')
    const expiresAt = new Date(now.getTime() + days * dayMs)
    const id = await insertKey(
      db,
      { digest, purpose, roles, expiresAt, holder: principal.id, organisation, permit, system },
      now,
    )
    return { id, key: secret, expiresAt: expiresAt.toISOString() }
  },
})

/** @throws Problem for a system that citizens do not reach at this moment. */
async function inProduction(
  { db, now, systems }: Pick<KeysContext, 'db' | 'now' | 'systems'>,
  named: string,
): Promise<string> {
  const standing = await systems.find(db, named, 'production', now)
  // Of an entry that is not public nobody learns that it is there.
  if (!standing || standing.missing.includes('entry-live')) {
    throw systemNotInProduction({ system: named, missing: 'entry-live' })
  }
  if (standing.missing.length > 0) throw systemNotInProduction({ system: named, missing: standing.missing.join(' ') })
  return standing.system
}
