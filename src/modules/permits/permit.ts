import { z } from 'zod'
import { Digest } from '../../kernel/identifier.ts'
import { Label } from '../../kernel/label.ts'
import { Multilingual } from '../../kernel/language.ts'
import { LegalBasis, Purpose } from '../../kernel/purpose.ts'
import { ProblemId, ProjectId, ProjectKind } from './project.ts'
import { Amounts, DatasetId, PermitId, RequestId, requestFields } from './request.ts'

/** How what identifies people leaves with data, the strictest first. */
export const personalTreatments = ['masked', 'tokenised', 'plain'] as const
export const PersonalTreatment = z.enum(personalTreatments)
export type PersonalTreatment = z.infer<typeof PersonalTreatment>

/** What all of several owners agreed to. */
export function strictest(treatments: readonly PersonalTreatment[]): PersonalTreatment {
  return personalTreatments.find((treatment) => treatments.includes(treatment)) ?? 'masked'
}

/**
 * Whether a permit is for whoever is in its project in the name of this organisation. It names the organisations that were
 * in the project when its owners granted it: they decided on these, and on nobody who came later.
 */
export function isHeld(
  { organisations }: { readonly organisations: readonly string[] },
  organisation: string | null,
): boolean {
  return organisation !== null && organisations.includes(organisation)
}

const PermitState = z.enum(['in-force', 'expired', 'revoked', 'not-yet'])
type PermitState = z.infer<typeof PermitState>

/** What a permit is at a moment. It holds up to and without `until`. */
export function stateOf(
  { from, until, revoked }: { readonly from: Date; readonly until: Date; readonly revoked: boolean },
  now: Date,
): PermitState {
  if (revoked) return 'revoked'
  if (now < from) return 'not-yet'
  return now < until ? 'in-force' : 'expired'
}

export const Permit = z.strictObject({
  id: PermitId,
  /** SHA-256 of the signed text: what decisions name. */
  digest: Digest,
  project: z.strictObject({ id: ProjectId, name: Multilingual, kind: ProjectKind }),
  problem: ProblemId,
  /** Those of the project when it was granted: members of others do not act under it. */
  organisations: z.array(z.string()),
  purpose: Purpose,
  purposeText: z.string(),
  legalBasis: LegalBasis,
  dataSets: z.array(z.strictObject({ dataSet: DatasetId, version: Digest, title: Multilingual })),
  maxLabel: Label,
  models: z.array(z.string()),
  amounts: Amounts,
  egress: requestFields.egress,
  personal: PersonalTreatment,
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  state: PermitState,
  revokedAt: z.iso.datetime().nullable(),
  revocationReason: z.string().nullable(),
  request: RequestId,
  /** Where the log holds its granting, and its revocation. */
  log: z.strictObject({ granted: z.int(), revoked: z.int().nullable() }),
  /** The caller is in the project. */
  own: z.boolean(),
  /** The caller is in the project in the name of an organisation that the permit names, and may act under it. */
  held: z.boolean(),
  /** The signed file names data: whoever may not know of one of them does not read it. */
  mayReadDocument: z.boolean(),
  mayRevoke: z.boolean(),
})
export type Permit = z.infer<typeof Permit>
