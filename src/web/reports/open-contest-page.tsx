import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { type Contest, maxWordsLength } from '../../modules/register/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import type { Answer } from '../ask/answer.ts'
import { Quotes } from '../ask/quotes.tsx'
import { Fact } from '../fact.tsx'
import {
  type Choice,
  CsrfField,
  ErrorSummary,
  type Filled,
  type Form,
  formOf,
  RadioField,
  SelectField,
  TextArea,
} from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Code, Say } from '../text.tsx'
import { ContestFacts, ContestStanding } from './contest-facts.tsx'
import { lessonFields, lessonLanguages } from './lesson-fields.ts'
import { OutcomeFields } from './outcome-fields.tsx'

const labels = {
  decision: 'reports.decision',
  'outcome.ar': 'reports.contest.outcome.ar',
  'outcome.fr': 'reports.outcome.fr',
  'outcome.en': 'reports.outcome.en',
  'lesson.question': 'reports.lesson.question',
  'lesson.language': 'reports.lesson.language',
  'lesson.expected': 'reports.lesson.expected',
  'lesson.mustShow': 'reports.lesson.mustShow',
  'lesson.never': 'reports.lesson.never',
  dataSet: 'reports.lesson.dataSet',
} as const

export type OpenContestData = {
  readonly contest: Contest
  /** The case's answer with its quotes as links; null where there is none to show. */
  readonly answer: Answer | null
  /** What a lesson may be about, where the answer itself does not say: it quotes several data sets or none. */
  readonly dataSets: readonly Choice[]
  /** As the rules say now. */
  readonly maySettle: boolean
}

/** A contest beside what is contested, with the form that settles it. */
export function openContestPage(frame: Frame, data: OpenContestData, filled: Filled): string {
  const { language } = frame
  const say = words(language)
  const { contest, answer, maySettle } = data
  const form = formOf(language, filled, labels)
  return renderPage(
    <Page frame={frame} title={say('reports.contest')} section="workspace" failed={filled.problem !== null}>
      <p class="crumbs">
        <a href={localised(language, addresses.reports)}>{say('reports.title')}</a>
      </p>
      <ErrorSummary form={form} />
      <h1>{say('reports.contest')}</h1>
      <p>
        {say('contest.number')} <Code>{contest.id}</Code>
      </p>
      <ContestStanding language={language} contest={contest} />
      <div class="two even">
        <section aria-labelledby="case">
          <h2 id="case">{say('reports.case')}</h2>
          {answer && contest.case ? (
            <Case language={language} answer={answer} contested={contest.case} />
          ) : (
            <p class="inset">{say(contest.why === null ? 'reports.case.forgotten' : 'reports.case.unreadable')}</p>
          )}
        </section>
        <div>
          <section aria-labelledby="contest">
            <h2 id="contest">{say('contest.title')}</h2>
            <ContestFacts language={language} contest={contest} />
            {contest.lesson && <Learned language={language} lesson={contest.lesson} />}
          </section>
          {maySettle && contest.state === 'open' && <Settlement frame={frame} form={form} data={data} />}
        </div>
      </div>
    </Page>,
  )
}

type CaseProps = { language: Language; answer: Answer; contested: NonNullable<Contest['case']> }

/** What was answered, by what, under which rules. */
function Case({ language, answer, contested: { answer: result, decision } }: CaseProps): JSX.Element {
  const say = words(language)
  const { system, rulePacks, versions, answerer } = result
  const quotes = answer.abstained ? answer.nearby : answer.quotes
  return (
    <>
      <p class="lead" dir="auto">
        {answer.question}
      </p>
      {answer.abstained && (
        <p>
          <span class="tag warn">{say('ask.abstained')}</span> {say(`abstention.${answer.reason ?? 'no-evidence'}`)}
        </p>
      )}
      {quotes.length === 0 ? (
        <p class="inset">{say('contest.no-quotes')}</p>
      ) : (
        <>
          <p class="weak">{say(answer.abstained ? 'contest.nearby' : 'contest.quotes')}</p>
          <Quotes language={language} quotes={quotes} />
        </>
      )}
      <div class="mt5">
        <dl class="summary">
          {system && (
            <>
              <Fact language={language} of="incident.system">
                <a href={localised(language, addresses.system(system.slug))}>
                  <bdi dir="ltr">{system.slug}</bdi>
                </a>{' '}
                <span class="mark">{say(`reports.case.stage.${system.stage}`)}</span>
              </Fact>
              <Fact language={language} of="reports.case.version">
                <Code>{system.version}</Code>
              </Fact>
              <Fact language={language} of="reports.case.evidence">
                <Code>{system.evidence}</Code>
              </Fact>
            </>
          )}
          <Fact language={language} of="reports.case.answerer">
            <Say
              language={language}
              of="reports.case.answerer.version"
              name={<Code>{answerer.name}</Code>}
              version={answerer.version}
            />
          </Fact>
          <Fact language={language} of="reports.case.versions">
            {versions.length === 0 ? (
              say('reports.case.versions.none')
            ) : (
              <ul class="plain-list">
                {versions.map(({ dataSet, version, title }) => (
                  <li key={dataSet + version}>
                    <a href={localised(language, addresses.dataSetVersion(dataSet, version))}>
                      <bdi>{title}</bdi>
                    </a>{' '}
                    <Code>{version}</Code>
                  </li>
                ))}
              </ul>
            )}
          </Fact>
          <Fact language={language} of="reports.case.packs">
            <ul class="plain-list">
              {rulePacks.map(({ id, version, digest }) => (
                <li key={id}>
                  <bdi dir="ltr">{`${id} ${version}`}</bdi> <Code>{digest}</Code>
                </li>
              ))}
            </ul>
          </Fact>
          <Fact language={language} of="reports.case.receipt">
            <a href={localised(language, addresses.answer(answer.receiptId))}>
              <Code>{answer.receiptId}</Code>
            </a>
          </Fact>
          <Fact language={language} of="reports.case.decision">
            <a href={localised(language, addresses.logEntry(decision))}>
              {say('reports.case.entry', { index: String(decision) })}
            </a>
          </Fact>
        </dl>
      </div>
    </>
  )
}

