import { z } from 'zod'

/**
 * What personal data were collected for, and what somebody asks to use them for (Law 09-08, art. 3: a purpose is stated and
 * explicit). Using data for another purpose than that of their collection needs a prior authorisation (art. 12).
 */
export const purposes = [
  'public-service',
  'administration',
  'statistics',
  'research',
  'innovation',
  'model-training',
  'model-evaluation',
] as const
export const Purpose = z.enum(purposes)
export type Purpose = z.infer<typeof Purpose>

/** On what ground a use of data stands (Law 09-08, art. 4; `open-data`: data without personal data, Law 31-13). */
export const legalBases = [
  'open-data',
  'public-mission',
  'legal-obligation',
  'consent',
  'contract',
  'vital-interest',
  'legitimate-interest',
] as const
export const LegalBasis = z.enum(legalBases)
export type LegalBasis = z.infer<typeof LegalBasis>

/** What lets personal data leave for a country without sufficient protection (Law 09-08, art. 44). */
export const transferBases = ['consent', 'necessity', 'international-agreement', 'cndp-authorisation'] as const
export const TransferBasis = z.enum(transferBases)
export type TransferBasis = z.infer<typeof TransferBasis>

/** A reference of the data protection authority: a declaration, or a prior authorisation, and until when it holds. */
export const CndpReference = z.strictObject({
  kind: z.enum(['declaration', 'authorisation']),
  number: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .regex(/^[\p{L}\p{N} ./_-]+$/u),
  /** The last day on which it holds; null: no end is stated. */
  until: z.iso.date().nullable(),
})
export type CndpReference = z.infer<typeof CndpReference>
