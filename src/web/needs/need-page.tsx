import type { ComponentChild, JSX } from 'preact'
import { inLanguage } from '../../kernel/language.ts'
import type { PublicProblem, StateChange } from '../../modules/calls/index.ts'
import type { RecordLink } from '../../modules/programmes/index.ts'
import { isolate } from '../../words/isolate.ts'
import { type SentenceKey, words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { blank, ErrorSummary, type Filled } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Path, type PathState } from '../home/path.tsx'
import { Page, renderPage } from '../page.tsx'
import { termWords } from '../records/field-words.ts'
import { RecordAnchor } from '../records/record-links.tsx'
import type { Region } from '../records/setting.ts'
import { Words } from '../records/words.tsx'
import { List, Unfilled } from '../text.tsx'
import { type NeedActs, OfficerForms, officerForm } from './officer-forms.tsx'
import { OrganisationName } from './organisation-name.tsx'
import { StateHistory } from './state-history.tsx'
import { StateTag } from './state-tag.tsx'

/** A record that the reader may read; of any other, its slug alone. */
export type NeedRecord = RecordLink | { readonly slug: string; readonly title: null }

export type NeedPageData = {
  readonly problem: Omit<PublicProblem, 'from' | 'axes'>
  readonly history: readonly StateChange[]
  readonly axes: readonly NeedRecord[]
  readonly from: readonly NeedRecord[]
  /** Where the golden questions of a data set are, by its id. */
  readonly goldenQuestions: Readonly<Record<string, string>>
  readonly regions: readonly Region[]
  /** What there is of the path for this problem, computed. */
  readonly path: PathState
  /** What the reader may do with it now. */
  readonly acts: NeedActs
  /** Where the reader starts a project on it; nothing for those who act for no organisation. */
  readonly projectHref: string | null
}

/** One public problem: the need, whose it is, what there is for it and what is missing, and how far it is. */
export function needPage(frame: Frame, data: NeedPageData, filled: Filled = blank): string {
  const { language } = frame
  const say = words(language)
  const { problem } = data
  const form = officerForm(language, filled)
  return renderPage(
    <Page
      frame={frame}
      title={isolate(inLanguage(problem.title, language).text)}
      section="needs"
      failed={filled.problem !== null}
    >
      <p class="crumbs">
        <a href={localised(language, addresses.needs)}>{say('need.title')}</a>
      </p>
      <ErrorSummary form={form} />
      <h1>
        {problem.code !== null && (
          <>
            <bdi class="weak">{problem.code}</bdi>{' '}
          </>
        )}
        <Words language={language} text={problem.title} />
      </h1>
      <p>
        <StateTag language={language} state={problem.state} />
        {say(`need.state.${problem.state}.meaning`)}
      </p>
      <Need language={language} problem={problem} />
      <Facts frame={frame} data={data} />
      <section aria-labelledby="path" class="mt6">
        <h2 id="path">{say('need.path')}</h2>
        <Path language={language} state={data.path} />
      </section>
      <section aria-labelledby="project" class="mt6">
        <h2 id="project">{say('need.project')}</h2>
        <p>{say('need.project.private')}</p>
        {data.projectHref && (
          <p>
            <a class="btn" href={data.projectHref}>
              {say('need.project.start')}
            </a>
          </p>
        )}
      </section>
      <section class="mt6">
        <StateHistory language={language} history={data.history} />
      </section>
      <OfficerForms frame={frame} form={form} problem={problem} acts={data.acts} />
    </Page>,
  )
}

/** The need in the words of who has it, a paragraph a line. */
function Need({ language, problem }: { language: Frame['language']; problem: NeedPageData['problem'] }): JSX.Element {
  const need = inLanguage(problem.need, language)
  return (
    <div class="inset measure" lang={need.language === language ? undefined : need.language} dir="auto">
      {need.text.split(/\n+/).map((line, place) => (
        <p key={place}>{line}</p>
      ))}
    </div>
  )
}

