import type { JSX } from 'preact'
import type { Label } from '../../kernel/label.ts'
import type { Language } from '../../kernel/language.ts'
import type { CndpReference, Purpose } from '../../kernel/purpose.ts'
import { isolate } from '../../words/isolate.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import type { Restated } from '../ask/answer.ts'
import { RestatedChip, SourceChip } from '../ask/source-chip.tsx'
import type { Frame } from '../frame.ts'
import { type JobProgress, JobProgressBlock } from '../jobs/job-progress.tsx'
import { Page, renderPage } from '../page.tsx'
import { typeWords } from '../publishing/findings-page.tsx'
import { Code, Day, List, Say, Size, Unfilled } from '../text.tsx'
import { type DataSetSummary, PublisherName } from './catalogue-page.tsx'
import { type ClosedContent, ClosedContentSection } from './closed-content.tsx'
import { LabelWords } from './label.tsx'
import { type ReadingPermit, ReadingUnder } from './reading-permit.tsx'
import { PurposeWords, ReferenceWords } from './reference-words.tsx'

export type VersionFile = {
  readonly path: string
  /** Nothing, as of its bytes, under a permit that covers what identifies people: it is not this file that leaves. */
  readonly sha256: string | null
  readonly bytes: number | null
  readonly downloadHref: string
  /** Its text, page by page; nothing when it could not be read or has not been yet. */
  readonly textHref: string | null
  /** Why it could not be read: a refusal's code and values. */
  readonly refused: { readonly code: string; readonly values: Readonly<Record<string, string | number>> } | null
  /** It holds questions to examine assistants with: never read, never quoted. */
  readonly reserved: boolean
}

export type DataSetPageData = {
  readonly dataSet: Omit<DataSetSummary, 'latest' | 'href'> & {
    readonly description: string | null
    readonly label: Label
    readonly licenceText: string | null
    readonly sourceUrl: string | null
    readonly restates: readonly Restated[]
    /** What its personal data were collected for. */
    readonly purposes: readonly Purpose[]
    /** Under which reference they are processed; nothing for readers who are not told. */
    readonly cndp: CndpReference | null
    /** Types of identifiers found in it; nothing for readers who are not told. */
    readonly identifiers: readonly string[] | null
  }
  readonly versions: readonly {
    readonly digest: string
    readonly href: string
    readonly sealedAt: string
    readonly publishedAt: string | null
  }[]
  /** The version that is shown; nothing while none is sealed. */
  readonly shown: {
    readonly digest: string
    readonly files: readonly VersionFile[]
    readonly index: JobProgress | null
    /** How many of its pages are not searched because their text is damaged; `href` for whoever may judge them. */
    readonly pagesBelowGate: { readonly count: number; readonly href: string | null }
  } | null
  /** Why its files are closed to the reader; nothing when they are not. */
  readonly closed: ClosedContent | null
  /** Under which permit it is read. */
  readonly permit: ReadingPermit | null
  /** The reader prepares the data sets of this publisher. */
  readonly prepares: boolean
}

/** One data set: whose it is, under which terms, its versions by digest, and the files of one of them. */
export function dataSetPage(frame: Frame, data: DataSetPageData): string {
  const { language } = frame
  const say = words(language)
  const { dataSet, shown } = data
  return renderPage(
    <Page frame={frame} title={isolate(dataSet.title)} section="data-sets">
      <p class="crumbs">
        <a href={localised(language, addresses.dataSets)}>{say('nav.data-sets')}</a>
      </p>
      <h1 lang={dataSet.titleLanguage}>
        <bdi>{dataSet.title}</bdi>
      </h1>
      {dataSet.description && (
        <p class="measure" dir="auto">
          {dataSet.description}
        </p>
      )}
      {data.permit && <ReadingUnder language={language} permit={data.permit} />}
      {dataSet.provenance === 'restated' && <p class="inset">{say('data-set.restated-why')}</p>}
      <Terms frame={frame} data={data} />
      {shown && (
        <section aria-labelledby="files" class="mt6">
          <h2 id="files">{say('data-set.files')}</h2>
          <p>
            {say('data-set.version')} <Code>{shown.digest}</Code>
          </p>
          {shown.index && <JobProgressBlock language={language} job={shown.index} />}
          {shown.pagesBelowGate.count > 0 && (
            <p class="inset">
              {say('publish.pages-below-gate', { count: shown.pagesBelowGate.count })}{' '}
              {shown.pagesBelowGate.href && <a href={shown.pagesBelowGate.href}>{say('publish.judge-pages')}</a>}
            </p>
          )}
          <Files frame={frame} files={shown.files} />
        </section>
      )}
      {data.closed ? (
        <ClosedContentSection frame={frame} closed={data.closed} />
      ) : (
        <Versions frame={frame} data={data} />
      )}
      {data.prepares && (
        <p class="mt5">
          <a class="btn sec" href={localised(language, addresses.draft(dataSet.id))}>
            {say('data-set.new-version')}
          </a>{' '}
          <a class="btn sec" href={localised(language, addresses.dataSetLabel(dataSet.id))}>
            {say('data-set.change-label')}
          </a>
        </p>
      )}
    </Page>,
  )
}

