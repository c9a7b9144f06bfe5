import type { JSX } from 'preact'
import { inLanguage, type Language } from '../../kernel/language.ts'
import type { ComparedMetric, Plan, Run, Task } from '../../modules/evaluation/index.ts'
import { formatIn } from '../../words/format.ts'
import { isolate } from '../../words/isolate.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Words } from '../records/words.tsx'
import { Code, Moment, Say } from '../text.tsx'
import { LaboratoryCrumbs } from './crumbs.tsx'
import { DotPlot, SeriesMark } from './dot-plot.tsx'
import { More } from './laboratory-page.tsx'
import { Interval, Value } from './measure-words.tsx'
import { isAmount, metricWords } from './metric-words.ts'
import { type ListedSample, SampleTag } from './samples-page.tsx'
import { sliceName } from './slice-words.ts'

/** One of the runs beside each other; its place gives it its mark. */
export type ComparedRun = { readonly run: Run; readonly plan: Plan; readonly name: string }

export type ComparisonData = {
  readonly task: Task
  readonly runs: readonly ComparedRun[]
  readonly metrics: readonly ComparedMetric[]
  /** Question by question, a page of it; null where nobody may see them. */
  readonly questions: {
    readonly rows: readonly {
      readonly item: string
      readonly question: string | null
      readonly language: string
      /** In the order of the runs; null where a run did not draw the item. */
      readonly samples: readonly (ListedSample | null)[]
    }[]
    readonly nextHref: string | null
  } | null
}

/** From here on a difference is one that chance alone seldom makes. */
const significance = 0.05

/** Runs of one test beside each other: a plot, the same as a table, each pair in plain words, and question by question. */
export function comparisonPage(frame: Frame, data: ComparisonData): string {
  const { language } = frame
  const say = words(language)
  const { task, runs, metrics } = data
  const whole = metrics.filter(({ slice }) => slice === null)
  const title = { count: runs.length, task: isolate(inLanguage(task.names, language).text) }
  return renderPage(
    <Page frame={frame} title={say('comparison.title', title)} section="workspace">
      <LaboratoryCrumbs language={language}>
        <a href={localised(language, addresses.task(task.digest))}>
          <Words language={language} text={task.names} />
        </a>
      </LaboratoryCrumbs>
      <h1>
        <Say
          language={language}
          of="comparison.title"
          count={runs.length}
          task={<Words language={language} text={task.names} />}
        />
      </h1>
      <p class="measure">{say('comparison.what')}</p>
      <DotPlot
        language={language}
        series={runs.map(({ name }) => name)}
        rows={whole
          .filter(({ metric }) => !isAmount(metric))
          .map((compared) => ({
            label: metricWords(language, compared.metric).name,
            threshold: sharedThreshold(runs, compared.metric),
            marks: compared.runs.map(({ run, value, low, high }) => ({
              series: runs.findIndex((one) => one.run.id === run),
              value,
              low,
              high,
            })),
          }))}
      >
        <strong>{finding(language, data)}</strong> {say('plot.same-values')}
      </DotPlot>
      <ValueTable language={language} runs={runs} metrics={whole} />
      <PairTable language={language} runs={runs} metrics={whole} />
      <PartTable language={language} runs={runs} metrics={metrics.filter(({ slice }) => slice !== null)} />
      <Questions language={language} data={data} />
    </Page>,
  )
}

/** The threshold that every plan sets for a metric over all items; null where they differ. */
function sharedThreshold(runs: readonly ComparedRun[], metric: string): number | null {
  const asked = runs.map(
    ({ plan }) => plan.document.criteria.find((one) => one.metric === metric && one.slice === null)?.threshold ?? null,
  )
  return new Set(asked).size === 1 ? asked[0]! : null
}

type Pair = ComparedMetric['pairs'][number]

function differs({ adjusted }: Pair): boolean {
  return adjusted < significance
}

/** What the first metric says of its pairs, in one sentence. */
function finding(language: Language, { metrics, runs }: ComparisonData): string {
  const say = words(language)
  const first = metrics.find(({ slice, pairs }) => slice === null && pairs.length > 0)
  if (!first) return say('comparison.nothing')
  const { name } = metricWords(language, first.metric)
  const telling = first.pairs.find(differs)
  if (telling) return say('comparison.finding', { metric: name, said: pairSentence(language, runs, telling) })
  return say('comparison.finding', { metric: name, said: say('comparison.within') })
}

function nameOf(runs: readonly ComparedRun[], id: string): string {
  return runs.find(({ run }) => run.id === id)?.name ?? id
}

function pairSentence(language: Language, runs: readonly ComparedRun[], pair: Pair): string {
  const say = words(language)
  if (!differs(pair)) return say('comparison.within')
  const [more, less] = pair.difference > 0 ? [pair.a, pair.b] : [pair.b, pair.a]
  return say('comparison.beyond', { more: nameOf(runs, more), less: nameOf(runs, less) })
}

type TableProps = { language: Language; runs: readonly ComparedRun[]; metrics: readonly ComparedMetric[] }

