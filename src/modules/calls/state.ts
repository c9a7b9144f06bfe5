import { z } from 'zod'

/** From a need that somebody wrote down to one that is met. `declined` ends a proposal that was not admitted. */
export const problemStates = ['proposed', 'open', 'taken-up', 'worked-on', 'solved', 'declined'] as const
export const ProblemState = z.enum(problemStates)
export type ProblemState = z.infer<typeof ProblemState>

/** Everybody sees a problem from its admission on. */
export const publicStates = ['open', 'taken-up', 'worked-on', 'solved'] as const satisfies readonly ProblemState[]

export function isPublic(state: ProblemState): boolean {
  return (publicStates as readonly ProblemState[]).includes(state)
}

/** What is done to a problem's state, and from which state to which it leads: nothing else happens. */
const transitions = {
  admission: { proposed: ['open'] },
  refusal: { proposed: ['declined'] },
  'taking-up': { open: ['taken-up'] },
  /** Forward, and back: work stops, an organisation gives the problem back, a solution did not hold. */
  progress: {
    'taken-up': ['worked-on', 'open'],
    'worked-on': ['solved', 'taken-up'],
    solved: ['open'],
  },
} as const satisfies Readonly<Record<string, Readonly<Partial<Record<ProblemState, readonly ProblemState[]>>>>>

export type ProblemAct = keyof typeof transitions

/** Where an act may lead from here; empty when it is not for this state. */
export function nextStates(act: ProblemAct, from: ProblemState): readonly ProblemState[] {
  const steps: Readonly<Partial<Record<ProblemState, readonly ProblemState[]>>> = transitions[act]
  return steps[from] ?? []
}
