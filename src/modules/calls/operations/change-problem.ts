import { z } from 'zod'
import { canonicalJson } from '../../../../libs/canonical-json/index.ts'
import { operation } from '../../../kernel/operation.ts'
import type { CallsContext, CallsQuestion } from '../context.ts'
import { authorOf, concealedProblem, problemFacts } from '../facts.ts'
import { insertWording } from '../history-store.ts'
import { organisationNamed } from '../organisation-named.ts'
import { contentOf, findProblem, lockProblem, ownerOf, updateContent } from '../problem-store.ts'
import { organisationNotFound, problemNotFound } from '../problems.ts'
import {
  type Content,
  contentFields,
  contentWords,
  OrganisationName,
  ProblemName,
  PublicProblem,
} from '../public-problem.ts'
import { showProblem } from '../show-problems.ts'
import { masked } from '../shown-words.ts'

const Changes = z.strictObject(contentFields).partial()

export const changeProblem = operation({
  id: 'calls.change-problem',
  http: 'PATCH /public-problems/{problem}',
  summary: 'Change what is said of a problem: its words, its owner, its data, what it is filed under',
  permission: 'calls:lead',
  effect: 'write',
  cli: { positional: ['problem'] },
  input: z.strictObject({
    problem: ProblemName,
    ...Changes.shape,
    /** Null: not stated. */
    owner: OrganisationName.nullable().optional(),
  }),
  output: z.strictObject({ ...PublicProblem.shape, changed: z.boolean() }),
  problems: [problemNotFound, organisationNotFound],

  redact: ({ personalData }: CallsQuestion, input) => masked(personalData, input, contentWords),
  facts: problemFacts,
  concealed: concealedProblem,

  async run(context: CallsContext, { problem, owner: named, ...said }) {
    const { db, now, principal } = context
    const row = await lockProblem(db, problem)
    if (!row) throw problemNotFound({ id: problem })
    const before = { content: contentOf(row), owner: ownerOf(row) }
    const content = changed(before.content, said)
    const owner = named === undefined ? before.owner : named === null ? null : await organisationNamed(context, named)
    if (canonicalJson({ content, owner }) === canonicalJson(before)) {
      return { ...(await showProblem(context, row)), changed: false }
    }
    await updateContent(db, row.id, { content, owner }, now)
    await insertWording(
      db,
      { problem: row.id, said: content, owner: owner?.id ?? null, author: authorOf(principal) },
      now,
    )
    return { ...(await showProblem(context, (await findProblem(db, row.id))!)), changed: true }
  },
})

/** What was left out stays. */
function changed(content: Content, said: z.output<typeof Changes>): Content {
  const stated = Object.entries(said).filter(([, value]) => value !== undefined)
  return { ...content, ...Object.fromEntries(stated) }
}
