import type { Database } from '../database.ts'
import type { Label } from '../label.ts'
import type { Principal } from '../principal.ts'
import type { LegalBasis, Purpose, TransferBasis } from '../purpose.ts'

/** One version of a data set; `version` null: the data set whatever its version. */
export type DataVersion = { readonly dataSet: string; readonly version: string | null }

/** Where data may go that leave this installation: countries (ISO 3166-1 alpha-2), and on what ground. */
export type Egress = { readonly countries: readonly string[]; readonly basis: TransferBasis | null }

/** What the rules need to know of the permit that a call acts under, as it is at this moment. */
export type PermitFacts = {
  readonly id: string
  /** SHA-256 of the signed text: what decisions name. */
  readonly digest: string
  readonly project: string
  readonly projectKind: 'research' | 'experiment' | 'co-innovation' | 'public-solution'
  /** The organisations of the project. */
  readonly organisations: readonly string[]
  readonly purpose: Purpose
  readonly legalBasis: LegalBasis
  readonly data: readonly DataVersion[]
  readonly maxLabel: Label
  readonly egress: Egress
  /** How what identifies people leaves with data: covered, by marks that differ from permit to permit, or as it stands. */
  readonly personal: 'masked' | 'tokenised' | 'plain'
  readonly from: Date
  readonly until: Date
  readonly revoked: boolean
  /** The caller is a member of the project now, or has a key that is bound to the permit and whose holder is one. */
  readonly held: boolean
  /** Every consent that the permit stands on is still given. True where it stands on none. */
  readonly consented: boolean
}

/** The permits that calls act under (`docs/design/permits.md`). */
export type Permits = {
  /** The permit as this caller may use it at this moment; null when there is no such permit. */
  find(
    db: Database,
    id: string,
    caller: { readonly principal: Principal; readonly now: Date },
  ): Promise<PermitFacts | null>
  /** Still in force, asked in the transaction of what is done under it, right before it commits. */
  isInForce(db: Database, id: string, now: Date): Promise<boolean>
  /** Ends, within two seconds, when the permit is revoked or over, or when nobody can tell any more. */
  watch(id: string): AbortSignal
}