function Terms({ frame, data: { dataSet } }: { frame: Frame; data: DataSetPageData }): JSX.Element {
  const { language } = frame
  const say = words(language)
  return (
    <dl class="summary">
      <div>
        <dt>{say('data-set.publisher')}</dt>
        <dd>
          <PublisherName language={language} publisher={dataSet.publisher} />
        </dd>
      </div>
      <div>
        <dt>{say('data-set.licence')}</dt>
        <dd>
          <bdi dir="ltr">{dataSet.licence}</bdi>
          {dataSet.licenceText && (
            <details>
              <summary>{say('data-set.licence-text')}</summary>
              <div class="page-text" dir="auto">
                {dataSet.licenceText}
              </div>
            </details>
          )}
        </dd>
      </div>
      <div>
        <dt>{say('data-set.label')}</dt>
        <dd>
          <LabelWords language={language} label={dataSet.label} />
        </dd>
      </div>
      <ProtectionTerms language={language} dataSet={dataSet} />
      <div>
        <dt>{say('data-set.provenance')}</dt>
        <dd>
          {say(`provenance.${dataSet.provenance}`)}{' '}
          {dataSet.provenance === 'restated' && <RestatedChip language={language} />}
          {dataSet.sourceUrl && (
            <p>
              {say('data-set.origin')}{' '}
              <a href={dataSet.sourceUrl} rel="noopener noreferrer">
                <bdi dir="ltr">{dataSet.sourceUrl}</bdi>
              </a>
            </p>
          )}
          {dataSet.restates.length > 0 && (
            <ul class="kinds">
              {dataSet.restates.map((source) => (
                <li key={source.source}>
                  <SourceChip language={language} of={source} />
                  <Say language={language} of="source.described" title={source.title} date={source.dateAsStated} />
                </li>
              ))}
            </ul>
          )}
        </dd>
      </div>
    </dl>
  )
}

/** Of personal data: what they are for, and what those who may know are told of them. */
function ProtectionTerms({
  language,
  dataSet: { purposes, cndp, identifiers },
}: {
  language: Language
  dataSet: DataSetPageData['dataSet']
}): JSX.Element {
  const say = words(language)
  return (
    <>
      {purposes.length > 0 && (
        <div>
          <dt>{say('data-set.purposes')}</dt>
          <dd>
            <PurposeWords language={language} purposes={purposes} />
          </dd>
        </div>
      )}
      {cndp && (
        <div>
          <dt>{say('data-set.cndp')}</dt>
          <dd>
            <ReferenceWords language={language} cndp={cndp} />
          </dd>
        </div>
      )}
      {identifiers && identifiers.length > 0 && (
        <div>
          <dt>{say('data-set.identifiers')}</dt>
          <dd>
            <List language={language} items={identifiers.map((type) => typeWords(language, type))} />
          </dd>
        </div>
      )}
    </>
  )
}

function Files({ frame, files }: { frame: Frame; files: readonly VersionFile[] }): JSX.Element {
  const { language } = frame
  const say = words(language)
  return (
    <table class="stack">
      <caption class="vh">{say('data-set.files')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('file.path')}</th>
          <th scope="col">SHA-256</th>
          <th scope="col" class="n">
            {say('file.size')}
          </th>
          <th scope="col">{say('file.text')}</th>
        </tr>
      </thead>
      <tbody>
        {files.map((file) => (
          <tr key={file.path}>
            <th scope="row">
              <a href={file.downloadHref} download>
                <Code>{file.path}</Code>
              </a>
            </th>
            <td>{file.sha256 === null ? <Unfilled>{say('file.covered')}</Unfilled> : <Code>{file.sha256}</Code>}</td>
            <td class="n" data-l={say('file.size')}>
              {file.bytes === null ? (
                <Unfilled>{say('file.covered')}</Unfilled>
              ) : (
                <Size language={language} bytes={file.bytes} />
              )}
            </td>
            <td data-l={say('file.text')}>
              <FileText frame={frame} file={file} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function FileText({ frame, file }: { frame: Frame; file: VersionFile }): JSX.Element {
  const say = words(frame.language)
  if (file.refused) {
    return (
      <span>
        <span class="tag bad">{say('file.not-read')}</span>{' '}
        {say.find(file.refused.code, file.refused.values) ?? <bdi dir="ltr">{file.refused.code}</bdi>}
      </span>
    )
  }
  if (file.reserved) return <span class="weak">{say('file.reserved')}</span>
  if (!file.textHref) return <Unfilled>{say('file.not-read-yet')}</Unfilled>
  return <a href={file.textHref}>{say('file.read')}</a>
}

function Versions({ frame, data }: { frame: Frame; data: DataSetPageData }): JSX.Element {
  const { language } = frame
  const say = words(language)
  return (
    <section aria-labelledby="versions" class="mt6">
      <h2 id="versions">{say('data-set.versions')}</h2>
      {data.versions.length === 0 ? (
        <p class="inset">{say('data-set.no-version')}</p>
      ) : (
        <ol class="steps">
          {data.versions.map(({ digest, href, sealedAt, publishedAt }) => (
            <li key={digest} class={digest === data.shown?.digest ? 'now' : 'done'}>
              <a href={href} aria-current={digest === data.shown?.digest ? 'page' : undefined}>
                <Code>{digest}</Code>
              </a>
              <p>
                {publishedAt ? (
                  <>
                    {say('data-set.published-on')} <Day language={language} at={publishedAt} />
                  </>
                ) : (
                  <>
                    {say('data-set.sealed-on')} <Day language={language} at={sealedAt} />{' '}
                    <span class="tag info">{say('data-set.not-published')}</span>
                  </>
                )}
              </p>
            </li>
          ))}
        </ol>
      )}
      <p class="hint">{say('data-set.digest-why')}</p>
    </section>
  )
}