function Facts({ frame, data }: { frame: Frame; data: NeedPageData }): JSX.Element {
  const { language } = frame
  const say = words(language)
  const { problem } = data
  const orNotStated = (text: PublicProblem['people']) =>
    text ? <Words language={language} text={text} /> : <Unfilled>{say('need.not-stated')}</Unfilled>
  return (
    <dl class="summary">
      <Fact frame={frame} of="need.owner">
        <OrganisationName language={language} organisation={problem.owner} />
      </Fact>
      <Fact frame={frame} of="need.taken-up-by">
        {problem.takenUpBy ? (
          <OrganisationName language={language} organisation={problem.takenUpBy} />
        ) : (
          <Unfilled>{say('need.nobody-yet')}</Unfilled>
        )}
      </Fact>
      <Fact frame={frame} of="need.people">
        {orNotStated(problem.people)}
      </Fact>
      <Fact frame={frame} of="need.data-that-exist">
        <Data frame={frame} data={data} />
      </Fact>
      <Fact frame={frame} of="need.data-missing">
        {orNotStated(problem.dataMissing)}
      </Fact>
      <Fact frame={frame} of="need.from">
        <Records frame={frame} records={data.from} none="need.from.none" />
      </Fact>
      <Fact frame={frame} of="need.filed-under" ours>
        <dl class="prov">
          <dt>{say('need.filter.sector')}</dt>
          <dd>
            <Listed
              language={language}
              items={problem.sectors.map((sector) => termWords(language, 'sector', sector))}
            />
          </dd>
          <dt>{say('need.filter.region')}</dt>
          <dd>
            <Listed
              language={language}
              items={problem.regions.map((code) => regionName(data.regions, code, language))}
            />
          </dd>
          <dt>{say('need.filter.axis')}</dt>
          <dd>
            <Records frame={frame} records={data.axes} none="need.not-stated" />
          </dd>
        </dl>
      </Fact>
    </dl>
  )
}

type FactProps = { frame: Frame; of: SentenceKey; ours?: boolean; children: ComponentChild }

function Fact({ frame, of, ours, children }: FactProps): JSX.Element {
  const say = words(frame.language)
  return (
    <div>
      <dt>
        {say(of)}
        {ours && <span class="mark">{say('record.ours')}</span>}
      </dt>
      <dd>{children}</dd>
    </div>
  )
}

function Data({ frame: { language }, data }: { frame: Frame; data: NeedPageData }): JSX.Element {
  const say = words(language)
  const { dataThatExist, dataSets } = data.problem
  if (!dataThatExist && dataSets.length === 0) return <Unfilled>{say('need.no-data')}</Unfilled>
  return (
    <>
      {dataThatExist && (
        <p>
          <Words language={language} text={dataThatExist} />
        </p>
      )}
      {dataSets.length > 0 && (
        <ul class="plain-list">
          {dataSets.map(({ id, titles }) => (
            <li key={id}>
              <a href={localised(language, addresses.dataSet(id))}>
                <Words language={language} text={titles} />
              </a>
              {data.goldenQuestions[id] && (
                <p>
                  <a href={data.goldenQuestions[id]}>{say('need.golden-questions')}</a>
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

type RecordsProps = { frame: Frame; records: readonly NeedRecord[]; none: SentenceKey }

function Records({ frame: { language }, records, none }: RecordsProps): JSX.Element {
  if (records.length === 0) return <Unfilled>{words(language)(none)}</Unfilled>
  return (
    <ul class="plain-list">
      {records.map((record) => (
        <li key={record.slug}>
          {record.title ? <RecordAnchor language={language} record={record} /> : <bdi>{record.slug}</bdi>}
        </li>
      ))}
    </ul>
  )
}

function Listed({ language, items }: { language: Frame['language']; items: readonly string[] }): JSX.Element {
  if (items.length === 0) return <Unfilled>{words(language)('need.not-stated')}</Unfilled>
  return <List language={language} items={items} />
}

function regionName(regions: readonly Region[], code: string, language: Frame['language']): string {
  const region = regions.find((known) => known.code === code)
  return region ? inLanguage(region.names, language).text : code
}
