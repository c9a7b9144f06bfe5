import type { Label } from '../label.ts'
import type { Channel, Principal } from '../principal.ts'

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
  /** Who proposed it, by the id of the principal: nobody decides on what is their own. */
  readonly author?: string
}

export type DecisionQuestion = {
  readonly operation: string
  readonly permission: string
  readonly principal: Principal
  readonly channel: Channel
  readonly at: Date
  readonly resource: ResourceFacts | undefined
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
