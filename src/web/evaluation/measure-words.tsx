import type { JSX } from 'preact'
import type { Criterion } from '../../../libs/receipt/index.ts'
import type { Language } from '../../kernel/language.ts'
import { formatIn } from '../../words/format.ts'
import { words } from '../../words/sentence.ts'
import { Say } from '../text.tsx'
import { isAmount, metricWords } from './metric-words.ts'
import { sliceName } from './slice-words.ts'
import { fractionOf } from './threshold.ts'

type ValueProps = { language: Language; metric: string; value: number }

/** A value of a metric: per cent, or an amount in the unit of the metric's name. */
export function Value({ language, metric, value }: ValueProps): JSX.Element {
  const format = formatIn(language)
  return <bdi dir="ltr">{isAmount(metric) ? format.number(Number(value.toPrecision(4))) : format.percent(value)}</bdi>
}

type Bounds = { readonly low: number; readonly high: number }

/** From where to where the value lies with the plan's confidence. */
export function Interval({
  language,
  metric,
  bounds: { low, high },
}: {
  language: Language
  metric: string
  bounds: Bounds
}): JSX.Element {
  return (
    <Say
      language={language}
      of="measure.interval"
      low={<Value language={language} metric={metric} value={low} />}
      high={<Value language={language} metric={metric} value={high} />}
    />
  )
}

/** How many hold of how many; of what is no share, over how many items. */
export function Counted({
  language,
  measured: { k, n },
}: {
  language: Language
  measured: { readonly k: number | null; readonly n: number }
}): JSX.Element {
  return k === null ? (
    <Say language={language} of="measure.over" count={n} />
  ) : (
    <Say language={language} of="measure.of" k={k} n={n} />
  )
}

/** What a criterion asks of its metric: at least so much, or at most, of the value or of the worse end of its interval. */
export function Asked({
  language,
  criterion: { metric, comparator, threshold, on },
}: {
  language: Language
  criterion: Pick<Criterion, 'metric' | 'comparator' | 'threshold' | 'on'>
}): JSX.Element {
  const say = words(language)
  const fraction = isAmount(metric) ? null : fractionOf(threshold)
  return (
    <>
      <Say
        language={language}
        of={`criterion.${comparator}`}
        threshold={<Value language={language} metric={metric} value={threshold} />}
      />
      {fraction && <> ({say('measure.of', { k: fraction.over, n: fraction.of })})</>}
      {on === 'bound' && <small class="what">{say('criterion.bound')}</small>}
    </>
  )
}

/** The criteria of a bar as a list: the metric by its name with what it says, of which items, and how much. */
export function CriteriaList({
  language,
  criteria,
}: {
  language: Language
  criteria: readonly Criterion[]
}): JSX.Element {
  return (
    <ul class="plain-list changes">
      {criteria.map((criterion) => {
        const { name, what } = metricWords(language, criterion.metric)
        return (
          <li key={`${criterion.metric} ${criterion.slice} ${criterion.comparator}`}>
            <strong>{name}</strong>
            {criterion.slice !== null && ' '}
            {criterion.slice !== null && <span class="mark">{sliceName(language, criterion.slice)}</span>}:{' '}
            <Asked language={language} criterion={criterion} />
            {what !== '' && <p class="weak">{what}</p>}
          </li>
        )
      })}
    </ul>
  )
}
