import { inLanguage } from '../../kernel/language.ts'
import { perform } from '../../kernel/perform.ts'
import type { Duty } from '../../kernel/ports/risk-questionnaire.ts'
import { listAssistants } from '../../modules/assistants/index.ts'
import { addTask, listEndpoints, listTasks, readTask, registerPlan, type Task } from '../../modules/evaluation/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses } from '../addresses.ts'
import {
  criteriaAnswers,
  faultOf,
  firstUnanswered,
  isPlanStep,
  offeredCriteria,
  type PlanAnswers,
  type PlanStep,
  planAnswers,
  planInput,
  planSteps,
} from '../evaluation/plan-answers.ts'
import { planCheckPage } from '../evaluation/plan-check-page.tsx'
import { planStepPage } from '../evaluation/plan-step-page.tsx'
import type { Choice, Filled } from '../forms.tsx'
import { mayPerform, requireMay, requireSignedIn } from './asking-rules.ts'
import { evaluatingOrganisations, mayEvaluate } from './evaluation-sight.ts'
import { orAgain } from './filled-again.ts'
import { frameAt, type PageRoutes, type Visit } from './visit.ts'

const mostChoices = 100
/** Rows of criteria offered beyond those filled in; and where more were asked for. */
const [emptyRows, moreRows] = [1, 4]

/** A plan, step by step: every answer stands in the address until all are checked and the bar is fixed. */
export function serveNewPlan(pages: PageRoutes): void {
  pages.get(addresses.newPlan, async (visit) => {
    requireSignedIn(visit)
    if (!(await mayEvaluate(visit))) await requireMay(visit, addTask, { header: '', items: '' })
    const given = new URL(visit.request.url, visit.site.origin).searchParams
    const answers = planAnswers(given)
    const [at, wanted] = [given.get('at'), given.get('step')]
    const checking = given.get('checking') === 'yes'
    if (given.get('more') === 'yes') return drawStep(visit, 'criteria', answers, { checking, rows: moreRows })
    if (isPlanStep(at)) {
      const problem = faultOf(at, answers)
      if (problem) return { ...(await drawStep(visit, at, answers, { checking, problem })), status: problem.status }
      const next = planSteps[planSteps.indexOf(at) + 1]
      return checking || next === undefined ? drawCheck(visit, answers) : drawStep(visit, next, answers)
    }
    if (wanted === 'check') return drawCheck(visit, answers)
    return drawStep(visit, isPlanStep(wanted) ? wanted : firstUnanswered(answers), answers, { checking })
  })

  pages.post(addresses.newPlan, (visit, form) => {
    const answers = planAnswers(form)
    const take = async () => {
      const { id } = await perform(registerPlan, visit.context, planInput(answers))
      return { seeOther: addresses.plan(id) }
    }
    return orAgain(visit, form, take, ({ problem }) => drawCheck(visit, answers, problem))
  })
}

type Drawing = { readonly checking?: boolean; readonly rows?: number; readonly problem?: Filled['problem'] }

async function drawStep(
  visit: Visit,
  step: PlanStep,
  given: PlanAnswers,
  { checking = false, rows = emptyRows, problem = null }: Drawing = {},
): Promise<{ readonly html: string }> {
  const { context } = visit
  const task = given.task ? await perform(readTask, context, { digest: given.task }) : undefined
  const duties = evaluationDuties(visit)
  const duty = duties.find(({ id }) => id === given.duty)
  const answers = step === 'criteria' ? withOffered(given, task, duty) : given
  const html = planStepPage(
    frameAt(visit, addressOf(answers, step)),
    {
      step,
      answers,
      checking,
      tasks: step === 'task' ? (await perform(listTasks, context, { limit: mostChoices })).tasks : [],
      task,
      systems: step === 'system' ? await systemChoices(visit, given) : [],
      organisations: step === 'system' ? await evaluatingOrganisations(visit) : [],
      duties,
      duty,
      emptyRows: rows,
    },
    problem,
  )
  return { html }
}

/** The bar as somebody changed it, or the one that is offered. */
function withOffered(answers: PlanAnswers, task: Task | undefined, duty: Duty | undefined): PlanAnswers {
  const isTouched = Object.keys(answers).some((name) => name.startsWith('criteria.'))
  return isTouched || !task ? answers : { ...answers, ...criteriaAnswers(offeredCriteria(task, duty)) }
}

async function drawCheck(
  visit: Visit,
  answers: PlanAnswers,
  problem: Filled['problem'] = null,
): Promise<{ readonly html: string }> {
  const faulty = planSteps.find((step) => faultOf(step, answers))
  if (faulty) return drawStep(visit, faulty, answers, { checking: true, problem: faultOf(faulty, answers) })
  const { task: digest, criteria, items, attempts = 1, validDays = 180 } = registerPlan.input.parse(planInput(answers))
  const task = await perform(readTask, visit.context, { digest })
  const system = answers.endpoint ?? answers.system ?? ''
  const named = (await systemChoices(visit, answers)).find(({ value }) => value === system)
  const data = {
    answers,
    task,
    system: named?.text ?? system,
    duties: evaluationDuties(visit),
    criteria,
    items: items ?? task.items,
    attempts,
    validDays,
  }
  return { html: planCheckPage(frameAt(visit, addressOf(answers, 'check')), data, problem) }
}

/** Where these answers stand, for the links to other languages. */
function addressOf(answers: PlanAnswers, step: PlanStep | 'check'): string {
  return `${addresses.newPlan}?${new URLSearchParams({ ...answers, step })}`
}

/** The assistants that the reader may put to the test, each in its newest version and the one that was named; for administrators, models too. */
async function systemChoices(visit: Visit, answers: PlanAnswers): Promise<Choice[]> {
  const { context, language } = visit
  const say = words(language)
  const { assistants } = await perform(listAssistants, context, { limit: mostChoices })
  const named = answers.system?.split('@') ?? []
  const offered = assistants.flatMap(({ id, names, versions }) =>
    versions
      .filter(({ digest }, place) => place === 0 || (id === named[0] && digest === named[1]))
      .map(({ digest, number }) => ({
        value: `${id}@${digest}`,
        text: inLanguage(names, language).text,
        what: say('plan.ask.system.version', { number }),
      })),
  )
  if (!(await mayPerform(visit, listEndpoints, {}))) return offered
  const { endpoints } = await perform(listEndpoints, context, {})
  const connected = endpoints
    .filter(({ endedAt }) => endedAt === null)
    .map(({ id, name, model }) => ({ value: id, text: name, what: model }))
  return [...offered, ...connected]
}

function evaluationDuties({ context }: Visit): readonly Duty[] {
  return context.riskQuestionnaire.duties.filter(({ kind }) => kind === 'evaluation')
}
