import { routeNotFound } from '../../http/problem-response.ts'
import { perform } from '../../kernel/perform.ts'
import { type SystemStage, systemStages } from '../../kernel/ports/systems.ts'
import { approveSystem, listApprovals, readSystem } from '../../modules/register/index.ts'
import { addresses } from '../addresses.ts'
import { blank, type Filled } from '../forms.tsx'
import { approvalPage } from '../register/approval-page.tsx'
import { approvalsPage } from '../register/approvals-page.tsx'
import { requireSignedIn } from './asking-rules.ts'
import { orAgain, written } from './filled-again.ts'
import { nextPage } from './next-page.ts'
import { frameAt, type PageRoutes, type Visit } from './visit.ts'

/** What waits for the approval of the reader, and each with all that they put their name under. */
export function serveApprovals(pages: PageRoutes): void {
  pages.get(addresses.approvals, async (visit) => {
    requireSignedIn(visit)
    const { frame, context, query } = visit
    const cursor = query('cursor')
    const { waiting, next } = await perform(listApprovals, context, { ...(cursor && { cursor }) })
    const nextHref = nextPage(visit, addresses.approvals, {}, next)
    return { html: approvalsPage(frame, { waiting, nextHref, questionnaire: context.riskQuestionnaire }) }
  })

  pages.get('/approvals/:slug/:stage', (visit) => drawApproval(visit, blank))
  pages.post('/approvals/:slug/:stage', (visit, form) => {
    const system = visit.parameter('slug')
    const take = async () => {
      const note = written(form, 'note')
      const shown = {
        version: written(form, 'version'),
        assessment: written(form, 'assessment'),
        results: written(form, 'results').split(' '),
      }
      await perform(approveSystem, visit.context, { system, stage: stageNamed(visit), ...shown, ...(note && { note }) })
      return { seeOther: `${addresses.system(system)}#approvals` }
    }
    return orAgain(visit, form, take, (filled) => drawApproval(visit, filled))
  })
}

/** @throws Problem as for a page that is not there. */
function stageNamed({ parameter }: Visit): SystemStage {
  const stage = systemStages.find((one) => one === parameter('stage'))
  if (!stage) throw routeNotFound({})
  return stage
}

async function drawApproval(visit: Visit, filled: Filled): Promise<{ readonly html: string }> {
  requireSignedIn(visit)
  const { context, parameter } = visit
  const stage = stageNamed(visit)
  const entry = await perform(readSystem, context, { system: parameter('slug') })
  const { riskQuestionnaire, regions, clock } = context
  const data = { entry, stage, levels: riskQuestionnaire.levels, regions: regions.list, now: clock() }
  return { html: approvalPage(frameAt(visit, addresses.systemApproval(entry.slug, stage)), data, filled) }
}
