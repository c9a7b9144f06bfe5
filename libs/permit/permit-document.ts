import { z } from 'zod'

/** The format of the file that carries a permit and its signature. */
export const PERMIT_FORMAT = 'jazari-permit@v1'

const id = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[a-z2-7]{12}$`))
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/)
const name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)
const country = z.string().regex(/^[A-Z]{2}$/)
const count = z.int().min(1)

const Label = z.strictObject({
  secrecy: z.enum(['public', 'internal', 'sensitive', 'very-sensitive']),
  personal: z.enum(['none', 'personal', 'sensitive']),
  sectors: z.array(z.string().max(40)).max(40),
  residency: z.union([z.literal('anywhere'), z.array(country).max(250)]),
})

/**
 * What a permit says: which project may use which versions of which data, for what and until when. It names no person and
 * holds no data. Its canonical JSON (RFC 8785) is what is digested and signed.
 */
export const PermitDocument = z.strictObject({
  v: z.literal(1),
  kind: z.literal('permit'),
  id: id('pmt'),
  project: z.strictObject({ id: id('prj'), kind: name }),
  /** The public problem that the project works on. */
  problem: id('pb'),
  /** Those of the project when the permit was granted. */
  organisations: z.array(id('org')).min(1).max(1000),
  purpose: name,
  legalBasis: name,
  dataSets: z
    .array(z.strictObject({ dataSet: id('ds'), version: digest, owner: z.string().max(40), label: Label }))
    .min(1)
    .max(100),
  /** The join of the labels of its data. */
  maxLabel: Label,
  /** Language models beside those that come with the platform. */
  models: z.array(z.string().max(120)).max(100),
  amounts: z.strictObject({ tokens: count.optional(), gpuSeconds: count.optional() }),
  egress: z.strictObject({ countries: z.array(country).max(250), basis: name.nullable() }),
  /** How what identifies people leaves with the data. */
  personal: z.enum(['masked', 'tokenised', 'plain']),
  /** The consent receipts that it stands on. */
  consents: z.array(z.string().max(40)).max(1000),
  /** It holds from this moment on, and up to and without `until`. */
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  /** The request that was granted, by its digest. */
  request: digest,
  /** Who granted it for which data: the owner, and the place of the decision in the log. */
  grantedBy: z
    .array(z.strictObject({ owner: z.string().max(40), decision: z.int().min(0) }))
    .min(1)
    .max(100),
})
export type PermitDocument = z.infer<typeof PermitDocument>

/** The file that carries a permit: its text, the signed note over it, and where the log holds its grant and its revocation. */
export const PermitFile = z.strictObject({
  format: z.literal(PERMIT_FORMAT),
  document: z.string().max(200_000),
  signature: z.string().max(210_000),
  verifierKey: z.string().max(500),
  digest,
  log: z.strictObject({ granted: z.int().min(0), revoked: z.int().min(0).nullable() }),
})
export type PermitFile = z.infer<typeof PermitFile>
