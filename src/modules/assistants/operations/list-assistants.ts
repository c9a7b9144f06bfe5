import { z } from 'zod'
import { cursorAt, pageOf, placeAt } from '../../../kernel/cursor.ts'
import { viewOf } from '../../../kernel/database.ts'
import { operation } from '../../../kernel/operation.ts'
import { isAdministrator, type Principal, rolesTowards } from '../../../kernel/principal.ts'
import { Assistant, ProjectId } from '../assistant.ts'
import { ownAssistants } from '../assistant-facts.ts'
import { listStored, type Place } from '../assistant-store.ts'
import type { AssistantsContext } from '../context.ts'
import { listCursorUnknown } from '../problems.ts'
import { showAssistants } from '../show-assistants.ts'

export const listAssistants = operation({
  id: 'assistants.list',
  http: 'GET /assistants',
  summary: 'List assistants, newest first: those of one’s projects, and those that one’s office answers for',
  permission: 'assistants:inspect',
  effect: 'read',
  input: z.strictObject({
    project: ProjectId.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    /** `next` of the page before. */
    cursor: z.string().max(200).optional(),
  }),
  output: z.strictObject({ assistants: z.array(Assistant), next: z.string().nullable() }),
  problems: [listCursorUnknown],

  facts: ownAssistants,

  async run(context: AssistantsContext, { project, limit, cursor }) {
    const { db, principal, projects } = context
    const stored = await listStored(db, {
      projects: await projects.ofCaller(viewOf(db), principal),
      owners: officesOf(principal),
      project,
      after: placeOf(cursor),
      limit: limit + 1,
    })
    const { page, next } = pageOf(stored, limit, ({ createdAt, id }) => cursorAt([createdAt.toISOString(), id]))
    return { assistants: await showAssistants(context, page), next }
  },
})

const offices = ['manager', 'data-officer', 'evaluator', 'approver'] as const

/** The organisations whose assistants somebody sees by an office, as the rules say of each. */
function officesOf(principal: Principal): 'every' | readonly string[] {
  if (principal.kind === 'anonymous') return []
  if (isAdministrator(principal) || offices.some((office) => principal.roles.includes(office))) return 'every'
  const organisations = (principal.memberships ?? []).map(({ organisation }) => organisation)
  return organisations.filter((one) => offices.some((office) => rolesTowards(principal, one).includes(office)))
}

const PlaceText = z.tuple([z.iso.datetime(), z.string().max(40)])

/** @throws Problem for what is no such place. */
function placeOf(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined
  const place = placeAt(cursor, PlaceText)
  if (!place) throw listCursorUnknown({})
  return { at: new Date(place[0]), id: place[1] }
}
