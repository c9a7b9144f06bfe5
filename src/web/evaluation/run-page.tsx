import type { JSX } from 'preact'
import type { EvaluationResult } from '../../../libs/receipt/index.ts'
import { inLanguage, type Language } from '../../kernel/language.ts'
import type { Plan, Run } from '../../modules/evaluation/index.ts'
import { isolate } from '../../words/isolate.ts'
import { words } from '../../words/sentence.ts'
import { ActForm } from '../act-form.tsx'
import { addresses, localised } from '../addresses.ts'
import { Fact } from '../fact.tsx'
import { blank, CsrfField, ErrorSummary, type Filled, type Form, formOf, TextField } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { JobProgressBlock } from '../jobs/job-progress.tsx'
import { Page, renderPage } from '../page.tsx'
import { Words } from '../records/words.tsx'
import { Code, Day, Moment, Say } from '../text.tsx'
import { AgreementBlock, type AgreementShown } from './agreement.tsx'
import { LaboratoryCrumbs } from './crumbs.tsx'
import { SystemName } from './plan-table.tsx'
import { ResultPlot } from './result-plot.tsx'
import { CriteriaTable, MetricsTable, SlicesTable } from './result-tables.tsx'
import { runProgress } from './run-progress.ts'
import { RunTag } from './run-state.tsx'

export type RunPageData = {
  readonly run: Run
  readonly plan: Plan
  /** What people and a model that judges say together; null where nobody is asked, or it is not told yet. */
  readonly agreement: AgreementShown | null
  /** All samples are there, and ratings are waited for. */
  readonly waitsForRatings: boolean
  /** Files, each where the reader may have it. */
  readonly receiptHref: string | null
  readonly exportHref: string | null
  readonly mayReadSamples: boolean
  readonly mayCancel: boolean
  /** The bar asks a model too, none has judged yet, and the reader may name one. */
  readonly mayJudge: boolean
  /** Other finished runs of the same test. */
  readonly comparable: readonly { readonly run: Run; readonly plan: Plan }[]
}

/** A run: how far it is, then what came of it in plain words, as a plot, as tables, and as files. */
export function runPage(frame: Frame, data: RunPageData, filled: Filled = blank): string {
  const { language } = frame
  const say = words(language)
  const { run, plan } = data
  const title = { task: isolate(inLanguage(plan.task.names, language).text), attempt: run.attempt }
  const form = formOf(language, filled, data.mayJudge ? { endpoint: 'run.judge.endpoint' } : {})
  const isUnderWay = run.state === 'queued' || run.state === 'running'
  return renderPage(
    <Page frame={frame} title={say('run.title-of', title)} section="workspace" failed={filled.problem !== null}>
      <LaboratoryCrumbs language={language}>
        <a href={localised(language, addresses.task(plan.task.digest))}>
          <Words language={language} text={plan.task.names} />
        </a>
        <a href={localised(language, addresses.plan(plan.id))}>{say('plan.title')}</a>
      </LaboratoryCrumbs>
      <ErrorSummary form={form} />
      <h1>
        <Say
          language={language}
          of="run.title-of"
          task={<Words language={language} text={plan.task.names} />}
          attempt={run.attempt}
        />
      </h1>
      <p class="lead">
        <Say language={language} of="plan.of-system" system={<SystemName system={plan.system} />} />
      </p>
      {isUnderWay && <UnderWay frame={frame} data={data} />}
      {data.mayJudge && <Judging frame={frame} form={form} run={run.id} />}
      {run.state === 'failed' && <Failed language={language} run={run} />}
      {run.state === 'cancelled' && <p class="inset">{say('run.cancelled.what')}</p>}
      {run.result && <Result language={language} data={data} result={run.result} />}
      <AgreementBlock language={language} agreement={data.agreement} />
      <Onwards language={language} data={data} />
    </Page>,
  )
}

function UnderWay({
  frame,
  data: { run, waitsForRatings, mayCancel },
}: {
  frame: Frame
  data: RunPageData
}): JSX.Element {
  const { language } = frame
  const say = words(language)
  return (
    <>
      {waitsForRatings ? (
        <p class="inset" role="status">
          {say('run.waits-for-ratings')}{' '}
          <a href={`${localised(language, addresses.reviews)}?${new URLSearchParams({ run: run.id })}`}>
            {say('reviews.title')}
          </a>
        </p>
      ) : (
        <>
          <JobProgressBlock language={language} job={runProgress(language, run)} />
          <p>
            <a href={localised(language, addresses.run(run.id))}>{say('run.refresh')}</a>
          </p>
        </>
      )}
      {run.errors > 0 && <p>{say('run.errors-so-far', { count: run.errors })}</p>}
      {mayCancel && (
        <ActForm frame={frame} address={addresses.runAct(run.id, 'cancelling')}>
          {say('run.cancel')}
        </ActForm>
      )}
    </>
  )
}

