import { perform } from '../../kernel/perform.ts'
import { readPermit, readPermitDocument, revokePermit } from '../../modules/permits/index.ts'
import { previewImpact } from '../../modules/policy/index.ts'
import { addresses } from '../addresses.ts'
import { blank, type Filled } from '../forms.tsx'
import { permitPage } from '../permits/permit-page.tsx'
import { requireSignedIn } from './asking-rules.ts'
import { apiHref } from './downloads.ts'
import { orAgain, written } from './filled-again.ts'
import { frameAt, type PageRoutes, type Visit } from './visit.ts'

/** A permit: what it says, its proof, and its end. */
export function servePermits(pages: PageRoutes): void {
  pages.get('/permits/:id', (visit) => drawPermit(visit, blank))

  pages.post('/permits/:id/revocation', (visit, form) => {
    const id = visit.parameter('id')
    const take = async () => {
      await perform(revokePermit, visit.context, { id, reason: written(form, 'reason') })
      return { seeOther: addresses.permit(id) }
    }
    return orAgain(visit, form, take, (filled) => drawPermit(visit, filled))
  })
}

async function drawPermit(visit: Visit, filled: Filled): Promise<{ readonly html: string }> {
  requireSignedIn(visit)
  const { context, parameter } = visit
  const id = parameter('id')
  const permit = await perform(readPermit, context, { id })
  // Whoever is in the project knows what they use; the preview is for those who answer for the data.
  const isOfficers = permit.mayRevoke && !permit.own && permit.state === 'in-force'
  const impact = isOfficers && (await perform(previewImpact, context, { change: { kind: 'permit', permit: id } }))
  const data = {
    permit,
    ...(impact && { impact }),
    document: permit.mayReadDocument ? await documentOf(visit, id) : null,
    now: context.clock(),
  }
  return { html: permitPage(frameAt(visit, addresses.permit(id)), data, filled) }
}

async function documentOf(
  { context }: Visit,
  id: string,
): Promise<{ readonly href: string; readonly command: string }> {
  const { verifierKey } = await perform(readPermitDocument, context, { id })
  return {
    href: apiHref(readPermitDocument, { id }),
    command: `bin/jazari verify ${id}.json --key '${verifierKey}'`,
  }
}
