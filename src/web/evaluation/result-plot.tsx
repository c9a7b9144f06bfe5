import type { ComponentChildren, JSX } from 'preact'
import type { EvaluationResult } from '../../../libs/receipt/index.ts'
import type { Language } from '../../kernel/language.ts'
import { DotPlot } from './dot-plot.tsx'
import { isAmount, metricWords } from './metric-words.ts'
import { sliceName } from './slice-words.ts'

type ResultPlotProps = {
  language: Language
  criteria: EvaluationResult['criteria']
  series: readonly string[]
  children: ComponentChildren
}

/** Each criterion with its value, its interval and its threshold. Amounts have no place among shares: they stand in the table. */
export function ResultPlot({ language, criteria, series, children }: ResultPlotProps): JSX.Element {
  const rows = criteria
    .filter(({ metric }) => !isAmount(metric))
    .map(({ metric, slice, value, low, high, threshold }) => {
      const { name } = metricWords(language, metric)
      return {
        label: slice === null ? name : `${name} (${sliceName(language, slice)})`,
        marks: [{ series: 0, value, low, high }],
        threshold,
      }
    })
  return (
    <DotPlot language={language} rows={rows} series={series}>
      {children}
    </DotPlot>
  )
}
