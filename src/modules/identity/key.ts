import { z } from 'zod'
import { idSchema } from '../../kernel/identifier.ts'
import type { Membership, Role } from '../../kernel/principal.ts'

export const KeyId = idSchema('key')

/** A last use is written down no more often than this, in milliseconds, so that a call is not a write. */
export const useNoticeMs = 3_600_000

/** No key administers, a platform or an organisation: it would be somebody whom anybody can copy. */
const keyRoles = ['data-officer', 'member'] as const satisfies readonly Role[]
export const KeyRole = z.enum(keyRoles)
export type KeyRole = z.infer<typeof KeyRole>

type Holder = { readonly roles: readonly Role[]; readonly memberships?: readonly Membership[] | undefined }

/**
 * What a key may have of what its holder has: in one organisation what they hold there; everywhere what they hold
 * everywhere, a member's role when they belong anywhere, and for an administrator an officer's of no organisation in
 * particular, who may nothing that an administrator may not.
 */
export function rolesForKeys({ roles, memberships = [] }: Holder, organisation: string | null): KeyRole[] {
  if (organisation !== null) {
    const there = memberships.find((held) => held.organisation === organisation)?.roles ?? []
    return keyRoles.filter((role) => there.some((held) => held === role))
  }
  const isAdministrator = roles.includes('administrator')
  return keyRoles.filter(
    (role) => isAdministrator || roles.includes(role) || (role === 'member' && memberships.length > 0),
  )
}
