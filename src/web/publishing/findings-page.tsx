import type { JSX } from 'preact'
import type { Label } from '../../kernel/label.ts'
import type { Language } from '../../kernel/language.ts'
import { words } from '../../words/sentence.ts'
import type { Frame } from '../frame.ts'
import { type JobProgress, JobProgressBlock } from '../jobs/job-progress.tsx'
import { Page, renderPage } from '../page.tsx'
import { Code, Day, Say } from '../text.tsx'
import { StageList } from './stage-list.tsx'

type Certainty = 'certain' | 'likely' | 'possible'

/** What was found in a file, as a line: in its text, or in one column. */
export type FoundLine = {
  readonly type: string
  readonly certainty: Certainty
  readonly place:
    | { readonly kind: 'text'; readonly count: number }
    | {
        readonly kind: 'column'
        /** From 1. */
        readonly number: number
        readonly name: string | null
        /** The part of its cells that are of this type, 0 to 1. */
        readonly share: number
        readonly cells: number
      }
}

export type FileFindings = {
  readonly path: string
  /** Nothing while nobody has looked it through. */
  readonly survey: {
    readonly at: string
    readonly detector: string
    /** Why it could not be looked through: a code. */
    readonly refused: string | null
    readonly found: readonly FoundLine[]
  } | null
}

export type FindingsData = {
  readonly title: string
  readonly version: string
  /** How far reading its documents is; nothing when nobody asked for it. */
  readonly index: JobProgress | null
  readonly files: readonly FileFindings[]
  readonly proposed: Label['personal']
  /** What the proposal stands on: the surest thing found. */
  readonly because: { readonly path: string; readonly line: FoundLine } | null
  readonly labelHref: string
}

/** Third stage: what was found in the files that identifies people, and what that proposes. */
export function findingsPage(frame: Frame, data: FindingsData): string {
  const { language } = frame
  const say = words(language)
  const waiting = data.files.filter(({ survey }) => !survey).length
  return renderPage(
    <Page frame={frame} title={say('findings.title')} section="data-sets">
      <h1>{say('findings.title')}</h1>
      <p class="lead">
        <bdi>{data.title}</bdi>
      </p>
      <StageList language={language} at="findings" />
      <p class="measure">{say('findings.how')}</p>
      <p class="measure">{say('findings.names')}</p>
      {waiting > 0 && (
        <>
          {data.index && <JobProgressBlock language={language} job={data.index} />}
          <p class="inset">{say('findings.waiting', { count: waiting })}</p>
        </>
      )}
      <Proposal language={language} data={data} isWhole={waiting === 0} />
      <Findings language={language} files={data.files} />
      <p class="mt5">
        <a class="btn" href={data.labelHref}>
          {say('findings.to-label')}
        </a>
      </p>
    </Page>,
  )
}

function Proposal({
  language,
  data: { proposed, because },
  isWhole,
}: {
  language: Language
  data: FindingsData
  isWhole: boolean
}): JSX.Element {
  const say = words(language)
  return (
    <section aria-labelledby="proposal" class="measure">
      <h2 id="proposal">{say('findings.proposal')}</h2>
      {proposed === 'none' ? (
        <p>{say(isWhole ? 'findings.proposal.none' : 'findings.proposal.none-yet')}</p>
      ) : (
        <>
          <p>
            <span class="tag warn">{say(`label.personal.${proposed}`)}</span>
          </p>
          {because && (
            <p>
              <Because language={language} because={because} />
            </p>
          )}
          <p>{say(`findings.law.${proposed}`)}</p>
        </>
      )}
    </section>
  )
}

function Because({
  language,
  because: { path, line },
}: {
  language: Language
  because: NonNullable<FindingsData['because']>
}): JSX.Element {
  const type = typeWords(language, line.type)
  const where = <Code>{path}</Code>
  if (line.place.kind === 'text' || line.place.name === null) {
    return <Say language={language} of="findings.because" type={type} path={where} />
  }
  return <Say language={language} of="findings.because-column" type={type} column={line.place.name} path={where} />
}

function Findings({ language, files }: { language: Language; files: readonly FileFindings[] }): JSX.Element {
  const say = words(language)
  return (
    <table class="stack mt5">
      <caption>{say('findings.table')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('file.path')}</th>
          <th scope="col">{say('findings.type')}</th>
          <th scope="col">{say('findings.where')}</th>
          <th scope="col">{say('findings.number')}</th>
          <th scope="col">{say('findings.certainty')}</th>
        </tr>
      </thead>
      {files.map((file) => (
        <tbody key={file.path}>
          <FileLines language={language} file={file} />
        </tbody>
      ))}
    </table>
  )
}

function FileLines({ language, file: { path, survey } }: { language: Language; file: FileFindings }): JSX.Element {
  const say = words(language)
  const found = survey?.found ?? []
  if (!survey || survey.refused !== null || found.length === 0) {
    return (
      <tr>
        <th scope="row">
          <Code>{path}</Code>
        </th>
        <td colSpan={4}>
          <Nothing language={language} survey={survey} />
        </td>
      </tr>
    )
  }
  return (
    <>
      {found.map((line, at) => (
        <tr key={`${line.type} ${line.certainty} ${line.place.kind} ${at}`}>
          <th scope="row">
            <Code>{path}</Code>
          </th>
          <td data-l={say('findings.type')}>{typeWords(language, line.type)}</td>
          <td data-l={say('findings.where')}>
            <span>
              <Place language={language} place={line.place} />
            </span>
          </td>
          <td data-l={say('findings.number')}>
            {line.place.kind === 'text'
              ? line.place.count
              : say('findings.cells', { share: line.place.share, cells: line.place.cells })}
          </td>
          <td data-l={say('findings.certainty')}>
            <span class={line.certainty === 'possible' ? 'tag info' : 'tag warn'}>
              {say(`findings.${line.certainty}`)}
            </span>
          </td>
        </tr>
      ))}
    </>
  )
}

function Nothing({ language, survey }: { language: Language; survey: FileFindings['survey'] }): JSX.Element {
  const say = words(language)
  if (!survey) return <span class="tag info">{say('findings.not-yet')}</span>
  if (survey.refused !== null) {
    return (
      <>
        <span class="tag warn">{say('findings.unread')}</span>{' '}
        {say.find(survey.refused, {}) ?? <bdi dir="ltr">{survey.refused}</bdi>}
      </>
    )
  }
  return (
    <>
      <span class="tag ok">{say('findings.nothing')}</span>{' '}
      <Say language={language} of="findings.by" detector={<Code>{survey.detector}</Code>} />{' '}
      <Day language={language} at={survey.at} />
    </>
  )
}

function Place({ language, place }: { language: Language; place: FoundLine['place'] }): JSX.Element {
  const say = words(language)
  if (place.kind === 'text') return <>{say('findings.in-text')}</>
  if (place.name === null) return <>{say('findings.column-number', { number: place.number })}</>
  return <Say language={language} of="findings.column" name={place.name} />
}

/** What a type of personal data is called; its own name where no sentence says more. */
export function typeWords(language: Language, type: string): string {
  const say = words(language)
  return say.find(`personal-data.${type}`, {}) ?? say('findings.other-type', { type })
}
