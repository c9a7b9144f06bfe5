import { createHash } from 'node:crypto'
import { z } from 'zod'
import { idSchema } from '../../kernel/identifier.ts'
import { Multilingual } from '../../kernel/language.ts'

export const OrganisationId = idSchema('org')

const organisationKinds = [
  'institute',
  'administration',
  'university',
  'start-up',
  'company',
  'partner',
  'regulator',
] as const

export const Organisation = z.strictObject({
  id: OrganisationId,
  /** Null as long as nobody has said. */
  kind: z.enum(organisationKinds).nullable(),
  names: Multilingual,
  /** Somebody with the right to has confirmed that it is who it says. */
  verified: z.boolean(),
})
export type Organisation = z.infer<typeof Organisation>

/**
 * What two writings of one name share, as a SHA-256 digest: compatibility forms, case, spaces, marks over letters and
 * invisible characters make no other organisation. Different spellings do.
 */
export function nameDigest(name: string): Buffer {
  const folded = name
    .normalize('NFKD')
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}\p{Cf}\u0640]/gu, '')
    .replace(/[\s\p{Z}]+/gu, ' ')
    .trim()
    .toLowerCase()
  return createHash('sha256').update(folded, 'utf8').digest()
}
