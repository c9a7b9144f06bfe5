import { z } from 'zod'
import { idSchema } from '../../kernel/identifier.ts'
import { KeyId } from './key.ts'
import type { ListedKey as KeyRow } from './key-store.ts'
import { Organisation } from './organisation.ts'
import { Person, RoleName } from './person.ts'

/** A key as lists show it: everything but the key. */
export const ListedKey = z.strictObject({
  id: KeyId,
  purpose: z.string(),
  roles: z.array(RoleName),
  /** Who answers for it; null: this installation itself. */
  holder: Person.pick({ id: true, name: true }).nullable(),
  /** Where its roles are held; null: towards every organisation. */
  organisation: Organisation.pick({ id: true, names: true }).nullable(),
  /** The permit that it acts under. */
  permit: idSchema('pmt').nullable(),
  /** The registered system that it asks, and nothing else. */
  system: idSchema('sys').nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
  /** To the hour at most. */
  lastUsedAt: z.iso.datetime().nullable(),
  state: z.enum(['in-force', 'revoked', 'expired']),
})
export type ListedKey = z.infer<typeof ListedKey>

export function showKey(row: KeyRow, now: Date): ListedKey {
  const { createdAt, expiresAt, revokedAt, lastUsedAt } = row
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    revokedAt: revokedAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    state: revokedAt ? 'revoked' : expiresAt > now ? 'in-force' : 'expired',
  }
}
