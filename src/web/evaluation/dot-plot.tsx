import type { ComponentChildren, JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { formatIn } from '../../words/format.ts'
import { directionOf } from '../../words/locale.ts'
import { words } from '../../words/sentence.ts'

type Mark = { readonly series: number; readonly value: number; readonly low: number; readonly high: number }

export type PlotRow = {
  readonly label: string
  readonly marks: readonly Mark[]
  /** Where the bar lies; null for none. */
  readonly threshold: number | null
}

/** Where 0 and 1 lie, in per cent of the width: the plot takes the room that there is, and its words keep their size. */
const [first, last] = [7, 93]
const axisHeight = 34
const labelHeight = 28
const markHeight = 19
const rowFoot = 12
const ticks = [0, 0.25, 0.5, 0.75, 1]

const colours = ['#0b4a5b', '#b86a00', '#0c6b5c', '#6d7a75'] as const
/** Each series by a shape too: eight of them, the second four in the colours of the first. */
const shapes: readonly ((colour: string) => JSX.Element)[] = [
  (colour) => <circle r="5.5" fill={colour} />,
  (colour) => <rect x="-5" y="-5" width="10" height="10" fill={colour} />,
  (colour) => <path d="M0-6l6 11h-12z" fill={colour} />,
  (colour) => <path d="M-5-5l10 10M5-5l-10 10" stroke={colour} stroke-width="3" />,
  (colour) => <path d="M0-7l6 7-6 7-6-7z" fill={colour} />,
  (colour) => <path d="M-6 0h12M0-6v12" stroke={colour} stroke-width="3" />,
  (colour) => <circle r="5" fill="#fff" stroke={colour} stroke-width="2.5" />,
  (colour) => <rect x="-4.5" y="-4.5" width="9" height="9" fill="#fff" stroke={colour} stroke-width="2.5" />,
]

function colourOf(series: number): string {
  return colours[series % colours.length]!
}

function Shape({ series }: { series: number }): JSX.Element {
  return shapes[series % shapes.length]!(colourOf(series))
}

/** The mark of a series, as its legend and the table beside the plot show it. */
export function SeriesMark({ series }: { series: number }): JSX.Element {
  return (
    <svg class="dot" viewBox="-8 -8 16 16" aria-hidden="true">
      <Shape series={series} />
    </svg>
  )
}

type DotPlotProps = {
  language: Language
  rows: readonly PlotRow[]
  /** Names of the series, where there are several. */
  series: readonly string[]
  /** The finding, in a sentence. */
  children: ComponentChildren
}

/**
 * Shares from 0 to 1 with their intervals and thresholds. It reads from the side where the language begins. The same values
 * stand in a table beside it, so it is hidden from whoever does not see it.
 */
export function DotPlot({ language, rows, series, children }: DotPlotProps): JSX.Element | null {
  if (rows.length === 0) return null
  const say = words(language)
  const rtl = directionOf(language) === 'rtl'
  const at = (share: number) => `${rounded(rtl ? last - share * (last - first) : first + share * (last - first))}%`
  const tops = rowTops(rows)
  const height = tops.at(-1)! + rowHeight(rows.at(-1)!)
  return (
    <figure class="plot">
      <figcaption>{children}</figcaption>
      <ul class="legend">
        {series.map((name, place) => (
          <li key={`${place} ${name}`}>
            <SeriesMark series={place} />
            <bdi>{name}</bdi>
          </li>
        ))}
        {rows.some(({ threshold }) => threshold !== null) && (
          <li>
            <svg class="dot" viewBox="-8 -8 16 16" aria-hidden="true">
              <path d="M0-8V8" stroke="#a3301f" stroke-width="2.5" stroke-dasharray="4 3" />
            </svg>
            {say('plot.threshold')}
          </li>
        )}
        <li>
          <svg class="dot" viewBox="-8 -8 16 16" aria-hidden="true">
            <path d="M-8 0H8" stroke="#46534f" stroke-width="2.5" />
          </svg>
          {say('plot.interval')}
        </li>
      </ul>
      <svg class="chart" width="100%" height={height} aria-hidden="true">
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={at(tick)} x2={at(tick)} y1={axisHeight - 6} y2={height} stroke="#d7dcd5" />
            <text x={at(tick)} y="20" text-anchor="middle" font-size="14" fill="#46534f" direction="ltr">
              {formatIn(language).percent(tick)}
            </text>
          </g>
        ))}
        {rows.map((row, place) => (
          <Row key={row.label} row={row} top={tops[place]!} at={at} rtl={rtl} />
        ))}
      </svg>
    </figure>
  )
}

type RowProps = { row: PlotRow; top: number; at: (share: number) => string; rtl: boolean }

function Row({ row, top, at, rtl }: RowProps): JSX.Element {
  const foot = top + rowHeight(row)
  return (
    <g>
      <line x1="0" x2="100%" y1={top} y2={top} stroke="#c9cfc8" />
      <text
        x={rtl ? '100%' : '0'}
        y={top + 20}
        text-anchor="start"
        direction={rtl ? 'rtl' : 'ltr'}
        font-size="16"
        font-weight="600"
        fill="#14201f"
      >
        {row.label}
      </text>
      {row.threshold !== null && (
        <line
          x1={at(row.threshold)}
          x2={at(row.threshold)}
          y1={top + labelHeight}
          y2={foot - 4}
          stroke="#a3301f"
          stroke-width="2"
          stroke-dasharray="5 4"
        />
      )}
      {row.marks.map(({ series, value, low, high }, place) => {
        const y = top + labelHeight + markHeight * place + markHeight / 2
        return (
          <g key={series}>
            <line x1={at(low)} x2={at(high)} y1={y} y2={y} stroke={colourOf(series)} stroke-width="2.5" />
            <svg x={at(value)} y={y} overflow="visible" aria-hidden="true">
              <Shape series={series} />
            </svg>
          </g>
        )
      })}
    </g>
  )
}

function rowHeight({ marks }: PlotRow): number {
  return labelHeight + markHeight * Math.max(1, marks.length) + rowFoot
}

function rowTops(rows: readonly PlotRow[]): number[] {
  let top = axisHeight
  return rows.map((row) => {
    const own = top
    top += rowHeight(row)
    return own
  })
}

function rounded(x: number): number {
  return Math.round(x * 100) / 100
}
