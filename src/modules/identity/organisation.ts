import { createHash } from 'node:crypto'
import { z } from 'zod'
import { idSchema } from '../../kernel/identifier.ts'
import { Multilingual } from '../../kernel/language.ts'
import { isOneLine } from './one-line.ts'

export const OrganisationId = idSchema('org')

export const organisationKinds = [
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

/** Official code of a region of the country; which there are is the jurisdiction's to say. */
export const RegionCode = z.string().regex(/^[0-9A-Za-z-]{1,10}$/)

/** All that anybody may know of an organisation. */
export const OrganisationParticulars = z.strictObject({
  ...Organisation.shape,
  region: RegionCode.nullable(),
  /** The organisation that it belongs to. */
  parent: Organisation.pick({ id: true, names: true }).nullable(),
  /** A closed one has no members any more; what it did stays. */
  closedAt: z.iso.datetime().nullable(),
})
export type OrganisationParticulars = z.infer<typeof OrganisationParticulars>

/** One line, with nothing that is not seen. */
export const OrganisationName = z.string().trim().min(1).max(200).refine(isOneLine)

/** What somebody calls an organisation: one line in each language, with nothing that is not seen. */
export const OrganisationNames = z
  .strictObject({ ar: OrganisationName, fr: OrganisationName, en: OrganisationName })
  .partial()
  .refine((names) => Object.keys(names).length > 0, { message: 'no-language' })

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
