import { inLanguage } from '../../kernel/language.ts'
import type { SystemStage } from '../../kernel/ports/systems.ts'
import { type Entry, maxWordsLength } from '../../modules/register/index.ts'
import { isolate } from '../../words/isolate.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { Fact } from '../fact.tsx'
import { CsrfField, ErrorSummary, type Filled, formOf, TextArea } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import type { Region } from '../records/setting.ts'
import { Words } from '../records/words.tsx'
import { Say } from '../text.tsx'
import { DeclaredFacts } from './declared-facts.tsx'
import type { Levels } from './level-words.ts'
import { VersionWords } from './measured-facts.tsx'
import { Results } from './results.tsx'
import { resultsToApprove } from './results-to-approve.ts'
import { RiskSummary } from './risk-summary.tsx'
import { BeforeApproval } from './stage-standing.tsx'

export type ApprovalPageData = {
  readonly entry: Entry
  readonly stage: SystemStage
  readonly levels: Levels
  readonly regions: readonly Region[]
  readonly now: Date
}

/** What an approver puts their name under, all of it, and the button that does so. */
export function approvalPage(frame: Frame, data: ApprovalPageData, filled: Filled): string {
  const { language } = frame
  const say = words(language)
  const { entry, stage, levels, regions, now } = data
  const { version, beforeApproval, toApprove } = entry.stages[stage]
  const form = formOf(language, filled, { note: 'approval.note' })
  const results = resultsToApprove(entry, stage, now)
  return renderPage(
    <Page
      frame={frame}
      title={`${say('approval.title')} - ${isolate(inLanguage(entry.names, language).text)}`}
      section="workspace"
      failed={filled.problem !== null}
    >
      <p class="crumbs">
        <a href={localised(language, addresses.approvals)}>{say('approvals.title')}</a>
      </p>
      <ErrorSummary form={form} />
      <h1>
        {say('approval.title')}: <Words language={language} text={entry.names} />
      </h1>
      <p>
        <span class="tag info">{say(`register.stage.${stage}`)}</span>
        <a href={localised(language, addresses.system(entry.slug))}>{say('approval.entry')}</a>
      </p>
      <p class="measure">{say(`approval.what.${stage}`)}</p>
      <dl class="summary">
        <Fact language={language} of="register.act.version">
          {version ? (
            <VersionWords language={language} digest={version.digest} number={version.number} />
          ) : (
            <span class="nil">{say('state.unfilled')}</span>
          )}
        </Fact>
        <Fact language={language} of="approval.given">
          {say('approvals.given', { count: standingApprovals(entry, stage) })}
        </Fact>
      </dl>
      <section aria-labelledby="declared" class="mt6">
        <h2 id="declared">{say('register.section.declared')}</h2>
        <dl class="summary">
          <DeclaredFacts setting={{ language, regions }} declared={entry.declared} />
        </dl>
      </section>
      <section aria-labelledby="results" class="mt6">
        <h2 id="results">{say('register.section.results')}</h2>
        {results.length === 0 ? (
          <p class="inset">{say('approval.no-result')}</p>
        ) : (
          <Results language={language} results={results} duties={entry.risk.duties} />
        )}
      </section>
      <RiskSummary language={language} entry={entry} levels={levels} />
      <section aria-labelledby="approve" class="mt7 measure">
        <h2 id="approve">{say('approval.decide')}</h2>
        {beforeApproval.length > 0 ? (
          <BeforeApproval language={language} lacking={beforeApproval} duties={entry.risk.duties} />
        ) : entry.mayApprove[stage] ? (
          <form method="post" action={localised(language, addresses.systemApproval(entry.slug, stage))}>
            <CsrfField frame={frame} />
            {/* What is on this page is what is approved: the form never keeps what an earlier one said. */}
            <input type="hidden" name="version" value={toApprove?.version} />
            <input type="hidden" name="assessment" value={toApprove?.assessment} />
            <input type="hidden" name="results" value={toApprove?.results.join(' ')} />
            <p>
              <Say
                language={language}
                of="approval.confirm"
                system={<Words language={language} text={entry.names} />}
              />
            </p>
            <TextArea
              form={form}
              name="note"
              hint="register.act.reason.hint"
              maxLength={maxWordsLength}
              lang={language}
              optional
            />
            <button type="submit" class="btn">
              {say('approval.submit')}
            </button>
          </form>
        ) : (
          <p class="inset">{say('approval.not-yours')}</p>
        )}
      </section>
    </Page>,
  )
}

/** Of this version at this stage, not withdrawn. */
function standingApprovals({ approvals, stages }: Entry, stage: SystemStage): number {
  const version = stages[stage].version?.digest
  return approvals.filter((one) => one.stage === stage && one.version === version && one.withdrawnAt === null).length
}
