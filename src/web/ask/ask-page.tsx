import type { StandingCondition } from '../../kernel/ports/systems.ts'
import { words } from '../../words/sentence.ts'
import { blank, type Filled } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Contact, Page, renderPage } from '../page.tsx'
import { type ActingPermit, ActingUnder } from '../permits/acting-permit.tsx'
import { type AskedSystem, AskedSystemLine, ServingSystems, SilentSystem } from './asked-system.tsx'
import { QuestionForm } from './question-form.tsx'

/** The question alone: a place to ask, and the place to which a question that does not hold comes back. */
export function askPage(
  frame: Frame,
  filled: Filled = blank,
  permit: ActingPermit | null = null,
  asked: {
    /** The registered system that is asked. */
    readonly system: (AskedSystem & { readonly missing: readonly StandingCondition[] }) | null
    /** Those that answer citizens, where none is asked yet. */
    readonly serving: readonly Pick<AskedSystem, 'slug' | 'names'>[]
  } = { system: null, serving: [] },
): string {
  const say = words(frame.language)
  return renderPage(
    <Page frame={frame} title={say('ask.title')} section="ask" failed={filled.problem !== null}>
      <div class="two">
        <div>
          <h1>{say('ask.heading')}</h1>
          <p class="measure">{say('ask.how')}</p>
          {asked.system ? (
            <AskedSystemLine language={frame.language} system={asked.system} silent={asked.system.missing.length > 0} />
          ) : (
            <p class="hint">{say('ask.trial')}</p>
          )}
          {permit && <ActingUnder language={frame.language} permit={permit} />}
          {asked.system && asked.system.missing.length > 0 ? (
            <SilentSystem language={frame.language} missing={asked.system.missing} />
          ) : (
            <QuestionForm frame={frame} filled={filled} main permit={permit} system={asked.system} />
          )}
          <ServingSystems language={frame.language} systems={asked.serving} />
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
