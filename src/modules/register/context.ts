import type { Kysely } from 'kysely'
import type { Database } from '../../kernel/database.ts'
import type { Multilingual } from '../../kernel/language.ts'
import type { DecidedContext, RunContext } from '../../kernel/operation.ts'
import type { Decider } from '../../kernel/ports/decider.ts'
import type { JobQueue } from '../../kernel/ports/job-queue.ts'
import type { Permits } from '../../kernel/ports/permits.ts'
import type { PersonalDataMask } from '../../kernel/ports/personal-data.ts'
import type { Projects } from '../../kernel/ports/projects.ts'
import type { RiskQuestionnaire } from '../../kernel/ports/risk-questionnaire.ts'
import type { Principal } from '../../kernel/principal.ts'
import type { RegisterTables } from './tables.ts'

/** The organisations that answer for systems, as far as this module needs them. */
export type Organisations = {
  find(db: Database, id: string): Promise<{ readonly id: string; readonly names: Multilingual } | undefined>
}

/** The public problems that solutions answer. */
export type ProblemFacts = {
  /** Those that everybody may see, by their ids. */
  find(
    db: Database,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly id: string; readonly title: Multilingual }>>
}

type SignedPermit = { readonly document: string; readonly signature: string }

type RegisterPorts = {
  readonly db: Kysely<RegisterTables>
  /** Of each of many things that one call goes through; the call itself was decided by `perform`. */
  readonly decider: Decider
  readonly personalData: PersonalDataMask
  readonly projects: Projects & {
    /** Those that the caller is in now. */
    ofCaller(db: Database, principal: Principal): Promise<readonly string[]>
  }
  readonly problemFacts: ProblemFacts
  /** For each of these people, who made them an approver of an organisation, or everywhere. */
  readonly approversAppointedBy: (
    db: Database,
    of: { readonly people: readonly string[]; readonly organisation: string },
  ) => Promise<ReadonlyMap<string, readonly string[]>>
  readonly organisations: Organisations
  /** Those of these organisations that are there and not closed. */
  readonly openOrganisations: (db: Database, ids: readonly string[]) => Promise<ReadonlySet<string>>
  readonly permits: Permits
  /** A permit's signed text. */
  readonly permitDocument: (db: Database, id: string) => Promise<SignedPermit | undefined>
  /** The jurisdiction's, with the duties that follow from its levels. An assessment by another one, or by another version of it, is none. */
  readonly riskQuestionnaire: RiskQuestionnaire
  readonly jobs: JobQueue
  /** What a neighbourhood of addresses is counted by: nobody without this installation's key finds it again. */
  readonly neighbourhoodDigest: (neighbourhood: string) => Buffer
}

export type RegisterContext = Omit<DecidedContext, 'db'> & RegisterPorts
/** The same before anything is decided. */
export type RegisterQuestion = Omit<RunContext, 'db'> & RegisterPorts
