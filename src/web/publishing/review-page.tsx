import type { JSX } from 'preact'
import type { Label } from '../../kernel/label.ts'
import type { CndpReference, Purpose } from '../../kernel/purpose.ts'
import type { QualityReason } from '../../modules/knowledge/index.ts'
import { words } from '../../words/sentence.ts'
import { LabelWords } from '../data-sets/label.tsx'
import { PurposeWords, ReferenceWords } from '../data-sets/reference-words.tsx'
import { blank, CsrfField, ErrorSummary, type Filled, formOf } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { type JobProgress, JobProgressBlock } from '../jobs/job-progress.tsx'
import { Page, renderPage } from '../page.tsx'
import { Reasons } from '../page-quality/reasons.tsx'
import { Code, Day, Unfilled } from '../text.tsx'
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
        /** Pages read by character recognition, and how sure it was of them on the whole: 0 to 1. */
        readonly recognisedPages: number
        readonly meanConfidence: number | null
        readonly correctedPages: number
        readonly acceptedPages: number
        /** Pages that are not searched until an officer accepts or corrects them, and why. */
        readonly pagesBelowGate: number
        readonly reasons: readonly QualityReason[]
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
  readonly label: Label
  readonly announced: boolean
  readonly cndp: CndpReference | null
  readonly purposes: readonly Purpose[]
  readonly labelHref: string
  readonly protectionHref: string
  readonly findings: {
    readonly href: string
    /** The label says less than what was found proposes, and nobody has said why. */
    readonly unanswered: boolean
    /** When somebody said why the label is less strict. */
    readonly answeredAt: string | null
  }
  /** The pages that are not searched; nothing for whoever may not judge them. */
  readonly pagesBelowGateHref: string | null
  /** Takes the post that publishes the version; nothing while it cannot be published yet. */
  readonly publishAction: string | null
}

/** Last stage: its label and reference, what was read, what was refused and why; then publish. */
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
      <Terms frame={frame} data={data} />
      {data.index && <JobProgressBlock language={language} job={data.index} />}
      {refused > 0 && <p class="inset">{say('publish.refused-files', { count: refused })}</p>}
      <ExtractedFiles frame={frame} files={data.files} pagesBelowGateHref={data.pagesBelowGateHref} />
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

/** What was chosen before, each with the way to change it. */
function Terms({ frame, data }: { frame: Frame; data: PublishReviewData }): JSX.Element {
  const { language } = frame
  const say = words(language)
  const isPersonal = data.label.personal !== 'none'
  return (
    <dl class="summary">
      <div>
        <dt>{say('review.label')}</dt>
        <dd>
          <LabelWords language={language} label={data.label} />
          <p>{say(data.announced ? 'label.announced.yes' : 'label.announced.no')}</p>
          <a href={data.labelHref} aria-label={`${say('review.change')}: ${say('review.label')}`}>
            {say('review.change')}
          </a>
        </dd>
      </div>
      {isPersonal && (
        <div>
          <dt>{say('data-set.cndp')}</dt>
          <dd>
            {data.cndp ? (
              <p>
                <ReferenceWords language={language} cndp={data.cndp} />
              </p>
            ) : (
              <p>
                <Unfilled>{say('review.cndp-missing')}</Unfilled>
              </p>
            )}
            {data.purposes.length > 0 && (
              <p>
                {say('data-set.purposes')}: <PurposeWords language={language} purposes={data.purposes} />
              </p>
            )}
            <a href={data.protectionHref} aria-label={`${say('review.change')}: ${say('data-set.cndp')}`}>
              {say('review.change')}
            </a>
          </dd>
        </div>
      )}
      <div>
        <dt>{say('review.personal')}</dt>
        <dd>
          <a href={data.findings.href}>{say('findings.title')}</a>
          {data.findings.unanswered && <p class="inset">{say('review.unanswered')}</p>}
          {data.findings.answeredAt && (
            <p>
              {say('review.answered')} <Day language={language} at={data.findings.answeredAt} />
            </p>
          )}
        </dd>
      </div>
    </dl>
  )
}

/** What became of each file of a version. */
function ExtractedFiles({
  frame,
  files,
  pagesBelowGateHref,
}: {
  frame: Frame
  files: readonly ExtractedFile[]
  pagesBelowGateHref: string | null
}): JSX.Element {
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
              <Result frame={frame} result={result} pagesBelowGateHref={pagesBelowGateHref} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Result({
  frame,
  result,
  pagesBelowGateHref,
}: {
  frame: Frame
  result: ExtractedFile['result']
  pagesBelowGateHref: string | null
}): JSX.Element {
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
      <span class="tag ok">{say('file.was-read')}</span> {readWords(frame.language, result).join(' ')}{' '}
      <a href={result.textHref}>{say('file.read')}</a>
      {result.pagesBelowGate > 0 && (
        <div class="inset mt4">
          <p>
            <span class="tag warn">{say('below-gate.title')}</span>{' '}
            {say('publish.pages-below-gate', { count: result.pagesBelowGate })}{' '}
            {pagesBelowGateHref && <a href={pagesBelowGateHref}>{say('publish.judge-pages')}</a>}
          </p>
          <Reasons language={frame.language} reasons={result.reasons} />
        </div>
      )}
    </>
  )
}

/** What was read of a file, sentence by sentence: what there is none of is not said. */
function readWords(language: Frame['language'], result: Extract<ExtractedFile['result'], { state: 'read' }>): string[] {
  const say = words(language)
  const { pages, recognisedPages, meanConfidence, damagedPages, correctedPages, acceptedPages } = result
  return [
    say('publish.pages', { count: pages }),
    ...(recognisedPages > 0 ? [say('publish.recognised-pages', { count: recognisedPages })] : []),
    ...(meanConfidence !== null ? [say('publish.mean-confidence', { confidence: meanConfidence })] : []),
    ...(damagedPages > 0 ? [say('publish.damaged-pages', { count: damagedPages })] : []),
    ...(correctedPages > 0 ? [say('publish.corrected-pages', { count: correctedPages })] : []),
    ...(acceptedPages > 0 ? [say('publish.accepted-pages', { count: acceptedPages })] : []),
  ]
}
