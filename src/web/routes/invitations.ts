import { perform } from '../../kernel/perform.ts'
import { Problem } from '../../kernel/problem.ts'
import { inputInvalid } from '../../kernel/problems.ts'
import { acceptInvitation, invitationNotValid, readInvitation } from '../../modules/identity/index.ts'
import { addresses } from '../addresses.ts'
import { blank, type Filled } from '../forms.tsx'
import { invitationOverPage, invitationPage } from '../invitations/invitation-page.tsx'
import { filledAgain, written } from './filled-again.ts'
import { signedIn } from './signed-in.ts'
import type { Answer, PageRoutes, Visit } from './visit.ts'

/** Accepting an invitation, by the secret in its address. */
export function serveInvitations(pages: PageRoutes): void {
  pages.get('/invitations/:secret', (visit) => drawInvitation(visit, blank))

  pages.post('/invitations/:secret', async (visit, form) => {
    const name = written(form, 'name')
    try {
      const { token } = await perform(acceptInvitation, visit.context, {
        secret: visit.parameter('secret'),
        ...(name && { name }),
      })
      if (token === null) return { seeOther: addresses.workspace }
      // Where they choose how they sign in from now on.
      return await signedIn(visit, token, addresses.account)
    } catch (error) {
      return drawInvitation(visit, filledAgain(visit, error, form))
    }
  })
}

/** The page holds the secret: nobody keeps it, and no search engine lists it. */
async function drawInvitation(visit: Visit, filled: Filled): Promise<Answer> {
  const { context, frame, parameter, reply } = visit
  const secret = parameter('secret')
  reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex')
  try {
    const invitation = await perform(readInvitation, context, { secret })
    return { html: invitationPage(frame, { invitation, secret }, filled), status: filled.problem?.status ?? 200 }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    // An address that was cut short on its way is not good either: nobody typed it, so no field is to be corrected.
    const isOver = error.code === inputInvalid.code || error.code === invitationNotValid.code
    if (!isOver) throw error
    const problem = invitationNotValid({})
    return { html: invitationOverPage(frame, { values: {}, problem }), status: problem.status }
  }
}
