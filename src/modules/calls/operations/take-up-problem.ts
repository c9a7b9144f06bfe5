import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { ResourceFacts } from '../../../kernel/ports/decider.ts'
import type { Principal } from '../../../kernel/principal.ts'
import type { CallsContext, CallsQuestion } from '../context.ts'
import { concealedProblem, problemFacts } from '../facts.ts'
import { moveProblem } from '../move-problem.ts'
import { organisationNamed } from '../organisation-named.ts'
import { organisationMissing, organisationNotFound, problemNotFound, stateRefused } from '../problems.ts'
import { Note, OrganisationName, ProblemName, PublicProblem } from '../public-problem.ts'
import { masked } from '../shown-words.ts'

export const takeUpProblem = operation({
  id: 'calls.take-up-problem',
  http: 'POST /public-problems/{problem}/taking-up',
  summary: 'Take up an open problem in the name of an organisation',
  permission: 'calls:take-up',
  effect: 'write',
  cli: { positional: ['problem'] },
  input: z.strictObject({
    problem: ProblemName,
    /** Without it, the caller's own. */
    organisation: OrganisationName.optional(),
    note: Note.optional(),
  }),
  output: PublicProblem,
  problems: [problemNotFound, stateRefused, organisationMissing, organisationNotFound],

  redact: ({ personalData }: CallsQuestion, input) => masked(personalData, input, { note: Note }),

  /** `owner` is the organisation in whose name this is done. */
  async facts(context: CallsQuestion, input): Promise<ResourceFacts | undefined> {
    const facts = await problemFacts(context, input)
    const inTheNameOf = input.organisation ?? organisationOf(context.principal)
    return facts && { ...facts, ...(typeof inTheNameOf === 'string' && { owner: inTheNameOf }) }
  },
  concealed: concealedProblem,

  async run(context: CallsContext, { problem, organisation, note }) {
    const inTheNameOf = organisation ?? organisationOf(context.principal)
    if (inTheNameOf === null) throw organisationMissing({})
    return moveProblem(context, {
      act: 'taking-up',
      problem,
      to: 'taken-up',
      note: note ?? null,
      also: async () => ({ takenUpBy: await organisationNamed(context, inTheNameOf) }),
    })
  },
})

function organisationOf(principal: Principal): string | null {
  return principal.kind === 'person' ? principal.organisation : null
}
