import { newSecretId, secretDigest, secretIdSchema } from '../../kernel/identifier.ts'

/** Session tokens, one-time links, invitations and keys, by their prefix: 130 random bits each. */
export const SessionToken = secretIdSchema('ses')
export const LinkToken = secretIdSchema('lnk')
export const InvitationSecret = secretIdSchema('inv')

/** A secret for its holder, and the digest that is stored in its place. */
export type NewSecret = { readonly secret: string; readonly digest: Buffer }

export function newSecret(prefix: 'ses' | 'lnk' | 'key' | 'inv'): NewSecret {
  const secret = newSecretId(prefix)
  return { secret, digest: secretDigest(secret) }
}
