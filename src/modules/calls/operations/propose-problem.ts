import { z } from 'zod'
import { newId, newSecretId, secretDigest } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import type { CallsContext, CallsQuestion } from '../context.ts'
import { authorOf } from '../facts.ts'
import { insertStateChange, insertWording } from '../history-store.ts'
import { countProposedSince, insertProblem } from '../problem-store.ts'
import { proposalsTooMany } from '../problems.ts'
import { type Content, contentFields, contentWords, ProblemId, ProposalSecret } from '../public-problem.ts'
import { masked } from '../shown-words.ts'
import { ProblemState } from '../state.ts'

const { title, need, people, dataThatExist, dataMissing, dataSets, sectors, regions, axes, from } = contentFields

/**
 * Proposals within an hour beyond which nobody proposes without having signed in: each is kept for ever and read by an
 * officer, and the limit on calls lets through many times as many.
 */
const mostInAnHour = 200
const hourMs = 3_600_000

export const proposeProblem = operation({
  id: 'calls.propose-problem',
  http: 'POST /public-problems',
  summary: 'Propose a public problem: a need in the words of who has it; an officer admits or declines it',
  permission: 'calls:propose',
  effect: 'write',
  input: z.strictObject({
    title,
    need,
    people: people.default(null),
    dataThatExist: dataThatExist.default(null),
    dataMissing: dataMissing.default(null),
    dataSets: dataSets.default([]),
    sectors: sectors.default([]),
    regions: regions.default([]),
    axes: axes.default([]),
    from: from.default([]),
  }),
  output: z.strictObject({
    problem: ProblemId,
    state: ProblemState,
    /** Reads the proposal's state without an account. Shown this once: only its digest is stored. */
    secret: ProposalSecret,
  }),
  problems: [proposalsTooMany],

  redact: ({ personalData }: CallsQuestion, input) => masked(personalData, input, contentWords),
  facts: () => ({ kind: 'public-problem', id: 'new' }),

  async run({ db, now, principal }: CallsContext, content: Content) {
    if (principal.kind === 'anonymous') {
      const recent = await countProposedSince(db, new Date(now.getTime() - hourMs), mostInAnHour)
      if (recent >= mostInAnHour) throw proposalsTooMany({})
    }
    const id = newId('pb')
    const secret = newSecretId('prop')
    const author = authorOf(principal)
    await insertProblem(db, { id, content, secretDigest: secretDigest(secret) }, now)
    await insertStateChange(db, { problem: id, state: 'proposed', note: null, author }, now)
    await insertWording(db, { problem: id, said: content, owner: null, author }, now)
    return { problem: id, state: 'proposed' as const, secret }
  },
})
