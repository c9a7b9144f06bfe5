import { z } from 'zod'
import { cursorAt, pageOf } from '../../../kernel/cursor.ts'
import { Multilingual } from '../../../kernel/language.ts'
import { operation } from '../../../kernel/operation.ts'
import type { CallsContext } from '../context.ts'
import { placeOf } from '../cursor.ts'
import { type ChangePlace, listChanges } from '../history-store.ts'
import { problemCursorUnknown } from '../problems.ts'
import { ProblemCode, ProblemId, StateChange } from '../public-problem.ts'
import { codeOf } from '../show-problems.ts'

const Place = z.tuple([z.iso.datetime(), ProblemId, z.int32().positive()])

export const listProblemChanges = operation({
  id: 'calls.list-problem-changes',
  http: 'GET /public-problem-changes',
  summary: 'List what became of public problems, newest first',
  permission: 'calls:read',
  effect: 'read',
  input: z.strictObject({
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.string().max(200).optional(),
  }),
  output: z.strictObject({
    changes: z.array(
      z.strictObject({
        problem: z.strictObject({ id: ProblemId, code: ProblemCode.nullable(), title: Multilingual }),
        ...StateChange.shape,
        /** Where a page begins that goes on after this one. */
        cursor: z.string(),
      }),
    ),
    next: z.string().nullable(),
  }),
  problems: [problemCursorUnknown],

  facts: () => ({ kind: 'public-problems', id: 'all' }),

  async run({ db }: CallsContext, { limit, cursor }) {
    const place = cursor === undefined ? undefined : placeOf(cursor, Place)
    const after = place && { at: new Date(place[0]), problem: place[1], number: place[2] }
    const rows = await listChanges(db, { after, limit: limit + 1 })
    const { page, next } = pageOf(rows, limit, cursorAfter)
    return {
      changes: page.map((row) => ({
        problem: { id: row.problem, code: codeOf(row.code), title: row.title },
        state: row.state,
        at: row.at.toISOString(),
        note: row.note,
        cursor: cursorAfter(row),
      })),
      next,
    }
  },
})

function cursorAfter({ at, problem, number }: ChangePlace): string {
  return cursorAt([at.toISOString(), problem, number])
}
