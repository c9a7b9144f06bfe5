import type { JSX } from 'preact'
import { inLanguage } from '../../kernel/language.ts'
import type { Duty } from '../../kernel/ports/risk-questionnaire.ts'
import type { Plan } from '../../modules/evaluation/index.ts'
import { formatIn } from '../../words/format.ts'
import { isolate } from '../../words/isolate.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { Fact } from '../fact.tsx'
import { CsrfField, ErrorSummary, type Filled, formOf } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Listing } from '../log/listing.tsx'
import { Page, renderPage } from '../page.tsx'
import { Words } from '../records/words.tsx'
import { Code, Moment, Say } from '../text.tsx'
import { LaboratoryCrumbs } from './crumbs.tsx'
import { dutyName } from './duty-words.tsx'
import { CriteriaList } from './measure-words.tsx'
import { Attempts, RunTable, SystemName } from './plan-table.tsx'

export type PlanPageData = {
  readonly plan: Plan
  readonly duties: readonly Duty[]
  /** The file that proves the plan and its last result, and what checks it without this platform. */
  readonly receipt: { readonly href: string; readonly command: string }
  readonly mayRun: boolean
  readonly mayPlan: boolean
}

/** A registered plan: the bar as it was fixed, where it stands in the log, its attempts, and running it. */
export function planPage(frame: Frame, data: PlanPageData, problem: Filled['problem'] = null): string {
  const { language } = frame
  const say = words(language)
  const { plan } = data
  const { document } = plan
  return renderPage(
    <Page
      frame={frame}
      title={say('plan.title-of', { task: isolate(inLanguage(plan.task.names, language).text) })}
      section="workspace"
      failed={problem !== null}
    >
      <LaboratoryCrumbs language={language}>
        <a href={localised(language, addresses.task(plan.task.digest))}>
          <Words language={language} text={plan.task.names} />
        </a>
      </LaboratoryCrumbs>
      <ErrorSummary form={formOf(language, { values: {}, problem }, {})} />
      <h1>
        <Say language={language} of="plan.title-of" task={<Words language={language} text={plan.task.names} />} />
      </h1>
      <p class="lead">
        <Say language={language} of="plan.of-system" system={<SystemName system={plan.system} />} />
      </p>
      <p class="measure">{say(plan.public ? 'plan.public' : 'plan.not-public')}</p>
      <section aria-labelledby="bar" class="mt6">
        <h2 id="bar">{say('plan.bar')}</h2>
        <CriteriaList language={language} criteria={document.criteria} />
        <p class="measure mt4">{say('plan.bar.fixed')}</p>
        {data.mayPlan && (
          <p>
            <a
              href={`${localised(language, addresses.newPlan)}?${new URLSearchParams({
                task: plan.task.digest,
                system: `${plan.system.id}@${plan.system.version}`,
              })}`}
            >
              {say('plan.another')}
            </a>
          </p>
        )}
      </section>
      <Terms frame={frame} data={data} />
      <section aria-labelledby="runs" class="mt6">
        <h2 id="runs">{say('plan.runs')}</h2>
        <p>
          <Attempts language={language} plan={plan} />
        </p>
        {plan.runs.length > 0 && <RunTable language={language} runs={plan.runs.map((run) => ({ run, plan }))} />}
        <Running frame={frame} data={data} />
      </section>
      <Proof frame={frame} data={data} />
    </Page>,
  )
}

function Terms({ frame: { language }, data: { plan, duties } }: { frame: Frame; data: PlanPageData }): JSX.Element {
  const say = words(language)
  const format = formatIn(language)
  const { document } = plan
  return (
    <section aria-labelledby="terms" class="mt6">
      <h2 id="terms">{say('plan.terms')}</h2>
      <dl class="summary">
        <Fact language={language} of="plan.duty">
          <bdi>{dutyName(language, duties, document.duty)}</bdi>
        </Fact>
        <Fact language={language} of="plan.items">
          <p>{say('plan.items.of', { items: document.items, has: document.task.items })}</p>
          {document.items < document.task.items && <p class="weak">{say('plan.items.drawn')}</p>}
        </Fact>
        <Fact language={language} of="plan.attempts">
          <bdi dir="ltr">{format.number(document.attempts)}</bdi>
        </Fact>
        <Fact language={language} of="plan.valid">
          {say('plan.valid-for', { count: document.validDays })}
        </Fact>
        <Fact language={language} of="plan.interval">
          <Say
            language={language}
            of={`plan.interval.${document.interval.method}`}
            level={<bdi dir="ltr">{format.percent(document.interval.level)}</bdi>}
          />
        </Fact>
        <Fact language={language} of="plan.seed">
          <p>
            <Code>{document.seed}</Code>
          </p>
          <p class="weak">{say('plan.seed.what')}</p>
        </Fact>
        <Fact language={language} of="plan.version">
          <Code>{plan.system.version}</Code>
        </Fact>
        <Fact language={language} of="plan.harness">
          <Code>{document.harness}</Code>
        </Fact>
      </dl>
    </section>
  )
}

function Running({ frame, data: { plan, mayRun } }: { frame: Frame; data: PlanPageData }): JSX.Element | null {
  const { language } = frame
  const say = words(language)
  if (!mayRun) return null
  if (plan.attempts.used >= plan.attempts.allowed) return <p class="inset mt4">{say('plan.attempts.none-left')}</p>
  return (
    <form class="mt4" method="post" action={localised(language, addresses.planAct(plan.id, 'runs'))}>
      <CsrfField frame={frame} />
      <p class="hint">{say('plan.run.hint')}</p>
      <button type="submit" class="btn">
        {say('plan.run')}
      </button>
    </form>
  )
}

function Proof({ frame: { language }, data: { plan, receipt } }: { frame: Frame; data: PlanPageData }): JSX.Element {
  const say = words(language)
  return (
    <section aria-labelledby="proof" class="mt6">
      <h2 id="proof">{say('plan.proof')}</h2>
      <p class="measure">{say('plan.proof.what')}</p>
      <dl class="summary">
        <Fact language={language} of="plan.registered">
          <Moment language={language} at={plan.registeredAt} />
        </Fact>
        <Fact language={language} of="plan.log">
          <a href={localised(language, addresses.logEntry(plan.log.index))}>
            {say('plan.log.entry', { index: plan.log.index })}
          </a>
        </Fact>
        <Fact language={language} of="plan.digest">
          <Code>{plan.digest}</Code>
        </Fact>
      </dl>
      <p class="mt4">
        <a class="btn sec" href={receipt.href} download={`${plan.id}.json`}>
          {say('plan.receipt')}
        </a>
      </p>
      <p>{say('plan.receipt.check')}</p>
      <Listing label={say('plan.receipt.check')} text={receipt.command} />
    </section>
  )
}
