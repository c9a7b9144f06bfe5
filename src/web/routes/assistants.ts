import { perform } from '../../kernel/perform.ts'
import { createAssistant, makeVersion, readAssistant } from '../../modules/assistants/index.ts'
import { readProblem } from '../../modules/calls/index.ts'
import { listPlans, startFirst } from '../../modules/evaluation/index.ts'
import { listPermits, type Permit, readProject } from '../../modules/permits/index.ts'
import { listOwnSystems } from '../../modules/register/index.ts'
import { addresses } from '../addresses.ts'
import { assistantPage } from '../build/assistant-page.tsx'
import { type NewAssistantData, newAssistantPage } from '../build/new-assistant-page.tsx'
import { blank, type Filled } from '../forms.tsx'
import { mayPerform, requireMay, requireSignedIn } from './asking-rules.ts'
import { dataSetTitles } from './data-set-titles.ts'
import { orAgain, written } from './filled-again.ts'
import { frameAt, type PageRoutes, type Visit } from './visit.ts'

/** Of a project's permits, and of an assistant's plans, as many as a page shows. */
const mostShown = 100

/** Assistants: put together from data by the members of a project. */
export function serveAssistants(pages: PageRoutes): void {
  pages.get('/projects/:id/assistants/new', (visit) => drawNew(visit, blank))
  pages.post('/projects/:id/assistants/new', (visit, form) => {
    const take = async () => {
      const permit = written(form, 'permit')
      const { id } = await perform(createAssistant, visit.context, {
        project: visit.parameter('id'),
        names: { [visit.language]: written(form, 'name') },
        dataSets: form.getAll('dataSets'),
        ...(permit && { permit }),
      })
      return { seeOther: addresses.assistant(id) }
    }
    return orAgain(
      visit,
      form,
      take,
      (filled) => drawNew(visit, filled),
      (path) => (path.startsWith('names') ? 'name' : path.split('.')[0]!),
    )
  })

  pages.get('/assistants/:id', (visit) => drawAssistant(visit, blank))
  pages.post('/assistants/:id/versions', (visit, form) => {
    const id = visit.parameter('id')
    const take = async () => {
      await perform(makeVersion, visit.context, { id })
      return { seeOther: addresses.assistant(id) }
    }
    return orAgain(visit, form, take, (filled) => drawAssistant(visit, filled))
  })
  pages.post('/assistants/:id/first-run', (visit, form) => {
    const take = async () => {
      const { run } = await perform(startFirst, visit.context, { assistant: visit.parameter('id') })
      return { seeOther: addresses.run(run.id) }
    }
    return orAgain(visit, form, take, (filled) => drawAssistant(visit, filled))
  })
}

async function drawNew(visit: Visit, filled: Filled): Promise<{ readonly html: string }> {
  requireSignedIn(visit)
  const { context } = visit
  const id = visit.parameter('id')
  await requireMay(visit, createAssistant, { project: id, names: {}, dataSets: [] })
  const project = await perform(readProject, context, { id })
  const { permits } = await perform(listPermits, context, { project: id, limit: mostShown })
  const inForce = permits.filter(({ state }) => state === 'in-force')
  const data: NewAssistantData = {
    project,
    dataSets: await offered(visit, project.problem.id, inForce),
    permits: inForce.filter(({ held }) => held),
  }
  return { html: newAssistantPage(frameAt(visit, addresses.newAssistant(id)), data, filled) }
}

/** The data of the problem, and those that the project's permits in force open, each once. */
async function offered(
  { context }: Visit,
  problem: string,
  inForce: readonly Pick<Permit, 'dataSets'>[],
): Promise<NewAssistantData['dataSets']> {
  const { dataSets } = await perform(readProblem, context, { problem })
  const open = dataSets.map(({ id, titles }) => ({ id, title: titles, open: true }))
  const opened = inForce.flatMap((permit) =>
    permit.dataSets.map(({ dataSet, title }) => ({ id: dataSet, title, open: false })),
  )
  const byId = new Map([...opened, ...open].map((one) => [one.id, one]))
  return [...byId.values()]
}

async function drawAssistant(visit: Visit, filled: Filled): Promise<{ readonly html: string }> {
  requireSignedIn(visit)
  const { context } = visit
  const id = visit.parameter('id')
  const assistant = await perform(readAssistant, context, { id })
  const { plans } = await perform(listPlans, context, { system: id, limit: mostShown })
  const data = {
    assistant,
    titles: await dataSetTitles(visit, assistant.dataSets),
    plans: plans.map((plan) => ({
      id: plan.id,
      task: plan.task.names,
      passed: plan.runs.find(({ passed }) => passed !== null)?.passed ?? null,
    })),
    systems: (await perform(listOwnSystems, context, { assistant: id })).systems,
    mayBuild: await mayPerform(visit, makeVersion, { id }),
    mayEvaluate: await mayPerform(visit, startFirst, { assistant: id }),
    mayRegister: assistant.own,
  }
  return { html: assistantPage(frameAt(visit, addresses.assistant(id)), data, filled) }
}