function ValueTable({ language, runs, metrics }: TableProps): JSX.Element {
  const say = words(language)
  return (
    <table class="stack mt5">
      <caption>{say('comparison.values')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('plan.system')}</th>
          {metrics.map(({ metric }) => (
            <th key={metric} scope="col">
              {metricWords(language, metric).name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {runs.map(({ run, name }, place) => (
          <tr key={run.id}>
            <th scope="row">
              <SeriesMark series={place} />{' '}
              <a href={localised(language, addresses.run(run.id))}>
                <bdi>{name}</bdi>
              </a>
              <small class="what">
                <Moment language={language} at={run.finishedAt ?? run.requestedAt} />
              </small>
            </th>
            {metrics.map(({ metric, runs: values }) => {
              const value = values.find((one) => one.run === run.id)
              return (
                <td key={metric} data-l={metricWords(language, metric).name}>
                  {value ? (
                    <span>
                      <Value language={language} metric={metric} value={value.value} />{' '}
                      <small class="what">
                        <Interval language={language} metric={metric} bounds={value} />
                      </small>
                    </span>
                  ) : (
                    <span class="nil">{say('measure.none')}</span>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function PairTable({ language, runs, metrics }: TableProps): JSX.Element | null {
  const say = words(language)
  const pairs = metrics.flatMap(({ metric, pairs }) => pairs.map((pair) => ({ metric, pair })))
  if (pairs.length === 0) return null
  return (
    <section aria-labelledby="pairs" class="mt6">
      <h2 id="pairs">{say('comparison.pairs')}</h2>
      <p class="measure">{say('comparison.pairs.what')}</p>
      <table class="stack">
        <caption class="vh">{say('comparison.pairs')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('run.metric')}</th>
            <th scope="col">{say('comparison.pair')}</th>
            <th scope="col">{say('comparison.difference')}</th>
            <th scope="col">{say('comparison.p')}</th>
            <th scope="col">{say('comparison.meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map(({ metric, pair }) => (
            <tr key={`${metric} ${pair.a} ${pair.b}`}>
              <th scope="row">{metricWords(language, metric).name}</th>
              <td data-l={say('comparison.pair')}>
                <span>
                  <Say
                    language={language}
                    of="comparison.a-and-b"
                    a={<bdi>{nameOf(runs, pair.a)}</bdi>}
                    b={<bdi>{nameOf(runs, pair.b)}</bdi>}
                  />
                </span>
              </td>
              <td data-l={say('comparison.difference')}>
                <span>
                  <Value language={language} metric={metric} value={pair.difference} />{' '}
                  <small class="what">
                    <Interval language={language} metric={metric} bounds={pair} />
                  </small>
                </span>
              </td>
              <td data-l={say('comparison.p')}>
                <Chance language={language} p={pair.adjusted} />
              </td>
              <td>{pairSentence(language, runs, pair)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Chance({ language, p }: { language: Language; p: number }): JSX.Element {
  const format = formatIn(language)
  if (p < 0.001) return <bdi dir="ltr">{`< ${format.number(0.001)}`}</bdi>
  return <bdi dir="ltr">{format.number(Number(p.toFixed(3)))}</bdi>
}

function PartTable({ language, runs, metrics }: TableProps): JSX.Element | null {
  const say = words(language)
  if (metrics.length === 0) return null
  return (
    <details class="mt6">
      <summary>{say('comparison.parts')}</summary>
      <table class="stack">
        <caption class="vh">{say('comparison.parts')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('run.metric')}</th>
            <th scope="col">{say('sample.slice')}</th>
            {runs.map(({ run, name }) => (
              <th key={run.id} scope="col">
                <bdi>{name}</bdi>
              </th>
            ))}
            <th scope="col">{say('comparison.meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {metrics.map(({ metric, slice, runs: values, pairs }) => (
            <tr key={`${metric} ${slice}`}>
              <th scope="row">{metricWords(language, metric).name}</th>
              <td data-l={say('sample.slice')}>
                <bdi>{sliceName(language, slice)}</bdi>
              </td>
              {runs.map(({ run, name }) => {
                const value = values.find((one) => one.run === run.id)
                return (
                  <td key={run.id} data-l={name}>
                    {value ? (
                      <Value language={language} metric={metric} value={value.value} />
                    ) : (
                      <span class="nil">{say('measure.none')}</span>
                    )}
                  </td>
                )
              })}
              <td>{pairSentences(language, runs, pairs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

function pairSentences(language: Language, runs: readonly ComparedRun[], pairs: readonly Pair[]): string {
  const telling = pairs.filter(differs).map((pair) => pairSentence(language, runs, pair))
  return telling.length > 0 ? telling.join(' ') : words(language)('comparison.within')
}

function Questions({
  language,
  data: { questions, runs, task },
}: {
  language: Language
  data: ComparisonData
}): JSX.Element {
  const say = words(language)
  if (!questions) return <p class="inset mt6">{say(task.hidden ? 'task.items.hidden' : 'task.items.closed')}</p>
  const withOthers = (own: string) => {
    const query = new URLSearchParams(runs.flatMap(({ run }) => (run.id === own ? [] : [['with', run.id]])))
    return `?${query}`
  }
  return (
    <section aria-labelledby="questions" class="mt6">
      <h2 id="questions">{say('comparison.questions')}</h2>
      <table class="stack">
        <caption class="vh">{say('comparison.questions')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('sample.item')}</th>
            {runs.map(({ run, name }, place) => (
              <th key={run.id} scope="col">
                <SeriesMark series={place} /> <bdi>{name}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {questions.rows.map(({ item, question, language: tag, samples }) => (
            <tr key={item}>
              <th scope="row">
                <Code>{item}</Code>
                {question !== null && (
                  <small class="what">
                    <bdi lang={tag}>{question}</bdi>
                  </small>
                )}
              </th>
              {runs.map(({ run, name }, place) => {
                const sample = samples[place]
                return (
                  <td key={run.id} data-l={name}>
                    {sample ? (
                      <a href={`${localised(language, addresses.sample(run.id, sample.place))}${withOthers(run.id)}`}>
                        <SampleTag language={language} sample={sample} />
                      </a>
                    ) : (
                      <span class="nil">{say('comparison.not-drawn')}</span>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <More language={language} href={questions.nextHref} />
    </section>
  )
}
