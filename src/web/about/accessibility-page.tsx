import { words } from '../../words/sentence.ts'
import type { Frame } from '../frame.ts'
import { Contact, Page, renderPage } from '../page.tsx'

/** The statement of accessibility: what was tested, what was not, and whom to tell. */
export function accessibilityPage(frame: Frame): string {
  const say = words(frame.language)
  return renderPage(
    <Page frame={frame} title={say('accessibility.title')} section="accessibility">
      <h1>{say('accessibility.title')}</h1>
      <p class="lead measure">{say('accessibility.status')}</p>
      <h2 class="mt5">{say('accessibility.tested')}</h2>
      <ul class="measure">
        <li>{say('accessibility.tested.automatic')}</li>
        <li>{say('accessibility.tested.script')}</li>
        <li>{say('accessibility.tested.weight')}</li>
      </ul>
      <h2>{say('accessibility.not-tested')}</h2>
      <ul class="measure">
        <li>{say('accessibility.not-tested.people')}</li>
        <li>{say('accessibility.not-tested.audit')}</li>
        <li>{say('accessibility.not-tested.documents')}</li>
      </ul>
      <h2>{say('accessibility.tell')}</h2>
      <p>
        <Contact frame={frame} />
      </p>
    </Page>,
  )
}
