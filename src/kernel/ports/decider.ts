import type { Label } from '../label.ts'
import type { Channel, Principal } from '../principal.ts'
import type { CndpReference, Purpose } from '../purpose.ts'
import type { DataVersion, Egress, PermitFacts } from './permits.ts'
import type { StandingCondition, SystemStage } from './systems.ts'

/** What the rules need to know of the thing that is acted on. `undefined` parts: not known, or there is no such thing. */
export type ResourceFacts = {
  readonly kind: string
  readonly id: string
  readonly label?: Label
  /** The organisation that answers for it. */
  readonly owner?: string
  readonly published?: boolean
  readonly licence?: string
  readonly provenance?: 'primary' | 'restated'
  /** Who proposed it, by their holder: nobody decides on what is their own. */
  readonly author?: string
  /** Its title, owner and label are open, whatever its label keeps inside. */
  readonly announced?: boolean
  /** The data that are in it. */
  readonly data?: readonly DataVersion[]
  /** Types of identifiers that stand in it, found or stated: `ma.cin`. */
  readonly identifiers?: readonly string[]
  /** Under which reference of the authority its personal data are processed. */
  readonly cndp?: CndpReference
  /** What its personal data were collected for. */
  readonly purposes?: readonly Purpose[]
  /** Where it is to be sent: a country (ISO 3166-1 alpha-2), when it leaves the installation's own. */
  readonly destination?: string
  /** What is asked for in a request for a permit. */
  readonly request?: RequestFacts
  /** The caller belongs to it: is in the project, or is the person that the thing is about. */
  readonly own?: boolean
  /** It is declared to decide about people without a human step. */
  readonly decidesAlone?: boolean
  /** Of a registered system that is asked by one of its aliases: what is missing for it to resolve. */
  readonly standing?: { readonly stage: SystemStage; readonly missing: readonly StandingCondition[] }
}

/** What the rules need to know of a request for a permit. */
export type RequestFacts = {
  readonly purpose: Purpose
  readonly days: number
  readonly egress: Egress
  /** The organisations that answer for the data. */
  readonly owners: readonly string[]
  /** It asks for no more of models and machines than anybody has without asking. */
  readonly small: boolean
  /** The day by which an answer was due has passed, and nobody has answered. */
  readonly overdue?: boolean
}

/** Where this installation runs, for the rules on hosting (decree 2-24-921). */
export type Site = {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  readonly hosting: 'own-premises' | 'cloud'
  /** Of a qualified cloud provider; 0: none. */
  readonly cloudLevel: 0 | 1 | 2
  /** From which country it is administered. */
  readonly adminCountry: string
  readonly ownedByNationals: boolean
  /** The last day of the provider's qualification; null: none is stated. */
  readonly qualifiedUntil: string | null
}

export type DecisionQuestion = {
  readonly operation: string
  readonly permission: string
  readonly principal: Principal
  readonly channel: Channel
  readonly at: Date
  readonly resource: ResourceFacts | undefined
  /** The permit that the call names: null when there is no such permit; absent when it names none. */
  readonly permit?: PermitFacts | null
}

/** A condition that would have to hold; its sentence stands with the rule. */
export type Missing = { readonly condition: string; readonly values?: Readonly<Record<string, string>> }

export type Reason = { readonly rule: string; readonly effect: 'allow' | 'deny'; readonly missing: readonly Missing[] }

/** What must be done when the act goes ahead. */
export type Obligation = { readonly rule: string; readonly obligation: string }

/** A rule pack in force: its version, and the SHA-256 over what it states. */
export type PackReference = { readonly id: string; readonly version: string; readonly digest: string }

export type Decision = {
  readonly effect: 'allow' | 'deny'
  /** Every rule that spoke, whether it decided or not. */
  readonly reasons: readonly Reason[]
  readonly missing: readonly Missing[]
  readonly obligations: readonly Obligation[]
  readonly packs: readonly PackReference[]
  /** The label does not even let the asker know that the thing is there. */
  readonly conceal: boolean
}

/** All rules run, every time. Synchronous and without I/O: whatever a rule needs is in the question. */
export type Decider = { decide(question: DecisionQuestion): Decision }
