import { z } from 'zod'

/** How secret, from what anybody may read to what very few may. The order is the lattice's. */
export const secrecies = ['public', 'internal', 'sensitive', 'very-sensitive'] as const
/** Which personal data it holds (Law 09-08, art. 1). The order is the lattice's. */
export const personalKinds = ['none', 'personal', 'sensitive'] as const

/**
 * The sensitivity of data; it travels with them. `sectors` is the set of sectors whose data are in it; `residency` is the
 * set of jurisdictions (ISO 3166-1 alpha-2) where it may be processed, `anywhere` for all of them, the empty list for none.
 * The lattice (join, covers) is the policy module's.
 */
export const Label = z.strictObject({
  secrecy: z.enum(secrecies),
  personal: z.enum(personalKinds),
  sectors: z.array(z.string().regex(/^[a-z][a-z-]{1,39}$/)).max(40),
  residency: z.union([z.literal('anywhere'), z.array(z.string().regex(/^[A-Z]{2}$/)).max(250)]),
})
export type Label = z.infer<typeof Label>

/** What anybody may read and process anywhere. */
export const openLabel: Label = { secrecy: 'public', personal: 'none', sectors: [], residency: 'anywhere' }
