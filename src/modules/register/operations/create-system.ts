import { z } from 'zod'
import { viewOf } from '../../../kernel/database.ts'
import { idSchema, newId } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { holderOf } from '../../../kernel/principal.ts'
import { maskedWords, ShownWords } from '../../../kernel/shown-words.ts'
import { type AssistantTables, findAssistant } from '../../assistants/index.ts'
import type { RegisterContext, RegisterQuestion } from '../context.ts'
import { nothingDeclared } from '../declared.ts'
import { concealedSolution, seeSolution, solutionFacts } from '../facts.ts'
import { tellHistory } from '../history.ts'
import { assistantNotFound, slugTaken, solutionNotFound } from '../problems.ts'
import { summaryOf } from '../show-systems.ts'
import { SolutionName } from '../solution.ts'
import { NewSlug, SystemSummary } from '../system.ts'
import { findSystem, insertSystem } from '../system-store.ts'
import { maxNameLength } from '../text-lengths.ts'

export const createSystem = operation({
  id: 'register.create-system',
  http: 'POST /systems',
  summary: 'Enter a system of a solution, as a draft that those who prepare it see',
  permission: 'register:write',
  effect: 'write',
  input: z.strictObject({
    solution: SolutionName,
    slug: NewSlug,
    names: ShownWords(maxNameLength),
    /** What it is: an assistant of the organisation that answers for the solution. */
    assistant: idSchema('ast').optional(),
  }),
  output: SystemSummary,
  problems: [solutionNotFound, assistantNotFound, slugTaken],

  redact: ({ personalData }: RegisterQuestion, input) => ({
    ...input,
    names: maskedWords(personalData, input.names, maxNameLength),
  }),
  facts: solutionFacts,
  concealed: concealedSolution,

  async run(context: RegisterContext, { solution: named, slug, names, assistant }) {
    const { db, now, principal, decision } = context
    const seen = await seeSolution(context, named)
    if (!seen) throw solutionNotFound({ solution: named })
    const owner = seen.row.owner_id
    if (assistant !== undefined) {
      const found = await findAssistant(viewOf<AssistantTables>(db), assistant)
      if (found?.owner !== owner) throw assistantNotFound({ assistant })
    }
    const id = newId('sys')
    const system = { id, slug, solution: seen.row.id, owner, names, declared: nothingDeclared }
    // The rules let nobody in who cannot be held to account.
    const by = holderOf(principal)!
    if (!(await insertSystem(db, { ...system, assistant: assistant ?? null, at: now, by }))) throw slugTaken({ slug })
    await tellHistory(db, id, { kind: 'entered' }, { at: now, decision: decision.logged.index })
    return summaryOf(context, (await findSystem(db, id))!)
  },
})
