import type { ComponentChildren, JSX } from 'preact'
import { type SentenceKey, words } from '../../words/sentence.ts'
import { CsrfField, ErrorSummary, type Form } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page } from '../page.tsx'
import { type Impact, ImpactBlock } from '../rules/impact-block.tsx'
import { StageList } from './stage-list.tsx'

export type StatingPageData = {
  /** Of the data set. */
  readonly title: string
  readonly action: string
  /** What the choice would stop, for somebody who asked before saving it. */
  readonly impact?: Impact
  /** The version on whose way to publication this stands; nothing when somebody changes what is said by itself. */
  readonly version: string | null
}

type StatingPageProps = {
  frame: Frame
  data: StatingPageData
  form: Form
  title: SentenceKey
  /** Why it is asked. */
  why: SentenceKey
  /** What stands between that and the fields. */
  note?: ComponentChildren
  /** The fields. */
  children: ComponentChildren
}

/** What an officer says of a data set, saved or looked at first: its label, or what its personal data are for. */
export function StatingPage({ frame, data, form, title, why, note, children }: StatingPageProps): JSX.Element {
  const { language } = frame
  const say = words(language)
  return (
    <Page frame={frame} title={say(title)} section="data-sets" failed={form.problem !== null}>
      <h1>{say(title)}</h1>
      <p class="lead">
        <bdi>{data.title}</bdi>
      </p>
      {data.version !== null && <StageList language={language} at="label" />}
      <ErrorSummary form={form} />
      <p class="measure">{say(why)}</p>
      {note}
      <form class="measure" method="post" action={data.action}>
        <CsrfField frame={frame} />
        {data.version !== null && <input type="hidden" name="version" value={data.version} />}
        {children}
        {data.impact && <ImpactBlock language={language} impact={data.impact} level="h2" />}
        <p class="mt5">
          <button type="submit" class="btn">
            {say('label.save')}
          </button>{' '}
          <button type="submit" class="btn sec" name="preview" value="yes">
            {say('impact.preview')}
          </button>
        </p>
      </form>
    </Page>
  )
}
