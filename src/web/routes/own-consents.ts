import { perform } from '../../kernel/perform.ts'
import { giveConsent, listConsents, withdrawConsent } from '../../modules/identity/index.ts'
import { addresses } from '../addresses.ts'
import { blank, type Filled } from '../forms.tsx'
import { type ConsentKind, consentsPage, isConsentKind } from '../people/consents-page.tsx'
import { orAgain, written } from './filled-again.ts'
import { nextPage } from './next-page.ts'
import { organisationIdOf } from './organisation-named.ts'
import { frameAt, type PageRoutes, type Visit } from './visit.ts'

const dayMs = 24 * 3_600_000

/** What one has consented to. */
export function serveOwnConsents(pages: PageRoutes): void {
  const address = addresses.accountAct('consents')
  pages.get(address, (visit) => drawConsents(visit, kindOf(visit.query('to')), blank))

  pages.post(address, (visit, form) => {
    const kind = kindOf(form.get('to'))
    const take = async () => {
      await perform(giveConsent, visit.context, await said(visit, kind, form))
      return { seeOther: address }
    }
    return orAgain(visit, form, take, (filled) => drawConsents(visit, kind, filled), fieldOf)
  })

  pages.post(addresses.accountAct('consent-withdrawal'), (visit, form) => {
    const take = async () => {
      await perform(withdrawConsent, visit.context, { id: written(form, 'consent') })
      return { seeOther: address }
    }
    return orAgain(visit, form, take, (filled) => drawConsents(visit, null, filled))
  })
}

function kindOf(text: string | null | undefined): ConsentKind | null {
  return isConsentKind(text) ? text : null
}

async function said(visit: Visit, kind: ConsentKind | null, form: URLSearchParams): Promise<Record<string, unknown>> {
  const days = Number(written(form, 'days'))
  const until = new Date(visit.context.clock().getTime() + (Number.isInteger(days) ? days : 0) * dayMs)
  const common = { purpose: written(form, 'purpose'), until: dayOf(until) }
  if (kind === 'organisation') {
    return { ...common, organisation: (await organisationIdOf(visit, written(form, 'organisation'))) ?? '' }
  }
  if (kind === 'data-set') return { ...common, dataSet: written(form, 'dataSet') }
  return { ...common, sectors: [written(form, 'first'), written(form, 'second')] }
}

/** A day as ISO 8601 text; of a moment that is none, an empty text, which no operation takes. */
function dayOf(moment: Date): string {
  return Number.isNaN(moment.getTime()) ? '' : moment.toISOString().slice(0, 10)
}

/** Both sectors are one part of the input, and the days are said as a day. */
function fieldOf(path: string): string {
  if (path === 'sectors' || path === 'sectors.1') return 'second'
  if (path === 'sectors.0') return 'first'
  return path === 'until' ? 'days' : path
}

async function drawConsents(
  visit: Visit,
  kind: ConsentKind | null,
  filled: Filled,
): Promise<{ readonly html: string }> {
  const { context, query } = visit
  const cursor = query('cursor')
  const { consents, next } = await perform(listConsents, context, { ...(cursor && { cursor }) })
  const address = addresses.accountAct('consents')
  const data = { consents, nextHref: nextPage(visit, address, {}, next), kind }
  return { html: consentsPage(frameAt(visit, address), data, filled) }
}
