import type { JSX } from 'preact'
import { words } from '../../words/sentence.ts'
import { blank, CsrfField, ErrorSummary, type Filled, formOf } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { type JobProgress, JobProgressBlock } from '../jobs/job-progress.tsx'
import { Page, renderPage } from '../page.tsx'
import { Code } from '../text.tsx'
import { StageList } from './stage-list.tsx'

/** What became of one file: its text, or why there is none. */
export type ExtractedFile = {
  readonly path: string
  readonly result:
    | {
        readonly state: 'read'
        readonly pages: number
        /** Pages with damage that was found, and repaired beside the text. */
        readonly damagedPages: number
        /** Pages read by character recognition. */
        readonly recognisedPages: number
        readonly textHref: string
      }
    | { readonly state: 'refused'; readonly code: string; readonly values: Readonly<Record<string, string | number>> }
    | { readonly state: 'waiting' }
}

export type PublishReviewData = {
  readonly title: string
  readonly version: string
  /** Nothing for a version that nobody asked to have read. */
  readonly index: JobProgress | null
  readonly files: readonly ExtractedFile[]
  /** Takes the post that publishes the version; nothing while it cannot be published yet. */
  readonly publishAction: string | null
}

/** Third stage: what was read, what was refused and why; then publish. */
export function publishReviewPage(frame: Frame, data: PublishReviewData, filled: Filled = blank): string {
  const { language } = frame
  const say = words(language)
  const refused = data.files.filter(({ result }) => result.state === 'refused').length
  return renderPage(
    <Page frame={frame} title={say('publish.stage.review')} section="data-sets" failed={filled.problem !== null}>
      <h1>{say('publish.stage.review')}</h1>
      <p class="lead">
        <bdi>{data.title}</bdi>
      </p>
      <StageList language={language} at="review" />
      <ErrorSummary form={formOf(language, filled, {})} />
      <p>
        {say('data-set.version')} <Code>{data.version}</Code>
      </p>
      {data.index && <JobProgressBlock language={language} job={data.index} />}
      {refused > 0 && <p class="inset">{say('publish.refused-files', { count: refused })}</p>}
      <ExtractedFiles frame={frame} files={data.files} />
      {data.publishAction ? (
        <form class="mt5" method="post" action={data.publishAction}>
          <CsrfField frame={frame} />
          <p>{say('publish.last-step')}</p>
          <button type="submit" class="btn">
            {say('publish.submit')}
          </button>
        </form>
      ) : (
        <p class="mt5">{say('publish.wait')}</p>
      )}
    </Page>,
  )
}

function ExtractedFiles({ frame, files }: { frame: Frame; files: readonly ExtractedFile[] }): JSX.Element {
  const say = words(frame.language)
  return (
    <table class="stack">
      <caption>{say('publish.extraction')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('file.path')}</th>
          <th scope="col">{say('publish.result')}</th>
        </tr>
      </thead>
      <tbody>
        {files.map(({ path, result }) => (
          <tr key={path}>
            <th scope="row">
              <Code>{path}</Code>
            </th>
            <td>
              <Result frame={frame} result={result} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Result({ frame, result }: { frame: Frame; result: ExtractedFile['result'] }): JSX.Element {
  const say = words(frame.language)
  if (result.state === 'waiting') return <span class="tag info">{say('job.state.waiting')}</span>
  if (result.state === 'refused') {
    return (
      <>
        <span class="tag bad">{say('file.not-read')}</span>{' '}
        {say.find(result.code, result.values) ?? <bdi dir="ltr">{result.code}</bdi>}
      </>
    )
  }
  return (
    <>
      <span class="tag ok">{say('file.was-read')}</span> {say('publish.pages', { count: result.pages })}{' '}
      {result.recognisedPages > 0 && <>{say('publish.recognised-pages', { count: result.recognisedPages })} </>}
      {result.damagedPages > 0 && <>{say('publish.damaged-pages', { count: result.damagedPages })} </>}
      <a href={result.textHref}>{say('file.read')}</a>
    </>
  )
}
