import { perform } from '../../kernel/perform.ts'
import {
  cancelRun,
  exportRun,
  judgeRun,
  listSamples,
  type Run,
  readAgreement,
  readPlan,
  readReceipt,
  readRun,
  startRun,
} from '../../modules/evaluation/index.ts'
import { addresses } from '../addresses.ts'
import { planPage } from '../evaluation/plan-page.tsx'
import { runPage } from '../evaluation/run-page.tsx'
import { runProgress } from '../evaluation/run-progress.ts'
import { blank, type Filled } from '../forms.tsx'
import { jobProgressFragment } from '../jobs/job-progress.tsx'
import { mayPerform } from './asking-rules.ts'
import { apiHref } from './downloads.ts'
import { finishedRuns, mayEvaluate } from './evaluation-sight.ts'
import { orAgain, written } from './filled-again.ts'
import { frameAt, type PageRoutes, type Visit } from './visit.ts'

/** A registered plan, and beginning its next attempt. */
export function servePlans(pages: PageRoutes): void {
  pages.get('/evaluation/plans/:id', (visit) => drawPlan(visit, null))
  pages.post('/evaluation/plans/:id/runs', (visit, form) => {
    const take = async () => {
      const { id } = await perform(startRun, visit.context, { id: visit.parameter('id') })
      return { seeOther: addresses.run(id) }
    }
    return orAgain(visit, form, take, ({ problem }) => drawPlan(visit, problem))
  })
}

async function drawPlan(visit: Visit, problem: Filled['problem']): Promise<{ readonly html: string }> {
  const { context, parameter } = visit
  const plan = await perform(readPlan, context, { id: parameter('id') })
  const data = {
    plan,
    duties: context.riskQuestionnaire.duties,
    receipt: {
      href: apiHref(readReceipt, { id: plan.id }),
      command: `bin/jazari verify ${plan.id}.json --key '${context.publisher.verifierKey}'`,
    },
    mayRun: await mayPerform(visit, startRun, { id: plan.id }),
    mayPlan: await mayEvaluate(visit),
  }
  return { html: planPage(frameAt(visit, addresses.plan(plan.id)), data, problem) }
}

/** A run: how far it is, then what came of it; and ending it. */
export function serveRuns(pages: PageRoutes): void {
  pages.get('/evaluation/runs/:id', (visit) => drawRun(visit, blank))
  pages.get('/evaluation/runs/:id/progress', async ({ language, context, parameter }) => {
    const run = await perform(readRun, context, { id: parameter('id') })
    return { html: jobProgressFragment(language, runProgress(language, run)) }
  })
  pages.post('/evaluation/runs/:id/cancelling', (visit, form) => {
    const id = visit.parameter('id')
    const take = async () => {
      await perform(cancelRun, visit.context, { id })
      return { seeOther: addresses.run(id) }
    }
    return orAgain(visit, form, take, (filled) => drawRun(visit, filled))
  })
  pages.post('/evaluation/runs/:id/judgement', (visit, form) => {
    const run = visit.parameter('id')
    const take = async () => {
      await perform(judgeRun, visit.context, { run, endpoint: written(form, 'endpoint') })
      return { seeOther: addresses.run(run) }
    }
    return orAgain(visit, form, take, (filled) => drawRun(visit, filled))
  })
}

async function drawRun(visit: Visit, filled: Filled): Promise<{ readonly html: string }> {
  const { context, parameter } = visit
  const run = await perform(readRun, context, { id: parameter('id') })
  const plan = await perform(readPlan, context, { id: run.plan })
  const agreement = await perform(readAgreement, context, { run: run.id })
  const isFinished = run.state === 'finished'
  const finished = isFinished ? await finishedRuns(visit, plan.task.digest) : []
  const mayExport = isFinished && !plan.task.hidden && (await mayPerform(visit, exportRun, { id: run.id }))
  const waitsForRatings = agreement.waits && run.done === run.total
  const judging = { run: run.id, endpoint: '', metric: 'model-judge' } as const
  const asksModel = plan.document.criteria.some(({ metric }) => metric === 'model-judge')
  const data = {
    run,
    plan,
    // Who still has to rate does not see how far others agree.
    agreement: isFinished && agreement.metric !== null ? agreement : null,
    waitsForRatings,
    receiptHref: isFinished ? receiptHref(run) : null,
    exportHref: mayExport ? apiHref(exportRun, { id: run.id }) : null,
    mayReadSamples: !plan.task.hidden && (await mayPerform(visit, listSamples, { id: run.id, limit: 1 })),
    mayCancel: await mayPerform(visit, cancelRun, { id: run.id }),
    mayJudge: waitsForRatings && agreement.judge === null && asksModel && (await mayPerform(visit, judgeRun, judging)),
    comparable: finished.filter((other) => other.run.id !== run.id),
  }
  return { html: runPage(frameAt(visit, addresses.run(run.id)), data, filled) }
}

function receiptHref(run: Run): string {
  return `${apiHref(readReceipt, { id: run.plan })}?${new URLSearchParams({ run: run.id })}`
}