function Judging({ frame, form, run }: { frame: Frame; form: Form; run: string }): JSX.Element {
  const { language } = frame
  const say = words(language)
  return (
    <section aria-labelledby="judge" class="mt6 measure">
      <h2 id="judge">{say('run.judge')}</h2>
      <p>{say('run.judge.what')}</p>
      <form method="post" action={localised(language, addresses.runAct(run, 'judgement'))}>
        <CsrfField frame={frame} />
        <TextField form={form} name="endpoint" maxLength={40} direction="ltr" />
        <button type="submit" class="btn sec">
          {say('run.judge.submit')}
        </button>
      </form>
    </section>
  )
}

function Failed({ language, run }: { language: Language; run: Run }): JSX.Element {
  const say = words(language)
  return (
    <div class="inset">
      <p>
        <RunTag language={language} run={run} />
        {(run.problem && say.find(`problem.${run.problem}.title`)) || say('run.failed.what')}
      </p>
      <p>{say('run.failed.attempt')}</p>
    </div>
  )
}

type ResultProps = { language: Language; data: RunPageData; result: EvaluationResult }

function Result({ language, data: { run, plan }, result }: ResultProps): JSX.Element {
  const say = words(language)
  const held = result.criteria.filter((criterion) => criterion.held).length
  const finding = say('run.held', { held, count: result.criteria.length })
  const series = [plan.system.name ?? plan.system.id]
  return (
    <>
      <section aria-labelledby="result" class="mt5">
        <h2 id="result">{say('run.result')}</h2>
        <p>
          <RunTag language={language} run={run} />
          {say(result.passed ? 'run.passed.what' : 'run.not-passed.what')} {finding}
        </p>
        {result.passed && (
          <p>
            <Say language={language} of="run.expires" day={<Day language={language} at={result.expiresAt} />} />
          </p>
        )}
        {result.errors > 0 && <p class="inset">{say('run.errors', { count: result.errors })}</p>}
        {result.canaryLeaks > 0 && <p class="inset">{say('run.leaks', { count: result.canaryLeaks })}</p>}
        <ResultPlot language={language} criteria={result.criteria} series={series}>
          <strong>{finding}</strong> {say('plot.same-values')}
        </ResultPlot>
        <CriteriaTable language={language} result={result} />
      </section>
      <section aria-labelledby="parts" class="mt6">
        <h2 id="parts">{say('run.parts')}</h2>
        <SlicesTable language={language} result={result} of="language" />
        <SlicesTable language={language} result={result} of="slice" />
        <details class="mt4">
          <summary>{say('run.all-metrics')}</summary>
          <MetricsTable language={language} result={result} />
        </details>
      </section>
    </>
  )
}

function Onwards({ language, data }: { language: Language; data: RunPageData }): JSX.Element {
  const say = words(language)
  const { run, plan, comparable } = data
  return (
    <section aria-labelledby="onwards" class="mt6">
      <h2 id="onwards">{say('run.onwards')}</h2>
      {plan.task.hidden && <p class="inset">{say('run.hidden')}</p>}
      <ul class="links">
        {data.mayReadSamples && (
          <li>
            <a href={localised(language, addresses.samples(run.id))}>{say('samples.title')}</a>
            <p>{say('samples.short')}</p>
          </li>
        )}
        {data.receiptHref !== null && (
          <li>
            <a href={data.receiptHref} download={`${run.id}.json`}>
              {say('run.receipt')}
            </a>
            <p>{say('run.receipt.what')}</p>
          </li>
        )}
        {data.exportHref !== null && (
          <li>
            <a href={data.exportHref} download={`${run.id}.inspect.json`}>
              {say('run.export')}
            </a>
            <p>{say('run.export.what')}</p>
          </li>
        )}
      </ul>
      {comparable.length > 0 && run.state === 'finished' && (
        <form method="get" action={localised(language, addresses.comparison)}>
          <input type="hidden" name="run" value={run.id} />
          <fieldset class="choices">
            <legend>{say('run.compare')}</legend>
            {comparable.map((other) => (
              <label key={other.run.id}>
                <input type="checkbox" name="run" value={other.run.id} />
                <span>
                  <SystemName system={other.plan.system} />
                  <small class="what">
                    <Moment language={language} at={other.run.finishedAt ?? other.run.requestedAt} />
                  </small>
                </span>
              </label>
            ))}
          </fieldset>
          <button type="submit" class="btn sec">
            {say('task.compare.submit')}
          </button>
        </form>
      )}
      <dl class="summary mt5">
        <Fact language={language} of="run.requested">
          <Moment language={language} at={run.requestedAt} />
        </Fact>
        {run.finishedAt !== null && (
          <Fact language={language} of="run.finished">
            <Moment language={language} at={run.finishedAt} />
          </Fact>
        )}
        {run.resultDigest !== null && (
          <Fact language={language} of="run.digest">
            <p>
              <Code>{run.resultDigest}</Code>
            </p>
            <p class="weak">{say('run.digest.what')}</p>
          </Fact>
        )}
      </dl>
    </section>
  )
}
