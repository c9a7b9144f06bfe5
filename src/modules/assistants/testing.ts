/** Builders for tests, here and next door: the real search, log and rules, on a real database. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLogKey } from '../../adapters/keys/log-key.ts'
import type { Database } from '../../kernel/database.ts'
import { newId } from '../../kernel/identifier.ts'
import { perform } from '../../kernel/perform.ts'
import type { ProjectFact } from '../../kernel/ports/projects.ts'
import type { SystemStanding } from '../../kernel/ports/systems.ts'
import type { Principal } from '../../kernel/principal.ts'
import { aPublisher } from '../audit/testing.ts'
import { member } from '../datasets/testing.ts'
import { aKnowledgeSetting, type KnowledgeSetting } from '../knowledge/testing.ts'
import type { Assistant } from './assistant.ts'
import type { AssistantsContext, NamedDocument, ProjectsOfCallers } from './context.ts'
import { createAssistant } from './operations/create-assistant.ts'

type Ports = Pick<AssistantsContext, 'permitDocument' | 'projects' | 'systems' | 'systemEvidence'>

export type AssistantsSetting = AsyncDisposable & {
  readonly knowledge: KnowledgeSetting
  /** Of the log that the receipts are proved by. */
  readonly verifierKey: string
  /** Everybody is in each of them who is listed; tests add theirs. */
  readonly projects: ProjectInTest[]
  /** What the aliases of registered systems resolve to; the register itself is next door. */
  readonly systems: SystemStanding[]
  /** What the standings of those systems name. */
  readonly documents: NamedDocument[]
  context(
    principal: Principal,
    emit?: (event: unknown) => void,
  ): ReturnType<KnowledgeSetting['context']> & Ports & { readonly publisher: Awaited<ReturnType<typeof aPublisher>> }
}

type ProjectInTest = Omit<ProjectFact, 'own'> & {
  readonly members: readonly { readonly person: string; readonly organisation: string }[]
}

/** Everything the operations of this module stand on. The caller disposes of the database after this. */
export async function anAssistantsSetting(database: Database): Promise<AssistantsSetting> {
  const knowledge = await aKnowledgeSetting(database)
  const folder = await mkdtemp(join(tmpdir(), 'jazari-log-key-'))
  const signer = openLogKey(folder, 'log.example')
  const publisher = await aPublisher(database, signer)
  const projects: ProjectInTest[] = []
  const systems: SystemStanding[] = []
  const documents: NamedDocument[] = []
  const ports: Ports = {
    permitDocument: async () => undefined,
    projects: projectsOf(projects),
    systems: {
      find: async (_, named, stage) =>
        systems.find(({ system, slug, stage: one }) => (system === named || slug === named) && one === stage),
    },
    systemEvidence: async () => documents,
  }
  return {
    knowledge,
    verifierKey: signer.verifierKey,
    projects,
    systems,
    documents,
    context: (principal, emit) => ({
      ...knowledge.context(principal),
      ...ports,
      publisher,
      ...(emit && { emit }),
    }),
    async [Symbol.asyncDispose]() {
      await publisher.close()
      await knowledge[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Stands for the permits module, which this one knows only as a port. */
function projectsOf(projects: readonly ProjectInTest[]): ProjectsOfCallers {
  const personOf = (principal: Principal) => (principal.kind === 'person' ? principal.id : null)
  return {
    async find(_, id, principal) {
      const project = projects.find((one) => one.id === id)
      if (!project) return undefined
      const { members, ...fact } = project
      const own = members.find(({ person }) => person === personOf(principal))
      return { ...fact, own: own ? { role: 'lead', organisation: own.organisation } : null }
    },
    ofCaller: async (_, principal) =>
      projects
        .filter(({ members }) => members.some(({ person }) => person === personOf(principal)))
        .map(({ id }) => id),
  }
}

/** A project of one organisation, with `member` in it unless others are said. Answers its id. */
export function aProject(
  setting: AssistantsSetting,
  said: Partial<ProjectInTest> & { readonly organisation?: string } = {},
): string {
  const { organisation = newId('org'), ...changes } = said
  const people = member.kind === 'person' ? [{ person: member.id, organisation }] : []
  const project: ProjectInTest = {
    id: newId('prj'),
    kind: 'public-solution',
    name: { ar: 'مشروع للاختبار' },
    problem: newId('pb'),
    organisations: [organisation],
    members: people,
    ended: false,
    ...changes,
  }
  setting.projects.push(project)
  return project.id
}

/** An assistant of these data sets, in a project of its own, made by `member`. */
export async function anAssistant(
  setting: AssistantsSetting,
  dataSets: readonly string[],
  said: Readonly<Record<string, unknown>> = {},
): Promise<Assistant> {
  const project = aProject(setting)
  return perform(createAssistant, setting.context(member), {
    project,
    names: { ar: 'مساعد للاختبار' },
    dataSets,
    ...said,
  })
}

/** Lets the alias of a registered system resolve to the newest version of an assistant. Answers what it resolves to. */
export function aSystem(
  setting: AssistantsSetting,
  assistant: Assistant,
  said: Partial<SystemStanding> = {},
): SystemStanding {
  const system: SystemStanding = {
    system: newId('sys'),
    slug: `system-${setting.systems.length + 1}`,
    stage: 'production',
    owner: assistant.owner,
    missing: [],
    version: { assistant: assistant.id, digest: assistant.versions[0]!.digest },
    evidence: JSON.stringify({ kind: 'system-standing', version: assistant.versions[0]!.digest }),
    ...said,
  }
  setting.systems.push(system)
  return system
}
