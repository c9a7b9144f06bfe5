import { perform } from '../../kernel/perform.ts'
import { issueKey, listKeys, revokeKey } from '../../modules/identity/index.ts'
import { addresses } from '../addresses.ts'
import { blank, type Filled } from '../forms.tsx'
import { keysPage } from '../people/keys-page.tsx'
import type { MadeSecret } from '../people/shown-once.tsx'
import { orAgain, written } from './filled-again.ts'
import { nextPage } from './next-page.ts'
import { ownOrganisations } from './own-organisations.ts'
import { frameAt, type PageRoutes, type Visit } from './visit.ts'

/** The keys of one's programs. */
export function serveOwnKeys(pages: PageRoutes): void {
  const address = addresses.accountAct('keys')
  pages.get(address, (visit) => drawKeys(visit, null, blank))

  // The key is shown this once, so this form is answered by a page and leads nowhere.
  pages.post(address, (visit, form) => {
    const take = async () => {
      const { key, expiresAt } = await perform(issueKey, visit.context, said(form))
      return drawKeys(visit, { secret: key, expiresAt }, blank)
    }
    return orAgain(visit, form, take, (filled) => drawKeys(visit, null, filled))
  })

  pages.post(addresses.accountAct('key-revocation'), (visit, form) => {
    const take = async () => {
      await perform(revokeKey, visit.context, { id: written(form, 'key') })
      return { seeOther: address }
    }
    return orAgain(visit, form, take, (filled) => drawKeys(visit, null, filled))
  })
}

function said(form: URLSearchParams): Record<string, unknown> {
  const organisation = written(form, 'organisation')
  const permit = written(form, 'boundPermit')
  const system = written(form, 'boundSystem')
  return {
    purpose: written(form, 'purpose'),
    // A key for a system has none; whoever asks for some is told so.
    roles: [...form.getAll('roles'), ...(system === '' ? ['member'] : [])],
    days: written(form, 'days'),
    ...(organisation !== '' && organisation !== 'everywhere' && { organisation }),
    ...(permit !== '' && { permit }),
    ...(system !== '' && { system }),
  }
}

async function drawKeys(visit: Visit, made: MadeSecret | null, filled: Filled): Promise<{ readonly html: string }> {
  const { context, query } = visit
  const cursor = query('cursor')
  const { keys, next } = await perform(listKeys, context, { ...(cursor && { cursor }) })
  const address = addresses.accountAct('keys')
  const data = {
    keys,
    nextHref: nextPage(visit, address, {}, next),
    organisations: await ownOrganisations(visit),
    made,
  }
  return { html: keysPage(frameAt(visit, address), data, filled) }
}
