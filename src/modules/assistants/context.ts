import type { Kysely } from 'kysely'
import type { Database } from '../../kernel/database.ts'
import type { DecidedContext, RunContext } from '../../kernel/operation.ts'
import type { Decider } from '../../kernel/ports/decider.ts'
import type { Permits } from '../../kernel/ports/permits.ts'
import type { PersonalDataMask } from '../../kernel/ports/personal-data.ts'
import type { Projects } from '../../kernel/ports/projects.ts'
import type { SearchIndexStore } from '../../kernel/ports/search-index.ts'
import type { Systems } from '../../kernel/ports/systems.ts'
import type { Principal } from '../../kernel/principal.ts'
import type { LogPublisher } from '../audit/index.ts'
import type { Meaning } from '../knowledge/index.ts'
import type { AssistantTables } from './tables.ts'

type SignedPermit = { readonly document: string; readonly signature: string }

/** Projects, and which of them a caller is in now: what lists are limited to. */
export type ProjectsOfCallers = Projects & {
  ofCaller(db: Database, principal: Principal): Promise<readonly string[]>
}

/** A text that a standing names, as canonical JSON of what its operation answered, with the place in the log of the decision to make it. */
export type NamedDocument = { readonly document: string; readonly decision: number }

type AssistantsPorts = {
  readonly db: Kysely<AssistantTables>
  readonly searchIndexes: SearchIndexStore
  readonly meaning?: Meaning | undefined
  /** Of each of many things that one call goes through; the call itself was decided by `perform`. */
  readonly decider: Decider
  readonly personalData: PersonalDataMask
  /** Those that assistants name; the call's own is `perform`'s. */
  readonly permits: Permits
  /** A permit's signed text. */
  readonly permitDocument: (db: Database, id: string) => Promise<SignedPermit | undefined>
  readonly projects: ProjectsOfCallers
  readonly systems: Systems
  /** Every plan, result and approval that a standing (its canonical JSON) names, each once, in the order in which it names them. */
  readonly systemEvidence: (db: Database, standing: string) => Promise<readonly NamedDocument[]>
  /** Proves what the log holds. */
  readonly publisher: LogPublisher
}

export type AssistantsContext = Omit<DecidedContext, 'db'> & AssistantsPorts
/** The same before anything is decided. */
export type AssistantsQuestion = Omit<RunContext, 'db'> & AssistantsPorts
