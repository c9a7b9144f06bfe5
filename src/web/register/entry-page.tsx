import type { JSX } from 'preact'
import { inLanguage } from '../../kernel/language.ts'
import type { Entry } from '../../modules/register/index.ts'
import { isolate } from '../../words/isolate.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { QuestionForm } from '../ask/question-form.tsx'
import { blank, ErrorSummary, type Filled } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import type { Region } from '../records/setting.ts'
import { Words } from '../records/words.tsx'
import { Moment, Say } from '../text.tsx'
import { Approvals } from './approvals.tsx'
import { DeclaredFacts } from './declared-facts.tsx'
import { Drift } from './drift.tsx'
import { actsForm, EntryActs, type EntryActsData } from './entry-acts.tsx'
import { EntryHistory } from './entry-history.tsx'
import { ExportLinks } from './export-links.tsx'
import type { Levels } from './level-words.ts'
import { DeclaredMark, MeasuredMark } from './marks.tsx'
import { MeasuredCounts, MeasuredFacts } from './measured-facts.tsx'
import { Results } from './results.tsx'
import { RiskSummary } from './risk-summary.tsx'
import { StandingOfStages } from './stage-standing.tsx'
import { LevelTag, StandingTag } from './system-tags.tsx'

export type EntryPageData = {
  readonly entry: Entry
  readonly levels: Levels
  readonly regions: readonly Region[]
  /** Sentences of the rules that refused calls, in the reader's language. */
  readonly rules: Readonly<Record<string, string>>
  readonly exports: readonly { readonly format: string; readonly href: string }[]
  /** The reader is of the organisation and may try it at the stage of staff. */
  readonly mayTry: boolean
  readonly acts: EntryActsData
}

/** Of the page, in its order. */
const parts = ['measured', 'declared', 'standing', 'risk', 'results', 'approvals', 'drift', 'reports'] as const

