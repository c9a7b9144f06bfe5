import type { Multilingual } from '../../kernel/language.ts'
import type { Incident } from '../../modules/register/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Words } from '../records/words.tsx'
import { IncidentsList } from './incidents-list.tsx'

export type IncidentsPageData = {
  readonly system: { readonly slug: string; readonly names: Multilingual }
  readonly incidents: readonly Incident[]
  /** Reports that nobody has settled: their number is public, what they say is not. */
  readonly waiting: number
  readonly nextHref: string | null
  /** Whether one can be reported: nobody reports on a draft. */
  readonly mayReport: boolean
}

/** What went wrong with a system, as everybody reads it. */
export function incidentsPage(frame: Frame, data: IncidentsPageData): string {
  const { language } = frame
  const say = words(language)
  const { system, incidents, waiting, nextHref } = data
  return renderPage(
    <Page frame={frame} title={say('incident.public')}>
      <p class="crumbs">
        <a href={localised(language, addresses.system(system.slug))}>
          <Words language={language} text={system.names} />
        </a>
      </p>
      <h1>{say('incident.public')}</h1>
      <p class="measure">{say('incident.public.what')}</p>
      <p>{say('incident.public.waiting', { count: waiting })}</p>
      <IncidentsList language={language} incidents={incidents} />
      {nextHref && (
        <p class="mt4">
          <a href={nextHref} rel="next">
            {say('reports.more')}
          </a>
        </p>
      )}
      {data.mayReport && (
        <p class="mt6">
          <a class="btn sec" href={localised(language, addresses.systemAct(system.slug, 'incident'))}>
            {say('incident.report')}
          </a>
        </p>
      )}
    </Page>,
  )
}
