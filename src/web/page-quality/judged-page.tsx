import type { JSX } from 'preact'
import { isolate } from '../../words/isolate.ts'
import { words } from '../../words/sentence.ts'
import { blank, CsrfField, ErrorSummary, type Filled, formOf, TextArea, TicksField } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { type JobProgress, JobProgressBlock } from '../jobs/job-progress.tsx'
import { Page, renderPage } from '../page.tsx'
import { Day, Say } from '../text.tsx'
import type { PageDecided } from './below-gate-page.tsx'
import { MarkedWords } from './marked-words.tsx'
import { type WitnessedReason, WitnessedReasons } from './reasons.tsx'

export type JudgedPageData = {
  readonly path: string
  readonly page: number
  /** BCP 47, when it was recognised. */
  readonly documentLanguage: string | null
  /** The picture of the page; nothing for formats without one. */
  readonly imageHref: string | null
  readonly downloadHref: string
  /** As it was read: what is judged. */
  readonly text: string
  /** Of that text; nothing for whoever may not judge it. */
  readonly digest: string
  /** As an officer corrected it; nothing otherwise. */
  readonly corrected: string | null
  /** What the form to correct it begins with. */
  readonly draft: string
  readonly reasons: readonly WitnessedReason[]
  /** Words that show what was measured, below the gate or not. */
  readonly witnesses: readonly string[]
  /** Words that the character recognition is not sure of, in code points over the text. */
  readonly doubtful: readonly { readonly start: number; readonly end: number }[]
  readonly confidence: number | null
  readonly isBelowGate: boolean
  readonly decision: PageDecided | null
  /** While it is being read again; nothing otherwise. */
  readonly index: JobProgress | null
  readonly acceptAction: string
  readonly correctAction: string
  readonly withdrawAction: string
  readonly allHref: string
  readonly sourceHref: string
}

/** A form that came back: which of them. */
export type JudgedForms = { readonly accept?: Filled; readonly correct?: Filled; readonly withdraw?: Filled }

/** What is decided by a reason alone. Each has a field of its own, so that a fault leads to the right one. */
const acceptLabels = { reason: 'judged.accept-reason' } as const
const withdrawLabels = { back: 'judged.withdraw-reason' } as const
const correctLabels = {
  text: 'judged.correct-text',
  why: 'judged.correct-reason',
  labelStands: 'judged.label-stands',
} as const
const longestReason = 2_000

/** A page as a picture beside the text that was read on it, with what was measured, and the ways to judge it. */
export function judgedPage(
  frame: Frame,
  data: JudgedPageData,
  { accept, correct, withdraw }: JudgedForms = {},
): string {
  const { language } = frame
  const say = words(language)
  const failed = accept ?? correct ?? withdraw
  const labels = { ...acceptLabels, ...correctLabels, ...withdrawLabels }
  return renderPage(
    <Page
      frame={frame}
      title={`${say('judged.title')}: ${isolate(data.path)}`}
      section="data-sets"
      failed={(failed?.problem ?? null) !== null}
    >
      <p class="crumbs">
        <a href={data.allHref}>{say('judged.all')}</a>
      </p>
      <h1>
        <Say language={language} of="below-gate.open" path={<bdi dir="ltr">{data.path}</bdi>} page={data.page} />
      </h1>
      <ErrorSummary form={formOf(language, failed ?? blank, labels)} />
      {data.index && (
        <>
          <JobProgressBlock language={language} job={data.index} />
          <p class="inset">{say('judged.indexing')}</p>
        </>
      )}
      <State frame={frame} data={data} />
      <div class="facing mt5">
        <section aria-labelledby="image">
          <h2 id="image">{say('judged.image')}</h2>
          {data.imageHref ? (
            <img
              class="page-image"
              src={data.imageHref}
              alt={say('judged.image-of', { page: data.page, path: data.path })}
            />
          ) : (
            <p class="inset">
              {say('judged.no-image')}{' '}
              <a href={data.downloadHref} download>
                {say('file.download')}
              </a>
            </p>
          )}
        </section>
        <div>
          <section aria-labelledby="text">
            <h2 id="text">{say('judged.text')}</h2>
            {(data.witnesses.length > 0 || data.doubtful.length > 0) && <p class="hint">{say('judged.marked')}</p>}
            <div class="page-text" lang={data.documentLanguage ?? undefined} dir="auto">
              <MarkedWords text={data.text} words={data.witnesses} spans={data.doubtful} />
            </div>
            {data.corrected !== null && (
              <>
                <h2>{say('judged.text-corrected')}</h2>
                <div class="page-text" lang={data.documentLanguage ?? undefined} dir="auto">
                  {data.corrected}
                </div>
              </>
            )}
          </section>
          {!isPending(data) && (
            <>
              <Correct frame={frame} data={data} filled={correct ?? { values: { text: data.draft }, problem: null }} />
              {data.isBelowGate && data.decision === null && (
                <DecideByReason
                  {...{ frame, data, filled: accept ?? blank }}
                  {...{ decision: 'accept', labels: acceptLabels, action: data.acceptAction }}
                />
              )}
            </>
          )}
          {data.decision !== null && (
            <DecideByReason
              {...{ frame, data, filled: withdraw ?? blank }}
              {...{ decision: 'withdraw', labels: withdrawLabels, action: data.withdrawAction }}
            />
          )}
        </div>
      </div>
      <ul class="also mt6">
        <li>
          <a href={data.sourceHref}>{say('judged.source')}</a>
        </li>
      </ul>
    </Page>,
  )
}

