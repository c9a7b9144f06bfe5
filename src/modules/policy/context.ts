import type { Database } from '../../kernel/database.ts'
import type { Multilingual } from '../../kernel/language.ts'
import type { DecidedContext, RunContext } from '../../kernel/operation.ts'
import type { Decider, ResourceFacts } from '../../kernel/ports/decider.ts'
import type { ImpactSource } from '../../kernel/ports/impact.ts'
import type { Permits } from '../../kernel/ports/permits.ts'
import type { PackInForce } from './rule-pack.ts'

export type PolicyContext = DecidedContext & { readonly packs: readonly PackInForce[] }

/** Data sets as they are at this moment, from the module that has them. Asks nobody's clearance. */
export type KnownData = {
  find(
    db: Database,
    ids: readonly string[],
  ): Promise<
    ReadonlyMap<
      string,
      {
        readonly title: Multilingual
        /** The version that readers get; null for a draft. */
        readonly version: string | null
        readonly facts: ResourceFacts
      }
    >
  >
}

type ImpactPorts = {
  /** Decides on what is only imagined; the call itself was decided by `perform`. */
  readonly decider: Decider
  readonly permits: Permits
  readonly dataFacts: KnownData
  readonly impactSources: readonly ImpactSource[]
}

export type ImpactContext = DecidedContext & ImpactPorts
/** The same before anything is decided. */
export type ImpactAsked = RunContext & ImpactPorts
