import type { Kysely } from 'kysely'
import type { Database } from '../../kernel/database.ts'
import type { Digest } from '../../kernel/identifier.ts'
import type { Multilingual } from '../../kernel/language.ts'
import type { DecidedContext, RunContext } from '../../kernel/operation.ts'
import type { Decider } from '../../kernel/ports/decider.ts'
import type { Lessons } from '../../kernel/ports/lessons.ts'
import type { PersonalDataMask } from '../../kernel/ports/personal-data.ts'
import type { Projects } from '../../kernel/ports/projects.ts'
import type { RiskQuestionnaire } from '../../kernel/ports/risk-questionnaire.ts'
import type { Principal } from '../../kernel/principal.ts'
import type { LogPublisher } from '../audit/index.ts'
import type { EvaluationTables } from './tables.ts'

/** The organisations that fix bars, as far as this module needs them. */
export type Organisations = {
  find(db: Database, id: string): Promise<{ readonly id: string; readonly names: Multilingual } | undefined>
}

/**
 * Keeps texts secret at rest: items of hidden tests, their traces, keys of endpoints. What is sealed for one address opens
 * for no other. The key never leaves it.
 */
export type ItemKey = {
  seal(address: string, text: string): Buffer
  /** @throws Error for what was not sealed by this key, or for another address. */
  open(address: string, sealed: Buffer): string
}

/** The projects that systems come from. */
type ProjectsOfCallers = Projects & {
  /** Those that the caller is in now. */
  ofCaller(db: Database, principal: Principal): Promise<readonly string[]>
}

type EvaluationPorts = {
  readonly db: Kysely<EvaluationTables>
  /** Of each of many things that one call goes through; the call itself was decided by `perform`. */
  readonly decider: Decider
  readonly personalData: PersonalDataMask
  readonly organisations: Organisations
  readonly projects: ProjectsOfCallers
  /** What contests taught about a data set. */
  readonly lessons: Lessons
  /** The duties that plans are for, each with the least that it asks for. */
  readonly riskQuestionnaire: Pick<RiskQuestionnaire, 'duties'>
  readonly itemKey: ItemKey
  /** What runs and scores here: the digest of its code. */
  readonly harness: Digest
  /** Proves what the log holds. */
  readonly publisher: LogPublisher
}

export type EvaluationContext = Omit<DecidedContext, 'db'> & EvaluationPorts
/** The same before anything is decided. */
export type EvaluationQuestion = Omit<RunContext, 'db'> & EvaluationPorts
