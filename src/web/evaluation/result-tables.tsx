import type { JSX } from 'preact'
import type { EvaluationResult, Measured } from '../../../libs/receipt/index.ts'
import type { Language } from '../../kernel/language.ts'
import { formatIn } from '../../words/format.ts'
import { words } from '../../words/sentence.ts'
import { Asked, Counted, Interval, Value } from './measure-words.tsx'
import { metricWords } from './metric-words.ts'
import { sliceName } from './slice-words.ts'

type ResultProps = { language: Language; result: EvaluationResult }

/** Of a criterion: its name and part, what was measured with its interval, what was asked, and whether it holds. */
export function CriteriaTable({ language, result }: ResultProps): JSX.Element {
  const say = words(language)
  return (
    <table class="stack mt5">
      <caption>{say('run.criteria')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('run.criterion')}</th>
          <th scope="col">{say('run.measured')}</th>
          <th scope="col">{say('run.interval')}</th>
          <th scope="col">{say('run.threshold')}</th>
          <th scope="col">{say('run.held-or-not')}</th>
        </tr>
      </thead>
      <tbody>
        {result.criteria.map((criterion) => {
          const { metric, slice, value, held } = criterion
          const { name, what } = metricWords(language, metric)
          const measured = result.metrics.find((one) => one.metric === metric && one.slice === slice)
          return (
            <tr key={`${metric} ${slice} ${criterion.comparator}`}>
              <th scope="row">
                {name}
                {slice !== null && ' '}
                {slice !== null && <span class="mark">{sliceName(language, slice)}</span>}
                <small class="what">{what}</small>
              </th>
              <td data-l={say('run.measured')}>
                {measured ? (
                  <span>
                    <Value language={language} metric={metric} value={value} />{' '}
                    <small class="what">
                      <Counted language={language} measured={measured} />
                    </small>
                  </span>
                ) : (
                  <span class="nil">{say('measure.none')}</span>
                )}
              </td>
              <td data-l={say('run.interval')}>
                {measured && (
                  <span>
                    <Interval language={language} metric={metric} bounds={criterion} />
                  </span>
                )}
              </td>
              <td data-l={say('run.threshold')}>
                <span>
                  <Asked language={language} criterion={criterion} />
                </span>
              </td>
              <td data-l={say('run.held-or-not')}>
                <span class={held ? 'tag ok' : 'tag bad'}>{say(held ? 'criterion.held' : 'criterion.missed')}</span>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** The metrics of the bar in each language, or in each slice that the items name. */
export function SlicesTable({ language, result, of }: ResultProps & { of: 'language' | 'slice' }): JSX.Element | null {
  const say = words(language)
  const metrics = [...new Set(result.criteria.map(({ metric }) => metric))]
  const parts = result.metrics.filter(({ metric, slice }) => slice?.startsWith(`${of}:`) && metrics.includes(metric))
  const slices = [...new Set(parts.map(({ slice }) => slice!))]
  if (slices.length === 0) return null
  return (
    <table class="stack mt4">
      <caption>{say(`run.by-${of}`)}</caption>
      <thead>
        <tr>
          <th scope="col">{say(`sample.${of}`)}</th>
          {metrics.map((metric) => (
            <th key={metric} scope="col">
              {metricWords(language, metric).name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {slices.map((slice) => (
          <tr key={slice}>
            <th scope="row">
              <bdi>{sliceName(language, slice)}</bdi>
            </th>
            {metrics.map((metric) => {
              const measured = parts.find((one) => one.slice === slice && one.metric === metric)
              return (
                <td key={metric} data-l={metricWords(language, metric).name}>
                  {measured ? (
                    <Cell language={language} measured={measured} />
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

function Cell({ language, measured }: { language: Language; measured: Measured }): JSX.Element {
  return (
    <span>
      <Value language={language} metric={measured.metric} value={measured.value} />{' '}
      <small class="what">
        <Counted language={language} measured={measured} />
        {words(language)('record.comma')}
        <Interval language={language} metric={measured.metric} bounds={measured} />
      </small>
    </span>
  )
}

/** Everything that was measured over all items, also what no criterion asks for. */
export function MetricsTable({ language, result }: ResultProps): JSX.Element {
  const say = words(language)
  return (
    <table class="stack">
      <caption class="vh">{say('run.all-metrics')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('run.metric')}</th>
          <th scope="col">{say('run.measured')}</th>
          <th scope="col">{say('run.interval')}</th>
          <th scope="col" class="n">
            {say('run.over')}
          </th>
        </tr>
      </thead>
      <tbody>
        {result.metrics
          .filter(({ slice }) => slice === null)
          .map((measured) => {
            const { name, what } = metricWords(language, measured.metric)
            return (
              <tr key={measured.metric}>
                <th scope="row">
                  {name}
                  <small class="what">{what}</small>
                </th>
                <td data-l={say('run.measured')}>
                  <Value language={language} metric={measured.metric} value={measured.value} />
                </td>
                <td data-l={say('run.interval')}>
                  <span>
                    <Interval language={language} metric={measured.metric} bounds={measured} />
                  </span>
                </td>
                <td data-l={say('run.over')} class="n">
                  <bdi dir="ltr">{formatIn(language).number(measured.n)}</bdi>
                </td>
              </tr>
            )
          })}
      </tbody>
    </table>
  )
}
