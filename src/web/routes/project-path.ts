import { perform } from '../../kernel/perform.ts'
import { type Assistant, listAssistants } from '../../modules/assistants/index.ts'
import { readProblem } from '../../modules/calls/index.ts'
import { listPlans } from '../../modules/evaluation/index.ts'
import type { Permit, Project } from '../../modules/permits/index.ts'
import { listOwnSystems, type SystemSummary } from '../../modules/register/index.ts'
import { addresses, localised } from '../addresses.ts'
import type { ProjectPathState } from '../build/project-path.tsx'
import type { Visit } from './visit.ts'

/** Of a project's assistants and systems, as many as are looked at for the newest that got furthest. */
const mostLookedAt = 20

/** How far a project is on the path, with the assistants that it has: nothing here is written by hand. */
export async function projectPath(
  visit: Visit,
  project: Project,
  permits: readonly Permit[],
): Promise<{ readonly state: ProjectPathState; readonly assistants: readonly Assistant[] }> {
  const { context, language } = visit
  const asked = { project: project.id, limit: mostLookedAt }
  const { assistants } = await perform(listAssistants, context, asked)
  const { systems } = await perform(listOwnSystems, context, asked)
  const { dataSets } = await perform(readProblem, context, { problem: project.problem.id })
  const [newest] = assistants
  const proved = await firstProved(visit, assistants)
  const serving = systems.find(({ stages }) => stages.production.resolves)
  const system = serving ?? systems[0]
  const answered = serving !== undefined && serving.answers90d > 0
  const at = (address: string) => localised(language, address)
  const state: ProjectPathState = {
    problem: { done: true, href: at(addresses.need(project.problem.id)) },
    // What is published with the problem is open to everybody: a permit is for what is not.
    permit: {
      done: permits.some((permit) => permit.state === 'in-force') || dataSets.length > 0,
      href: at(`${addresses.newPermitRequest}?project=${project.id}`),
    },
    build: {
      done: newest !== undefined,
      href: at(newest ? addresses.assistant(newest.id) : addresses.newAssistant(project.id)),
    },
    prove: {
      done: proved !== undefined,
      href: proved ? at(addresses.plan(proved)) : newest ? at(addresses.assistant(newest.id)) : null,
    },
    deploy: { done: serving !== undefined, href: deployHref(at, system, newest) },
    answer: {
      done: answered,
      href: serving ? `${at(addresses.ask)}?${new URLSearchParams({ system: serving.slug })}` : null,
    },
    verify: { done: answered, href: answered ? at(addresses.checkReceipt) : null },
  }
  return { state, assistants }
}

function deployHref(
  at: (address: string) => string,
  system: SystemSummary | undefined,
  assistant: Assistant | undefined,
): string | null {
  if (system) return at(addresses.system(system.slug))
  return assistant ? `${at(addresses.newSystem)}?${new URLSearchParams({ assistant: assistant.id })}` : null
}

/** The plan of the newest assistant whose bar was reached. */
async function firstProved({ context }: Visit, assistants: readonly Assistant[]): Promise<string | undefined> {
  for (const { id } of assistants) {
    const { plans } = await perform(listPlans, context, { system: id, limit: mostLookedAt })
    const passed = plans.find(({ runs }) => runs.some((run) => run.passed === true))
    if (passed) return passed.id
  }
  return undefined
}
