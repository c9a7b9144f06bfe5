import { words } from '../../words/sentence.ts'
import { blank, type Filled } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Contact, Page, renderPage } from '../page.tsx'
import { type ActingPermit, ActingUnder } from '../permits/acting-permit.tsx'
import { QuestionForm } from './question-form.tsx'

/** The question alone: a place to ask, and the place to which a question that does not hold comes back. */
export function askPage(frame: Frame, filled: Filled = blank, permit: ActingPermit | null = null): string {
  const say = words(frame.language)
  return renderPage(
    <Page frame={frame} title={say('ask.title')} section="ask" failed={filled.problem !== null}>
      <div class="two">
        <div>
          <h1>{say('ask.heading')}</h1>
          <p class="measure">{say('ask.how')}</p>
          {permit && <ActingUnder language={frame.language} permit={permit} />}
          <QuestionForm frame={frame} filled={filled} main permit={permit} />
        </div>
        <aside aria-labelledby="help">
          <h2 id="help">{say('ask.person')}</h2>
          <p>
            <Contact frame={frame} />
          </p>
        </aside>
      </div>
    </Page>,
  )
}
