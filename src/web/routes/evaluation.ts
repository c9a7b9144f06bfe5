import { perform } from '../../kernel/perform.ts'
import { listEndpoints, listPlans, listReviews, listTasks } from '../../modules/evaluation/index.ts'
import { addresses } from '../addresses.ts'
import { laboratoryPage } from '../evaluation/laboratory-page.tsx'
import { mayPerform } from './asking-rules.ts'
import { serveComparison } from './evaluation-comparison.ts'
import { serveEndpoints } from './evaluation-endpoints.ts'
import { serveNewPlan } from './evaluation-new-plan.ts'
import { serveReviews } from './evaluation-reviews.ts'
import { servePlans, serveRuns } from './evaluation-runs.ts'
import { serveSamples } from './evaluation-samples.ts'
import { mayEvaluate, newestRuns } from './evaluation-sight.ts'
import { serveTasks } from './evaluation-tasks.ts'
import { nextPart } from './next-page.ts'
import type { Answer, PageRoutes, Visit } from './visit.ts'

/** Enough of each list for one page; the rest follows by its link. */
const shown = 20
const runsShown = 10

/** The evaluation laboratory. */
export function serveEvaluation(pages: PageRoutes): void {
  pages.get(addresses.evaluation, showLaboratory)
  serveTasks(pages)
  serveNewPlan(pages)
  servePlans(pages)
  serveRuns(pages)
  serveSamples(pages)
  serveComparison(pages)
  serveReviews(pages)
  serveEndpoints(pages)
}

async function showLaboratory(visit: Visit): Promise<Answer> {
  const { frame, context, query } = visit
  const page = (name: string, limit: number) => {
    const cursor = query(name)
    return { limit, ...(cursor && { cursor }) }
  }
  const more = (name: string, next: string | null) => nextPart(visit, addresses.evaluation, name, next)

  const { tasks, next: nextTask } = await perform(listTasks, context, page('tasks', shown))
  const { plans, next: nextPlan } = await perform(listPlans, context, page('plans', shown))
  const { runs, next: nextRun } = await newestRuns(visit, page('runs', runsShown), plans)
  const html = laboratoryPage(frame, {
    tasks,
    plans,
    runs,
    moreTasks: more('tasks', nextTask),
    morePlans: more('plans', nextPlan),
    moreRuns: more('runs', nextRun),
    mayWrite: await mayEvaluate(visit),
    mayRate: await mayPerform(visit, listReviews, { limit: 1 }),
    mayAdminister: await mayPerform(visit, listEndpoints, {}),
  })
  return { html }
}