/** What the next test asks because of this contest. */
function Learned({ language, lesson }: { language: Language; lesson: NonNullable<Contest['lesson']> }): JSX.Element {
  const say = words(language)
  const { question, dataSet } = lesson
  return (
    <section aria-labelledby="learned" class="mt5">
      <h3 id="learned">{say('reports.learned')}</h3>
      {question === null ? (
        <p class="inset">{say('reports.learned.kept')}</p>
      ) : (
        <dl class="summary">
          <Fact language={language} of="reports.lesson.question">
            <bdi>{question.question}</bdi>
          </Fact>
          <Fact language={language} of="reports.lesson.expected">
            {say(`reports.lesson.expected.${question.expected}`)}
          </Fact>
          {question.mustShow.tokens.length > 0 && (
            <Fact language={language} of="reports.lesson.mustShow">
              <Lines lines={question.mustShow.tokens.map((wordings) => wordings.join(' | '))} />
            </Fact>
          )}
          {question.never.length > 0 && (
            <Fact language={language} of="reports.lesson.never">
              <Lines lines={question.never} />
            </Fact>
          )}
        </dl>
      )}
      <p>
        <a href={localised(language, addresses.dataSet(dataSet))}>{say('reports.lesson.dataSet')}</a>
      </p>
    </section>
  )
}

function Lines({ lines }: { lines: readonly string[] }): JSX.Element {
  return (
    <ul class="plain-list">
      {lines.map((line) => (
        <li key={line}>
          <bdi>{line}</bdi>
        </li>
      ))}
    </ul>
  )
}

type SettlementProps = { frame: Frame; form: Form; data: OpenContestData }

function Settlement({ frame, form, data }: SettlementProps): JSX.Element | null {
  const { language } = frame
  const say = words(language)
  const { contest, dataSets } = data
  const contested = contest.case
  // What cannot be read cannot be judged; what is forgotten can only be rejected.
  if (contested === null && contest.why !== null) return null
  const filledIn: Form = contested
    ? { ...form, values: { ...lessonFields(contested.answer), ...form.values } }
    : { ...form, values: { ...form.values, decision: 'rejected' } }
  const decisions = contested ? (['taught', 'upheld', 'rejected'] as const) : (['rejected'] as const)
  return (
    <section aria-labelledby="settle" class="mt7">
      <h2 id="settle">{say('reports.settle')}</h2>
      <form method="post" action={localised(language, addresses.contestAct(contest.id, 'settlement'))}>
        <CsrfField frame={frame} />
        <RadioField
          form={filledIn}
          name="decision"
          open={contested !== null}
          choices={decisions.map((value) => ({
            value,
            text: say(`reports.decision.${value}`),
            what: say(contested ? `reports.decision.${value}.meaning` : 'reports.decision.rejected.forgotten'),
          }))}
        />
        <OutcomeFields form={filledIn} hint="reports.outcome.told" />
        {contested && <LessonFields form={filledIn} dataSets={dataSets} />}
        <button type="submit" class="btn">
          {say('reports.submit')}
        </button>
      </form>
    </section>
  )
}

/** Chosen where no lesson is taught. */
export const noDataSet = 'none'

/** A golden question, begun by the case. */
function LessonFields({ form, dataSets }: { form: Form; dataSets: readonly Choice[] }): JSX.Element {
  const { language } = form
  const say = words(language)
  return (
    <section aria-labelledby="lesson" class="mt6">
      <h3 id="lesson">{say('reports.lesson')}</h3>
      <p class="inset">{say('reports.lesson.what')}</p>
      {dataSets.length > 0 && (
        <SelectField
          form={form}
          name="dataSet"
          choices={[{ value: noDataSet, text: say('reports.lesson.dataSet.choose') }, ...dataSets]}
        />
      )}
      <TextArea form={form} name="lesson.question" maxLength={maxWordsLength} optional />
      <SelectField
        form={form}
        name="lesson.language"
        choices={lessonLanguages.map((value) => ({ value, text: say(`reports.lesson.language.${value}`) }))}
      />
      <RadioField
        form={form}
        name="lesson.expected"
        choices={(['answer', 'abstain'] as const).map((value) => ({
          value,
          text: say(`reports.lesson.expected.${value}`),
          what: say(`reports.lesson.expected.${value}.meaning`),
        }))}
      />
      <TextArea form={form} name="lesson.mustShow" hint="reports.lesson.mustShow.hint" maxLength={8000} optional />
      <TextArea form={form} name="lesson.never" hint="reports.lesson.never.hint" maxLength={8000} optional />
    </section>
  )
}
