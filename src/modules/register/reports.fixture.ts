import { type Database, viewOf } from '../../kernel/database.ts'
import { newId } from '../../kernel/identifier.ts'
import type { OrganisationRole, Principal } from '../../kernel/principal.ts'
import { type AssistantsSetting, anAssistantsSetting } from '../assistants/testing.ts'
import type { RegisterContext } from './context.ts'
import { nothingDeclared } from './declared.ts'
import { insertSolution } from './solution-store.ts'
import { insertSystem, markLive } from './system-store.ts'
import type { RegisterTables } from './tables.ts'

/** For tests of incidents and contests: answers that were really given, and systems that stand in the register. */

/** What reports ask of nobody: nothing here is assessed, evaluated or approved. */
type RegisterOwnPorts = Omit<RegisterContext, keyof ReturnType<AssistantsSetting['context']> | 'decision' | 'now'>
const unasked = { neighbourhoodDigest: Buffer.from } as unknown as RegisterOwnPorts

export type ReportsSetting = AsyncDisposable & {
  readonly assistants: AssistantsSetting
  context(principal: Principal): ReturnType<AssistantsSetting['context']> & RegisterOwnPorts
}

export async function aReportsSetting(db: Database): Promise<ReportsSetting> {
  const assistants = await anAssistantsSetting(db)
  return {
    assistants,
    context: (principal) => ({ ...assistants.context(principal), ...unasked }),
    [Symbol.asyncDispose]: () => assistants[Symbol.asyncDispose](),
  }
}

export const ministry = 'org_aaaaaaaaaaaa'

/** Somebody with an office in the organisation that answers for the systems here, unless another is said. */
export function somebodyOf(organisation: string, ...roles: OrganisationRole[]): Principal {
  return {
    kind: 'person',
    id: newId('per'),
    name: 'somebody (test)',
    organisation,
    roles: [],
    memberships: [{ organisation, roles }],
  }
}

/** A system in the register, public unless it is to stay a draft. */
export async function aRegisteredSystem(
  database: Database,
  {
    id = newId('sys'),
    slug = `test-${id.slice(4)}`,
    isDraft = false,
    owner = ministry,
  }: { readonly id?: string; readonly slug?: string; readonly isDraft?: boolean; readonly owner?: string } = {},
): Promise<{ readonly id: string; readonly slug: string }> {
  const db = viewOf<RegisterTables>(database)
  const [at, by] = [new Date(), 'per_aaaaaaaaaaaa']
  const solution = newId('sol')
  const names = { ar: 'مساعد للاختبار' }
  await insertSolution(db, {
    id: solution,
    slug: `solution-${slug}`,
    problem: 'pb_aaaaaaaaaaaa',
    project: null,
    owner,
    names,
    summary: null,
    adoptedFrom: null,
    at,
    by,
  })
  const declared = nothingDeclared
  await insertSystem(db, { id, slug, solution, owner, names, declared, assistant: null, at, by })
  if (!isDraft) await markLive(db, id, at)
  return { id, slug }
}
