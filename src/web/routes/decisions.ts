import { perform } from '../../kernel/perform.ts'
import { isAdministrator } from '../../kernel/principal.ts'
import { Problem } from '../../kernel/problem.ts'
import {
  decisionNotFound,
  type ExplainedDecision,
  listDecisions,
  openDecision,
  readDecision,
  readDecisionReceipt,
} from '../../modules/audit/index.ts'
import { addresses } from '../addresses.ts'
import { decisionPage } from '../decisions/decision-page.tsx'
import { decisionsPage } from '../decisions/decisions-page.tsx'
import { openDecisionPage } from '../decisions/open-decision-page.tsx'
import type { Filled } from '../forms.tsx'
import { apiHref } from './downloads.ts'
import { nextPage } from './next-page.ts'
import { type Answer, frameAt, type PageRoutes, type Visit } from './visit.ts'

/** Why something was allowed or refused: one's own decisions, and somebody else's with a reason. */
export function serveDecisions(pages: PageRoutes): void {
  pages.get(addresses.decisions, async (visit) => {
    const { frame, context, query } = visit
    const cursor = query('cursor')
    const refusedOnly = query('effect') === 'deny'
    const wanted = refusedOnly ? { effect: 'deny' } : {}
    const { decisions, next } = await perform(listDecisions, context, {
      ...wanted,
      ...(cursor !== undefined && { cursor }),
    })
    const nextHref = nextPage(visit, addresses.decisions, wanted, next)
    return { html: decisionsPage(frame, { decisions, refusedOnly, nextHref }) }
  })

  pages.get('/decisions/:index', showDecision)

  pages.post('/decisions/:index/opening', async (visit, form) => {
    const index = visit.parameter('index')
    const reason = form.get('reason') ?? ''
    try {
      return { html: draw(visit, await perform(openDecision, visit.context, { index, reason })) }
    } catch (error) {
      // Anything but a field that does not hold is a page of its own.
      if (!(error instanceof Problem) || !isAboutReason(error)) throw error
      return formAgain(visit, { values: { reason }, problem: error })
    }
  })
}

async function showDecision(visit: Visit): Promise<Answer> {
  const { context, parameter } = visit
  try {
    return { html: draw(visit, await perform(readDecision, context, { index: parameter('index') })) }
  } catch (error) {
    const isNotTheirs = error instanceof Problem && error.code === decisionNotFound.code
    // Which decisions there are tells nothing: an administrator gets the form for every number.
    if (isNotTheirs && mayBeShownTheForm(visit)) return formAgain(visit, undefined)
    throw error
  }
}

function isAboutReason({ fields }: Problem): boolean {
  return fields.length > 0 && fields.every(({ path }) => path === 'reason')
}

function formAgain(visit: Visit, filled: Filled | undefined): Answer {
  const index = Number(visit.parameter('index'))
  const frame = frameAt(visit, addresses.decision(index))
  return { html: openDecisionPage(frame, { index }, filled), status: filled?.problem?.status ?? 200 }
}

/** Who is shown the form; the rules say who may send it. */
function mayBeShownTheForm({ context: { principal } }: Visit): boolean {
  return principal.kind === 'person' && isAdministrator(principal)
}

function draw(visit: Visit, decision: ExplainedDecision): string {
  const { index, opened } = decision
  const file = `jazari-decision-${index}.json`
  return decisionPage(frameAt(visit, addresses.decision(index)), {
    decision,
    receiptHref: opened ? null : apiHref(readDecisionReceipt, { index: String(index) }),
    command: `bin/jazari verify ${file} --key '${visit.context.publisher.verifierKey}'`,
  })
}