/** A correction was sent, and what is shown is still what was read. */
function isPending({ decision, corrected }: JudgedPageData): boolean {
  return decision?.decision === 'correct' && corrected === null
}

function State({ frame: { language }, data }: { frame: Frame; data: JudgedPageData }): JSX.Element {
  const say = words(language)
  const { decision, isBelowGate, reasons, confidence } = data
  return (
    <section aria-labelledby="state">
      {decision && (
        <div class="inset">
          <p>
            <span class="tag ok">
              {say(decision.decision === 'accept' ? 'below-gate.accepted' : 'below-gate.corrected')}
            </span>{' '}
            {say(decision.decision === 'accept' ? 'judged.decided-accept' : 'judged.decided-correct')}{' '}
            <Day language={language} at={decision.at} />
          </p>
          <p>
            <bdi>{decision.reason}</bdi>
          </p>
        </div>
      )}
      <h2 id="state">{say(isBelowGate && decision === null ? 'judged.why' : 'judged.measured')}</h2>
      {isBelowGate ? <WitnessedReasons language={language} reasons={reasons} /> : <p>{say('judged.fit')}</p>}
      {confidence !== null && <p class="weak">{say('below-gate.confidence', { confidence })}</p>}
    </section>
  )
}

type FormProps = { frame: Frame; data: JudgedPageData; filled: Filled }

type ReasonProps = FormProps & {
  decision: 'accept' | 'withdraw'
  labels: typeof acceptLabels | typeof withdrawLabels
  action: string
}

function DecideByReason({ frame, data, filled, decision, labels, action }: ReasonProps): JSX.Element {
  const say = words(frame.language)
  const form = formOf(frame.language, filled, labels)
  const [name] = Object.keys(labels) as [string]
  return (
    <section aria-labelledby={decision} class="mt6">
      <h2 id={decision}>{say(`judged.${decision}`)}</h2>
      <p class="measure">{say(`judged.${decision}-what`)}</p>
      <form method="post" action={action}>
        <CsrfField frame={frame} />
        <input type="hidden" name="digest" value={data.digest} />
        <TextArea form={form} name={name} hint="judged.reason-hint" maxLength={longestReason} />
        <button type="submit" class="btn sec">
          {say(`judged.${decision}-submit`)}
        </button>
      </form>
    </section>
  )
}

/** As many UTF-16 units as a corrected page may have. */
const longestPage = 200_000

function Correct({ frame, data, filled }: FormProps): JSX.Element {
  const say = words(frame.language)
  const form = formOf(frame.language, filled, correctLabels)
  const { documentLanguage: lang } = data
  const identifies = filled.problem?.code === 'knowledge.correction-identifies'
  return (
    <section aria-labelledby="correct" class="mt6">
      <h2 id="correct">{say('judged.correct')}</h2>
      <p class="measure">{say('judged.correct-what')}</p>
      <form method="post" action={data.correctAction} class="whole-page">
        <CsrfField frame={frame} />
        <input type="hidden" name="digest" value={data.digest} />
        <TextArea form={form} name="text" maxLength={longestPage} {...(lang !== null && { lang })} />
        <TextArea form={form} name="why" hint="judged.reason-hint" maxLength={longestReason} />
        {identifies && (
          <TicksField
            form={form}
            name="labelStands"
            choices={[{ value: 'yes', text: say('judged.label-stands-yes') }]}
          />
        )}
        <button type="submit" class="btn">
          {say('judged.correct-submit')}
        </button>
      </form>
    </section>
  )
}
