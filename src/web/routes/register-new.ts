import { inLanguage, type Multilingual } from '../../kernel/language.ts'
import { perform } from '../../kernel/perform.ts'
import { listAssistants, readAssistant } from '../../modules/assistants/index.ts'
import { listProjects, type Project, readProject } from '../../modules/permits/index.ts'
import { createSolution, createSystem, listOwnSolutions } from '../../modules/register/index.ts'
import { addresses } from '../addresses.ts'
import { blank, type Filled } from '../forms.tsx'
import { chooseProjectPage, type NewSystemData, newSystemPage } from '../register/new-system-page.tsx'
import { requireSignedIn } from './asking-rules.ts'
import { orAgain, written } from './filled-again.ts'
import { type Answer, frameAt, type PageRoutes, type Visit } from './visit.ts'

/** Choices that one page lists: projects, assistants, solutions. */
const mostChoices = 100

type Solution = NewSystemData['solutions'][number]

/** Entering a system into the register: of a project, with its assistant. What is declared of it comes after. */
export function serveNewSystem(pages: PageRoutes): void {
  pages.get(addresses.newSystem, begin)
  pages.post(addresses.newSystem, enter)
}

async function begin(visit: Visit): Promise<Answer> {
  requireSignedIn(visit)
  const { context, frame, query, language } = visit
  const assistant = query('assistant')
  const named = assistant === undefined ? undefined : await perform(readAssistant, context, { id: assistant })
  const id = named?.project.id ?? query('project')
  if (id === undefined) {
    const { projects } = await perform(listProjects, context, { limit: mostChoices })
    const open = projects.filter(({ own, endedAt }) => own !== null && endedAt === null)
    return { html: chooseProjectPage(frame, { projects: open }) }
  }
  const project = await perform(readProject, context, { id })
  const names = named?.names ?? project.name
  const values = {
    solutionName: inLanguage(project.name, language).text,
    name: inLanguage(names, language).text,
    slug: proposedSlug(names, named?.id ?? project.id),
    ...(named && { assistant: named.id }),
  }
  return drawNew(visit, project, await solutionsOf(visit, project), { ...blank, values })
}

async function enter(visit: Visit, form: URLSearchParams): Promise<Answer> {
  requireSignedIn(visit)
  const { context, language } = visit
  const project = await perform(readProject, context, { id: written(form, 'project') })
  const solutions = await solutionsOf(visit, project)
  const assistant = written(form, 'assistant')
  const take = async () => {
    // The first of a project is entered with its first system.
    if (solutions.length === 0) solutions.push(await enterSolution(visit, project, form))
    const system = await perform(createSystem, context, {
      solution: written(form, 'solution') || solutions[0]!.slug,
      slug: written(form, 'slug').toLowerCase(),
      names: { [language]: written(form, 'name') },
      ...(assistant && { assistant }),
    })
    return { seeOther: addresses.declarationStep(system.slug, 'purpose') }
  }
  const fieldOf = (path: string) => (path.startsWith('names') ? 'name' : path.split('.')[0]!)
  return orAgain(visit, form, take, (filled) => drawNew(visit, project, solutions, filled), fieldOf)
}

async function solutionsOf({ context }: Visit, { id }: Project): Promise<Solution[]> {
  return (await perform(listOwnSolutions, context, { project: id, limit: mostChoices })).solutions
}

function enterSolution({ context, language }: Visit, project: Project, form: URLSearchParams): Promise<Solution> {
  return perform(createSolution, context, {
    project: project.id,
    problem: project.problem.id,
    names: { [language]: written(form, 'solutionName') },
  })
}

async function drawNew(
  visit: Visit,
  project: Project,
  solutions: readonly Solution[],
  filled: Filled,
): Promise<{ readonly html: string }> {
  const { context } = visit
  const { assistants } = await perform(listAssistants, context, { project: project.id, limit: mostChoices })
  const data = {
    project: { id: project.id, name: project.name, problem: project.problem.title },
    assistants,
    solutions,
  }
  const frame = frameAt(visit, `${addresses.newSystem}?${new URLSearchParams({ project: project.id })}`)
  return { html: newSystemPage(frame, data, filled) }
}

/** An address of Latin letters from a name that has some; from the end of an id where none has. */
function proposedSlug({ en, fr }: Multilingual, id: string): string {
  const said = (en ?? fr ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Mn}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 48)
    .replace(/^-+|-+$/g, '')
  return said.length < 2 ? `system-${id.slice(-6)}` : said
}
