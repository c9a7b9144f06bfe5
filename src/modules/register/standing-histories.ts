/** For tests: random histories of a system, and an oracle that follows them step by step. */
import fc from 'fast-check'
import type { SystemStage } from '../../kernel/ports/systems.ts'

const stages = ['staff', 'production'] as const
export const versions = ['v1', 'v2'] as const
export const people = ['Amina', 'Youssef', 'Salma', 'Idriss'] as const
export const dutiesOfLevel = {
  1: ['golden'],
  2: ['golden', 'safety', 'injection'],
  3: ['golden', 'safety', 'injection', 'robustness'],
  4: ['golden', 'safety', 'injection', 'robustness'],
} as const
/** Who entered the system; they never change. */
export const enteredBy = 'Idriss'
/** Who made each version of the assistant. */
export const madeBy = { v1: 'Idriss', v2: 'Salma' } as const
/** Who was made an approver by another of them. */
export const appointed = { by: 'Salma', who: 'Amina' } as const
/** Questions that a version has to have answered at `staff`: said again here, so that a change of it is noticed. */
const enoughAnswers = 5

type Level = 1 | 2 | 3 | 4
type Version = (typeof versions)[number]
type Person = (typeof people)[number]

export type HistoryEvent =
  | { readonly kind: 'assess'; readonly answers: 'a1' | 'a2'; readonly level: Level; readonly by: Person }
  | { readonly kind: 'ask-otherwise' }
  | { readonly kind: 'name'; readonly stage: SystemStage; readonly version: Version; readonly by: Person }
  | {
      readonly kind: 'result'
      readonly duty: string
      readonly version: Version
      readonly passed: boolean
      readonly days: number
    }
  | { readonly kind: 'pass-all'; readonly version: Version; readonly days: number }
  /** `blindly`: what is written down names the version and the answers that it says, whatever is there. */
  | {
      readonly kind: 'approve'
      readonly stage: SystemStage
      readonly by: Person
      readonly blindly?: { readonly version: Version; readonly answers: 'a1' | 'a2' }
    }
  | { readonly kind: 'withdraw-approval'; readonly nth: number }
  | { readonly kind: 'incident'; readonly blocks: boolean }
  | { readonly kind: 'settle' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'lift' }
  /** That which answers for the system. It is not opened again in life; here it is, so that more is reached. */
  | { readonly kind: 'organisation'; readonly to: 'open' | 'closed' }
  /** The version that the assistant would be made of now. */
  | { readonly kind: 'data'; readonly to: Version }
  | { readonly kind: 'permit'; readonly to: 'none' | 'in-force' | 'ended' }
  | { readonly kind: 'state'; readonly to: 'draft' | 'live' | 'withdrawn' }
  | { readonly kind: 'review'; readonly days: number }
  | { readonly kind: 'staff-answers'; readonly version: Version; readonly count: number }
  | { readonly kind: 'time'; readonly hours: number }

const oneOf = <Value>(values: readonly Value[]) => fc.constantFrom(...values)
const anyVersion = fc.oneof(
  { weight: 4, arbitrary: fc.constant('v1' as const) },
  { weight: 1, arbitrary: oneOf(versions) },
)
const anyLevel = oneOf([1, 1, 2, 3, 4] as const)
const anyStage = oneOf(stages)
const anyAnswers = oneOf(['a1', 'a1', 'a1', 'a2'] as const)

