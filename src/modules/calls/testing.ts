/** Builders for tests, here and next door: public problems on a real database, under the real rules. */
import type { Kysely } from 'kysely'
import { pack } from '../../../jurisdictions/ma/pack.ts'
import { personalData } from '../../../jurisdictions/ma/personal-data/personal-data.ts'
import { type Database, viewOf } from '../../kernel/database.ts'
import type { CallContext } from '../../kernel/operation.ts'
import { perform } from '../../kernel/perform.ts'
import type { Principal } from '../../kernel/principal.ts'
import { contextForTest, ownPremises } from '../../kernel/testing.ts'
import { aDecisionLog } from '../audit/testing.ts'
import { anonymous, dataOfficer, member, organisationsInMemory } from '../datasets/testing.ts'
import { createDecider, putInForce } from '../policy/index.ts'
import type { CallsContext, Organisations } from './context.ts'
import { admitProblem } from './operations/admit-problem.ts'
import { changeProblem } from './operations/change-problem.ts'
import { declineProblem } from './operations/decline-problem.ts'
import { proposeProblem } from './operations/propose-problem.ts'
import { setProblemState } from './operations/set-problem-state.ts'
import { takeUpProblem } from './operations/take-up-problem.ts'
import type { ProblemState } from './state.ts'
import type { CallTables } from './tables.ts'

export { anonymous, dataOfficer, member }

const decider = createDecider([putInForce(pack)], ownPremises, (rule, error) => {
  throw new Error(`${rule} threw`, { cause: error })
})

type Context = CallContext & Omit<CallsContext, keyof CallContext | 'decision' | 'now'>

export type CallsSetting = AsyncDisposable & {
  readonly db: Kysely<CallTables>
  readonly organisations: Organisations
  context(principal?: Principal): Context
}

/** Everything the operations of this module stand on. The caller disposes of the database after this. */
export async function aCallsSetting(
  database: Database,
  { clock = () => new Date() }: { readonly clock?: () => Date } = {},
): Promise<CallsSetting> {
  const log = await aDecisionLog(database, clock)
  const organisations = organisationsInMemory()
  const db = viewOf<CallTables>(database)
  return {
    db,
    organisations,
    context: (principal = anonymous) => ({
      ...contextForTest({ db: database, decider, log, principal, clock }),
      db,
      decider,
      personalData,
      organisations,
    }),
    [Symbol.asyncDispose]: () => log.close(clock()),
  }
}

/** The input of `calls.propose-problem`. */
export function problemInput(changes: Readonly<Record<string, unknown>> = {}) {
  return {
    title: { ar: 'خدمات صحية بعيدة', en: 'Health services far away' },
    need: { ar: 'نحتاج إلى خدمات صحية في المناطق البعيدة.', en: 'We need health services in remote areas.' },
    ...changes,
  }
}

export type MadeProblem = { readonly id: string; readonly code: string | null; readonly secret: string }

/** A problem in a state, brought there as officers would: taken up by a sample administration where it has to be. */
export async function aProblem(
  setting: Pick<CallsSetting, 'context'>,
  {
    state = 'open',
    said = {},
  }: { readonly state?: ProblemState; readonly said?: Readonly<Record<string, unknown>> } = {},
): Promise<MadeProblem> {
  const { owner, ...words } = said
  const { problem, secret } = await perform(proposeProblem, setting.context(anonymous), problemInput(words))
  const officer = setting.context(dataOfficer)
  if (owner !== undefined) await perform(changeProblem, officer, { problem, owner })
  if (state === 'proposed') return { id: problem, code: null, secret }
  if (state === 'declined') {
    await perform(declineProblem, officer, { problem, reason: { en: 'It is known already.' } })
    return { id: problem, code: null, secret }
  }
  const { code } = await perform(admitProblem, officer, { problem })
  if (state !== 'open') {
    await perform(takeUpProblem, officer, { problem, organisation: { en: 'Sample administration' } })
    for (const next of ['worked-on', 'solved'] as const) {
      if (state === next || state === 'solved') await perform(setProblemState, officer, { problem, state: next })
    }
  }
  return { id: problem, code, secret }
}
