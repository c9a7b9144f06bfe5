import type { JSX } from 'preact'
import type { Problem } from '../../kernel/problem.ts'
import type { ImportOutcome } from '../../modules/programmes/index.ts'
import { problemWords, words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { CsrfField, ErrorSummary, type Filled, formOf } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Code } from '../text.tsx'

type Outcome = ImportOutcome<Problem>

/** What a file may hold, and what became of the records of the last one. */
export type ImportData = {
  readonly largestMebibytes: number
  readonly mostRecords: number
  readonly imported: { readonly file: string; readonly outcomes: readonly Outcome[] } | null
  /** Why the file could not be read as a whole. */
  readonly problem: Problem | null
}

/** Takes a file of records and proposes them. Posts `multipart/form-data` to itself: `csrf`, then `file`. */
export function importPage(frame: Frame, data: ImportData): string {
  const { language } = frame
  const say = words(language)
  const filled: Filled = { values: {}, problem: data.problem }
  const refused = data.imported?.outcomes.some(({ result }) => result === 'refused') ?? false
  return renderPage(
    <Page frame={frame} title={say('exchange.import')} failed={data.problem !== null || refused}>
      <p class="crumbs">
        <a href={localised(language, addresses.desk)}>{say('page.desk')}</a>
      </p>
      <h1>{say('exchange.import')}</h1>
      <ErrorSummary form={formOf(language, filled, { file: 'exchange.file' })} />
      {data.imported && <Imported frame={frame} imported={data.imported} />}
      <p class="measure">{say('exchange.what-happens')}</p>
      <form
        class="drop"
        method="post"
        enctype="multipart/form-data"
        action={localised(language, addresses.importRecords)}
      >
        <CsrfField frame={frame} />
        <label for="field-file">{say('exchange.file')}</label>
        <p class="hint" id="field-file-hint">
          {say('exchange.file-hint', { mebibytes: data.largestMebibytes, records: data.mostRecords })}
        </p>
        <input type="file" id="field-file" name="file" required aria-describedby="field-file-hint" />
        <button type="submit" class="btn">
          {say('exchange.propose')}
        </button>
      </form>
      <p class="measure">
        {say('exchange.begin-with')} <a href="/records.csv">{say('exchange.all-as-table')}</a>
        {say('exchange.or')}
        <a href="/records.jsonld">{say('exchange.all-as-linked-data')}</a>
      </p>
    </Page>,
  )
}

function Imported({ frame, imported }: { frame: Frame; imported: NonNullable<ImportData['imported']> }): JSX.Element {
  const { language } = frame
  const say = words(language)
  const { file, outcomes } = imported
  const count = (...results: Outcome['result'][]) => outcomes.filter(({ result }) => results.includes(result)).length
  const left = outcomes.some((outcome) => 'leftOut' in outcome && outcome.leftOut > 0)
  return (
    <section aria-labelledby="imported">
      <h2 id="imported">
        {say('exchange.read')} <bdi dir="ltr">{file}</bdi>
      </h2>
      <ul>
        <li>{say('exchange.count-proposed', { count: count('proposed', 'changed') })}</li>
        <li>{say('exchange.count-unchanged', { count: count('unchanged') })}</li>
        <li>{say('exchange.count-refused', { count: count('refused') })}</li>
      </ul>
      {left && <p class="inset">{say('exchange.links-left-out')}</p>}
      {outcomes.length > 0 && (
        <table class="stack">
          <caption class="vh">{say('exchange.outcomes')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('exchange.record')}</th>
              <th scope="col" class="n">
                {say('exchange.place')}
              </th>
              <th scope="col">{say('exchange.outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {outcomes.map((outcome) => (
              <tr key={`${outcome.at} ${outcome.slug}`}>
                <th scope="row">{outcome.slug === null ? say('exchange.unnamed') : <Code>{outcome.slug}</Code>}</th>
                <td class="n" data-l={say('exchange.place')}>
                  {outcome.at}
                </td>
                <td data-l={say('exchange.outcome')}>
                  <OutcomeWords frame={frame} outcome={outcome} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function OutcomeWords({ frame: { language }, outcome }: { frame: Frame; outcome: Outcome }): JSX.Element {
  const say = words(language)
  if (outcome.result === 'refused') {
    const { title, advice, fields } = problemWords(language, outcome.refusal)
    return (
      <>
        <span class="tag warn">{say('exchange.result.refused')}</span> {title}. {advice}
        {fields.length > 0 && (
          <ul>
            {fields.map(({ path, text }) => (
              <li key={path + text}>
                <Code>{path}</Code>: {text}
              </li>
            ))}
          </ul>
        )}
      </>
    )
  }
  if (outcome.result === 'unchanged') return <span class="tag">{say('exchange.result.unchanged')}</span>
  return (
    <>
      <span class="tag ok">{say(`exchange.result.${outcome.result}`)}</span>{' '}
      {say('exchange.revision', { revision: outcome.revision })}
      {outcome.leftOut > 0 && <> {say('exchange.left-out', { count: outcome.leftOut })}</>}
    </>
  )
}
