import type { JSX } from 'preact'
import { inLanguage } from '../../kernel/language.ts'
import type { ShownRecord } from '../../modules/programmes/index.ts'
import { type SentenceKey, words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { FilterFields } from '../filter-form.tsx'
import type { Choice } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { regionChoices, sectorChoices } from './choices.ts'
import type { Region } from './setting.ts'

export const filterNames = ['axis', 'sector', 'region', 'partner', 'source'] as const
export type FilterName = (typeof filterNames)[number]

export type RoadmapFilter = {
  readonly chosen: Readonly<Partial<Record<FilterName, string | undefined>>>
  /** Codes of the sources that records here cite. */
  readonly sources: readonly string[]
}

type FiltersProps = RoadmapFilter & {
  frame: Frame
  regions: readonly Region[]
  axes: readonly ShownRecord[]
  organisations: readonly ShownRecord[]
}

/** Narrows the lists of the roadmap; a form that asks for the same page. */
export function RoadmapFilters({ frame, regions, axes, organisations, chosen, sources }: FiltersProps): JSX.Element {
  const { language } = frame
  const say = words(language)
  const byTitle = ({ slug, title }: ShownRecord): Choice => ({ value: slug, text: inLanguage(title, language).text })
  const choices: Readonly<Record<FilterName, readonly Choice[]>> = {
    axis: axes.map(byTitle),
    sector: sectorChoices(language),
    region: regionChoices(language, regions),
    partner: organisations.map(byTitle),
    source: sources.map((source) => ({ value: source, text: source })),
  }
  const filters = filterNames.map((name) => ({
    name,
    label: `roadmap.filter.${name}` satisfies SentenceKey,
    choices: withChosen(choices[name], chosen[name]),
    chosen: chosen[name],
  }))
  const isActive = filterNames.some((name) => chosen[name] !== undefined)
  return (
    <details class="mt7" open={isActive}>
      <summary>{say('roadmap.filter')}</summary>
      <form method="get" action={localised(language, addresses.roadmap)} class="filters">
        <p class="hint">{say('roadmap.filter-why')}</p>
        <FilterFields language={language} filters={filters} />
        <div class="row">
          <button type="submit" class="btn">
            {say('roadmap.filter-submit')}
          </button>
          {isActive && <a href={localised(language, addresses.roadmap)}>{say('roadmap.clear')}</a>}
        </div>
      </form>
    </details>
  )
}

/** What was asked for stays chosen, even when nothing here has it. */
function withChosen(choices: readonly Choice[], chosen: string | undefined): readonly Choice[] {
  if (chosen === undefined || choices.some(({ value }) => value === chosen)) return choices
  return [...choices, { value: chosen, text: chosen }]
}