/** All that the register says of a system: what is measured and what is declared, kept apart, and why it answers or does not. */
export function entryPage(frame: Frame, data: EntryPageData, filled: Filled = blank): string {
  const { language } = frame
  const say = words(language)
  const { entry, levels } = data
  const form = actsForm(language, filled)
  return renderPage(
    <Page
      frame={frame}
      title={isolate(inLanguage(entry.names, language).text)}
      section="register"
      failed={filled.problem !== null}
    >
      <p class="crumbs">
        <a href={localised(language, addresses.register)}>{say('register.title')}</a>
      </p>
      <ErrorSummary form={form} />
      <h1>
        <Words language={language} text={entry.names} />
      </h1>
      {entry.declared.purpose && (
        <p class="measure lead">
          <Words language={language} text={entry.declared.purpose} />
          <DeclaredMark language={language} />
        </p>
      )}
      <p>
        {entry.stop && <span class="tag bad">{say('register.flag.stopped')}</span>}
        <StandingTag language={language} system={entry} />
        <LevelTag language={language} levels={levels} level={entry.risk.level} />
        <Say language={language} of="register.owned" owner={<Words language={language} text={entry.owner.names} />} />
      </p>
      <Notice frame={frame} entry={entry} />
      <MeasuredCounts language={language} measured={entry.measured} />
      <Limits frame={frame} entry={entry} />
      {(entry.stages.production.resolves || data.mayTry) && <AskBox frame={frame} data={data} />}
      <nav aria-label={say('register.contents')} class="mt6">
        <ul class="toc">
          {parts.map((part) => (
            <li key={part}>
              <a href={`#${part}`}>{say(`register.section.${part}`)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="two mt6">
        <div>
          <section aria-labelledby="measured">
            <h2 id="measured">{say('register.section.measured')}</h2>
            <MeasuredFacts language={language} measured={entry.measured} rules={data.rules} />
          </section>
          <DeclaredPart frame={frame} data={data} />
        </div>
        <aside>
          <EntryHistory language={language} entry={entry} levels={levels} />
          <p>
            <a class="btn sec" href={localised(language, addresses.systemAct(entry.slug, 'incident'))}>
              {say('register.report-incident')}
            </a>
          </p>
        </aside>
      </div>
      <StandingOfStages language={language} entry={entry} />
      <RiskSummary language={language} entry={entry} levels={levels} />
      <section aria-labelledby="results" class="mt6">
        <h2 id="results">{say('register.section.results')}</h2>
        {entry.measured.results.length === 0 ? (
          <p class="inset">{say('register.results.none')}</p>
        ) : (
          <Results language={language} results={entry.measured.results} duties={entry.risk.duties} />
        )}
      </section>
      <Approvals language={language} approvals={entry.approvals} />
      <Drift language={language} entry={entry} />
      <Reports frame={frame} entry={entry} />
      <ExportLinks language={language} exports={data.exports} />
      <EntryActs frame={frame} form={form} entry={entry} data={data.acts} />
    </Page>,
  )
}

/** What somebody has to know before all else: it is stopped, or no longer there, or not yet. */
function Notice({ frame: { language }, entry }: { frame: Frame; entry: Entry }): JSX.Element | null {
  const say = words(language)
  const { stop, state } = entry
  if (stop) {
    return (
      <section class="err mt5" aria-labelledby="stopped">
        <h2 id="stopped">{say('register.stopped')}</h2>
        <p>
          <Say language={language} of="register.stopped.what" at={<Moment language={language} at={stop.at} />} />
        </p>
        <p class="lead">
          <Words language={language} text={stop.reason} />
        </p>
      </section>
    )
  }
  if (state !== 'live') return <p class="inset mt5">{say(`register.notice.${state}`)}</p>
  if (entry.stages.production.resolves) return null
  return (
    <p class="inset mt5">
      {say('register.notice.silent')} <a href="#standing">{say('register.notice.why')}</a>
    </p>
  )
}

function Limits({ frame: { language }, entry }: { frame: Frame; entry: Entry }): JSX.Element {
  const say = words(language)
  const { knownLimits } = entry.declared
  return (
    <div class="inset mt6">
      <strong>{say('register.limits')}</strong>{' '}
      {knownLimits ? (
        <>
          <Words language={language} text={knownLimits} />
          <DeclaredMark language={language} />
        </>
      ) : (
        <span class="nil">{say('state.unfilled')}</span>
      )}
    </div>
  )
}

function AskBox({ frame, data: { entry, mayTry } }: { frame: Frame; data: EntryPageData }): JSX.Element {
  const { language } = frame
  const say = words(language)
  const trial = new URLSearchParams({ system: entry.slug, stage: 'staff' })
  return (
    <section aria-labelledby="ask" class="mt6">
      <h2 id="ask">{say('register.section.ask')}</h2>
      {entry.stages.production.resolves && (
        <div class="measure">
          <QuestionForm
            frame={frame}
            filled={blank}
            main={false}
            permit={null}
            system={{ slug: entry.slug, stage: 'production' }}
          />
        </div>
      )}
      {mayTry && (
        <p>
          <a href={`${localised(language, addresses.ask)}?${trial}`}>{say('register.try')}</a>
        </p>
      )}
    </section>
  )
}

function DeclaredPart({ frame: { language }, data }: { frame: Frame; data: EntryPageData }): JSX.Element {
  const say = words(language)
  const { entry, regions } = data
  return (
    <section aria-labelledby="declared" class="mt6">
      <h2 id="declared">{say('register.section.declared')}</h2>
      <p class="weak">
        {say('register.completeness', { percent: entry.completeness })}
        <MeasuredMark language={language} />
      </p>
      <dl class="summary">
        <DeclaredFacts setting={{ language, regions }} declared={entry.declared} />
        <div>
          <dt>{say('register.solution')}</dt>
          <dd>
            <a href={localised(language, addresses.solution(entry.solution.slug))}>
              <Words language={language} text={entry.solution.names} />
            </a>
          </dd>
        </div>
      </dl>
    </section>
  )
}

/** How often something went wrong or was contested, and the way to say so. */
function Reports({ frame: { language }, entry }: { frame: Frame; entry: Entry }): JSX.Element {
  const say = words(language)
  const { incidents, contests } = entry.measured
  return (
    <section aria-labelledby="reports" class="mt6">
      <h2 id="reports">{say('register.section.reports')}</h2>
      <p>
        {say('register.incidents.told', incidents)}
        <MeasuredMark language={language} />
      </p>
      <p>
        {say('register.contests.told', contests)}
        <MeasuredMark language={language} />
      </p>
      <p class="weak">{say('register.contest.how')}</p>
      <ul class="also">
        <li>
          <a href={localised(language, addresses.systemAct(entry.slug, 'incidents'))}>{say('register.incidents')}</a>
        </li>
        <li>
          <a href={localised(language, addresses.systemAct(entry.slug, 'incident'))}>
            {say('register.report-incident')}
          </a>
        </li>
        {entry.maySettle && (
          <li>
            <a href={localised(language, addresses.reports)}>{say('register.settle')}</a>
          </li>
        )}
      </ul>
    </section>
  )
}
