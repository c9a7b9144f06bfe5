import { words } from '../../words/sentence.ts'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Code } from '../text.tsx'

/** What a kind of problem is, for whoever follows the `type` of a problem document: values stand as an ellipsis. */
export function problemPage(frame: Frame, data: { readonly code: string; readonly status: number }): string {
  const { language } = frame
  const say = words(language)
  const title = say.outline(`problem.${data.code}.title`) ?? say('problem.unworded.title', { code: data.code })
  return renderPage(
    <Page frame={frame} title={title}>
      <p class="crumbs">{say('problem.kind')}</p>
      <h1>{title}</h1>
      <section aria-labelledby="advice">
        <h2 id="advice">{say('problem.what-to-do')}</h2>
        <p class="measure">{say.outline(`problem.${data.code}.advice`) ?? say('problem.unworded.advice')}</p>
      </section>
      <dl class="summary mt5">
        <div>
          <dt>{say('problem.code')}</dt>
          <dd>
            <Code>{data.code}</Code>
          </dd>
        </div>
        <div>
          <dt>{say('problem.status')}</dt>
          <dd>
            <Code>{data.status}</Code>
          </dd>
        </div>
      </dl>
    </Page>,
  )
}
