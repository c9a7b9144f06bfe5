import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { blank, CsrfField, ErrorSummary, type Filled, formOf, TextArea } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'

/** For an administrator, in the place of somebody else's decision: it is opened with a reason that they will see. */
export function openDecisionPage(frame: Frame, { index }: { readonly index: number }, filled: Filled = blank): string {
  const { language } = frame
  const say = words(language)
  const title = say('decision.open.title', { index })
  const form = formOf(language, filled, { reason: 'decision.open.reason' })
  return renderPage(
    <Page frame={frame} title={title} section="log" failed={filled.problem !== null}>
      <p class="crumbs">
        <a href={localised(language, addresses.logEntry(index))}>{say('decision.proof.entry', { index })}</a>
      </p>
      <ErrorSummary form={form} />
      <h1>{title}</h1>
      <p class="measure">{say('decision.open.what')}</p>
      <form method="post" action={localised(language, addresses.decisionOpening(index))}>
        <CsrfField frame={frame} />
        <TextArea form={form} name="reason" hint="decision.open.reason-hint" maxLength={500} />
        <button type="submit" class="btn">
          {say('decision.open.submit')}
        </button>
      </form>
    </Page>,
  )
}