const anyEvent: fc.Arbitrary<HistoryEvent> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('assess' as const),
      answers: anyAnswers,
      level: anyLevel,
      by: oneOf(people),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'ask-otherwise' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('name' as const),
      stage: anyStage,
      version: anyVersion,
      by: oneOf(people),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('result' as const),
      duty: oneOf(dutiesOfLevel[4]),
      version: anyVersion,
      passed: oneOf([true, true, false]),
      days: fc.integer({ min: 1, max: 200 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('pass-all' as const),
      version: anyVersion,
      days: fc.integer({ min: 1, max: 200 }),
    }),
  },
  { weight: 14, arbitrary: fc.record({ kind: fc.constant('approve' as const), stage: anyStage, by: oneOf(people) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('approve' as const),
      stage: anyStage,
      by: oneOf(people),
      blindly: fc.record({ version: anyVersion, answers: anyAnswers }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('withdraw-approval' as const), nth: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('incident' as const), blocks: fc.boolean() }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'settle' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'stop' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'lift' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('organisation' as const),
      to: oneOf(['open', 'open', 'closed'] as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('data' as const), to: anyVersion }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('permit' as const),
      to: oneOf(['none', 'in-force', 'in-force', 'ended'] as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('state' as const),
      to: oneOf(['draft', 'live', 'live', 'live', 'withdrawn'] as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('review' as const), days: fc.integer({ min: 0, max: 400 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('staff-answers' as const),
      version: anyVersion,
      count: fc.integer({ min: 1, max: 6 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('time' as const), hours: fc.integer({ min: 1, max: 40 * 24 }) }),
  },
)

/** All that a system needs, done by the people who may, at both stages. */
const allDone: readonly HistoryEvent[] = [
  { kind: 'assess', answers: 'a1', level: 1, by: 'Idriss' },
  { kind: 'review', days: 365 },
  { kind: 'state', to: 'live' },
  { kind: 'pass-all', version: 'v1', days: 180 },
  { kind: 'name', stage: 'staff', version: 'v1', by: 'Idriss' },
  { kind: 'name', stage: 'production', version: 'v1', by: 'Idriss' },
  { kind: 'approve', stage: 'staff', by: 'Amina' },
  { kind: 'approve', stage: 'staff', by: 'Youssef' },
  { kind: 'staff-answers', version: 'v1', count: 5 },
  { kind: 'approve', stage: 'production', by: 'Youssef' },
  { kind: 'approve', stage: 'production', by: 'Salma' },
]

/** A version fails a duty, passes it later, and is approved again: rare by chance alone. */
const failureMended: fc.Arbitrary<readonly HistoryEvent[]> = fc
  .record({ stage: anyStage, version: anyVersion, duty: oneOf(dutiesOfLevel[2]), isApproved: fc.boolean() })
  .map(({ stage, version, duty, isApproved }) => [
    { kind: 'result', duty, version, passed: false, days: 30 },
    { kind: 'pass-all', version, days: 30 },
    ...(isApproved ? ([...people] satisfies Person[]).map((by) => ({ kind: 'approve', stage, by }) as const) : []),
  ])

/** From nothing, or from some moment of an orderly beginning. */
export const anyHistory: fc.Arbitrary<readonly HistoryEvent[]> = fc
  .tuple(
    fc.oneof(fc.constant(0), fc.integer({ min: 5, max: allDone.length })),
    fc.array(
      fc.oneof({ weight: 20, arbitrary: anyEvent.map((event) => [event]) }, { weight: 1, arbitrary: failureMended }),
      { maxLength: 30 },
    ),
  )
  .map(([orderly, events]) => [...allDone.slice(0, orderly), ...events.flat()])

const hour = 3_600_000
const day = 24 * hour

/** A pass that has not been contradicted, as the oracle keeps it. */
type Pass = { readonly digest: string; readonly until: number }

/** What an approver wrote their name under. */
export type Named = {
  readonly stage: SystemStage
  readonly by: Person
  readonly version: Version
  readonly answers: string
  readonly level: Level
  readonly results: readonly string[]
}

/**
 * Follows a history and knows after each step whether each alias resolves: what ends is taken away when it ends, nothing is
 * looked up in lists of what has been. Written without a look at `standingOf`.
 */
export function oracle(start: Date) {
  let now = start.getTime()
  let questionnaire = 1
  let assessed: { answers: string; level: Level; by: Person; questionnaire: number } | undefined
  const named: { [Stage in SystemStage]?: { version: Version; by: Person } } = {}
  /** By duty and version. A failure empties. */
  const passes = new Map<string, Pass[]>()
  let approvals: (Named & { readonly number: number })[] = []
  let incidents: boolean[] = []
  let stopped = false
  let closed = false
  let current: Version = 'v1'
  let permit: 'none' | 'in-force' | 'ended' = 'none'
  let state = 'draft'
  let reviewBefore: number | undefined
  const answered = { v1: 0, v2: 0 }
  let count = 0

  const alive = (duty: string, version: Version) =>
    (passes.get(`${duty} ${version}`) ?? []).filter(({ until }) => until > now)
  const dutiesNow = () => dutiesOfLevel[assessed && assessed.questionnaire === questionnaire ? assessed.level : 1]

  function pass(duty: string, version: Version, days: number): string {
    const digest = digestOf('result', count++)
    const key = `${duty} ${version}`
    passes.set(key, [...(passes.get(key) ?? []), { digest, until: now + days * day }])
    return digest
  }

  return {
    now: () => new Date(now),
    questionnaire: () => `ma.risk@${questionnaire}`,
    /** What an approver would be shown now; undefined while something is missing. */
    before(stage: SystemStage): Pick<Named, 'version' | 'answers' | 'level' | 'results'> | undefined {
      const version = named[stage]?.version
      if (!version || !assessed || assessed.questionnaire !== questionnaire) return undefined
      const results = dutiesNow().map((duty) => alive(duty, version).at(-1)?.digest)
      return results.some((digest) => digest === undefined)
        ? undefined
        : { version, answers: assessed.answers, level: assessed.level, results: results as string[] }
    },
    /** One step; answers the digests of the results that came of it, in the order of duties. */
    step(event: HistoryEvent): readonly string[] {
      switch (event.kind) {
        case 'assess':
          assessed = { ...event, questionnaire }
          return []
        case 'ask-otherwise':
          questionnaire++
          return []
        case 'name':
          named[event.stage] = { version: event.version, by: event.by }
          return []
        case 'result': {
          if (event.passed) return [pass(event.duty, event.version, event.days)]
          passes.delete(`${event.duty} ${event.version}`)
          return [digestOf('result', count++)]
        }
        case 'pass-all':
          return dutiesOfLevel[4].map((duty) => pass(duty, event.version, event.days))
        case 'incident':
          incidents.push(event.blocks)
          return []
        case 'settle':
          incidents = incidents.slice(1)
          return []
        case 'stop':
          stopped = true
          return []
        case 'lift':
          stopped = false
          return []
        case 'organisation':
          closed = event.to === 'closed'
          return []
        case 'data':
          current = event.to
          return []
        case 'permit':
          permit = event.to
          return []
        case 'state':
          state = event.to
          return []
        case 'review':
          // Through the day that it falls on, as the clocks of UTC have it.
          reviewBefore = Math.floor((now + event.days * day) / day) * day + day
          return []
        case 'staff-answers':
          answered[event.version] += event.count
          return []
        case 'time':
          now += event.hours * hour
          return []
        case 'approve':
        case 'withdraw-approval':
          return []
      }
    },
    /** Who may approve is another matter: what is written down counts or does not. */
    approved(approval: Named, number: number): void {
      approvals.push({ ...approval, number })
    },
    withdrawn(number: number): void {
      approvals = approvals.filter((approval) => approval.number !== number)
    },
    resolves(stage: SystemStage): boolean {
      const at = named[stage]
      if (state !== 'live' || !at || !assessed || assessed.questionnaire !== questionnaire) return false
      if (closed || stopped || at.version !== current || permit === 'ended' || incidents.includes(true)) return false
      if (reviewBefore === undefined || now >= reviewBefore) return false
      if (stage === 'production' && answered[at.version] < enoughAnswers) return false
      const hands = new Set<string>([enteredBy, madeBy[at.version], at.by, assessed.by])
      if (hands.has(appointed.by)) hands.add(appointed.who)
      const texts = new Map<string, Set<string>>()
      for (const approval of approvals) {
        if (approval.stage !== stage || approval.version !== at.version || approval.answers !== assessed.answers)
          continue
        if (hands.has(approval.by)) continue
        const good = dutiesNow().every((duty, i) =>
          alive(duty, at.version).some(({ digest }) => digest === approval.results[i]),
        )
        if (!good || approval.results.length !== dutiesNow().length) continue
        const text = approval.results.join()
        texts.set(text, (texts.get(text) ?? new Set()).add(approval.by))
      }
      return [...texts.values()].some((names) => names.size >= 2)
    },
  }
}

/** A digest that says what it is of, in its last digits. */
export function digestOf(kind: 'result' | 'plan' | 'approval' | 'version' | 'assessment', number: number): string {
  const kinds = { result: '1', plan: '2', approval: '3', version: '4', assessment: '5' }
  return `sha256:${kinds[kind]}${String(number).padStart(63, '0')}`
}
