import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { blank, CsrfField, ErrorSummary, type Filled } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { OrganisationField, type OwnOrganisation, projectForm } from './project-form.tsx'

export type JoinData = { readonly secret: string; readonly organisations: readonly OwnOrganisation[] }

/** Where an invitation to a project leads. Opening it joins nothing: the button does. */
export function joinPage(frame: Frame, data: JoinData, filled: Filled = blank): string {
  const { language } = frame
  const say = words(language)
  const form = projectForm(language, filled)
  return renderPage(
    <Page frame={frame} title={say('project.join')} section="workspace" failed={filled.problem !== null}>
      <ErrorSummary form={form} />
      <h1>{say('project.join')}</h1>
      <p class="measure">{say('project.join.what')}</p>
      {data.organisations.length === 0 ? (
        <p class="inset">{say('workspace.no-organisation')}</p>
      ) : (
        <form class="measure" method="post" action={localised(language, addresses.projectInvitation(data.secret))}>
          <CsrfField frame={frame} />
          <OrganisationField form={form} organisations={data.organisations} />
          <button type="submit" class="btn">
            {say('project.join.submit')}
          </button>
        </form>
      )}
    </Page>,
  )
}
