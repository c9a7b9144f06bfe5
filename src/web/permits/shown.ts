import type { Label } from '../../kernel/label.ts'
import type { Multilingual } from '../../kernel/language.ts'
import type { LegalBasis, Purpose, TransferBasis } from '../../kernel/purpose.ts'

export const projectKinds = ['research', 'experiment', 'co-innovation', 'public-solution'] as const
export type ProjectKind = (typeof projectKinds)[number]

type ProjectLink = { readonly id: string; readonly name: Multilingual; readonly kind: ProjectKind }

export type ShownProject = ProjectLink & {
  readonly summary: Multilingual | null
  readonly problem: { readonly id: string; readonly title: Multilingual | null }
  readonly organisations: readonly { readonly id: string; readonly names: Multilingual; readonly lead: boolean }[]
  readonly members: readonly {
    readonly person: string
    readonly name: string | null
    readonly organisation: string
    readonly role: 'lead' | 'member'
    readonly since: string
  }[]
  readonly createdAt: string
  readonly endedAt: string | null
  readonly endReason: string | null
  readonly own: 'lead' | 'member' | null
}

type Egress = { readonly countries: readonly string[]; readonly basis: TransferBasis | null }
type Amounts = { readonly tokens?: number | undefined; readonly gpuSeconds?: number | undefined }

export type RequestState = 'draft' | 'asked' | 'granted' | 'refused' | 'withdrawn'

export type ShownRequest = {
  readonly id: string
  readonly project: ProjectLink
  readonly state: RequestState
  readonly purpose: Purpose | null
  readonly purposeText: string | null
  readonly legalBasis: LegalBasis | null
  readonly dataSets: readonly {
    readonly dataSet: string
    readonly version: string
    readonly title: Multilingual
    readonly publisher: { readonly id: string; readonly names: Multilingual }
    readonly label: Label
    readonly decision: 'waiting' | 'granted' | 'refused'
    readonly reason: string | null
    readonly decidedAt: string | null
  }[]
  readonly models: readonly string[]
  readonly amounts: Amounts
  readonly egress: Egress
  readonly consents: readonly string[]
  readonly days: number | null
  readonly justification: string | null
  readonly askedAt: string | null
  readonly answerDue: string | null
  readonly overdue: boolean
  readonly permit: string | null
  readonly own: boolean
  readonly lead: boolean
  readonly mayDecide: boolean
  readonly missing: readonly string[]
}

export type PermitState = 'in-force' | 'expired' | 'revoked' | 'not-yet'
export type PersonalTreatment = 'masked' | 'tokenised' | 'plain'

export type ShownPermit = {
  readonly id: string
  readonly digest: string
  readonly project: ProjectLink
  readonly purpose: Purpose
  readonly purposeText: string
  readonly legalBasis: LegalBasis
  readonly dataSets: readonly {
    readonly dataSet: string
    readonly version: string
    readonly title: Multilingual
  }[]
  readonly maxLabel: Label
  readonly models: readonly string[]
  readonly amounts: Amounts
  readonly egress: Egress
  readonly personal: PersonalTreatment
  readonly from: string
  readonly until: string
  readonly state: PermitState
  readonly revokedAt: string | null
  readonly revocationReason: string | null
  readonly request: string
  readonly own: boolean
  readonly mayRevoke: boolean
}
