import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { type ProblemState, type PublicProblem, problemStates, publicStates } from '../../modules/calls/index.ts'
import { type SentenceKey, words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { type Filter, FilterForm } from '../filter-form.tsx'
import type { Choice } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { regionChoices, sectorChoices } from '../records/choices.ts'
import type { Region } from '../records/setting.ts'
import { Words } from '../records/words.tsx'
import { Unfilled } from '../text.tsx'
import { OrganisationName } from './organisation-name.tsx'
import { StateTag } from './state-tag.tsx'

export const needFilters = ['state', 'sector', 'region', 'axis'] as const
export type NeedFilter = (typeof needFilters)[number]

export type NeedsPageData = {
  readonly problems: readonly PublicProblem[]
  readonly nextHref: string | null
  readonly chosen: Readonly<Partial<Record<NeedFilter, string | undefined>>>
  readonly regions: readonly Region[]
  readonly axes: readonly { readonly slug: string; readonly text: string }[]
  /** The reader sees proposals too, and may ask for them alone. */
  readonly leads: boolean
}

/** Where a problem's page is: under its code as soon as it has one. */
export function needAddress({ id, code }: { readonly id: string; readonly code: string | null }): string {
  return addresses.need(code?.toLowerCase() ?? id)
}

/** Public problems: who has which need, and how far it is. */
export function needsPage(frame: Frame, data: NeedsPageData): string {
  const { language } = frame
  const say = words(language)
  const { problems, chosen } = data
  const isFiltered = needFilters.some((name) => chosen[name] !== undefined)
  return renderPage(
    <Page frame={frame} title={say('need.title')} section="needs">
      <h1>{say('need.title')}</h1>
      <p class="measure">{say('need.what')}</p>
      <p>
        <a class="btn" href={localised(language, addresses.proposeNeed)}>
          {say('need.propose')}
        </a>
      </p>
      <FilterForm language={language} address={addresses.needs} filters={filtersOf(language, data)} />
      {problems.length === 0 ? (
        <p class="inset">{say(isFiltered ? 'need.none-fits' : 'need.none')}</p>
      ) : (
        <div class="mt5">
          <ul class="links">
            {problems.map((problem) => (
              <Entry key={problem.id} frame={frame} problem={problem} />
            ))}
          </ul>
        </div>
      )}
      {data.nextHref && (
        <p>
          <a href={data.nextHref} rel="next">
            {say('need.next')}
          </a>
        </p>
      )}
    </Page>,
  )
}

function Entry({ frame: { language }, problem }: { frame: Frame; problem: PublicProblem }): JSX.Element {
  const say = words(language)
  return (
    <li>
      <a href={localised(language, needAddress(problem))}>
        {problem.code !== null && (
          <>
            <bdi>{problem.code}</bdi>{' '}
          </>
        )}
        <Words language={language} text={problem.title} />
      </a>
      <p>
        <StateTag language={language} state={problem.state} />
      </p>
      <p>
        {say('need.owner-is')} <OrganisationName language={language} organisation={problem.owner} />
      </p>
      <p>
        {say('need.data-are')} <ExistingData language={language} problem={problem} />
      </p>
    </li>
  )
}

function ExistingData({ language, problem }: { language: Frame['language']; problem: PublicProblem }): JSX.Element {
  const say = words(language)
  const { dataSets, dataThatExist } = problem
  if (dataSets.length === 0 && !dataThatExist) return <Unfilled>{say('need.no-data')}</Unfilled>
  return (
    <>
      {dataThatExist && <Words language={language} text={dataThatExist} />}{' '}
      {dataSets.length > 0 && say('need.data-sets-here', { count: dataSets.length })}
    </>
  )
}

function filtersOf(language: Language, { chosen, regions, axes, leads }: NeedsPageData): Filter[] {
  const say = words(language)
  const states: readonly ProblemState[] = leads ? problemStates : publicStates
  const choices: Readonly<Record<NeedFilter, readonly Choice[]>> = {
    state: states.map((state) => ({ value: state, text: say(`need.state.${state}`) })),
    sector: sectorChoices(language),
    region: regionChoices(language, regions),
    axis: axes.map(({ slug, text }) => ({ value: slug, text })),
  }
  return needFilters.map((name) => ({
    name,
    label: `need.filter.${name}` satisfies SentenceKey,
    choices: choices[name],
    chosen: chosen[name],
  }))
}
