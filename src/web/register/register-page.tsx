import type { JSX } from 'preact'
import type * as z from 'zod/v4/core'
import { inLanguage, type Language, type Multilingual } from '../../kernel/language.ts'
import type { listSystems } from '../../modules/register/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { type Filter, FilterForm } from '../filter-form.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { sectorChoices } from '../records/choices.ts'
import { Words } from '../records/words.tsx'
import { Say, Unfilled } from '../text.tsx'
import type { Levels } from './level-words.ts'
import { DeclaredMark, MeasuredMark } from './marks.tsx'
import { LevelTag, StandingTag } from './system-tags.tsx'

type ListedSystem = z.output<typeof listSystems.output>['systems'][number]

export type RegisterPageData = {
  readonly systems: readonly ListedSystem[]
  readonly total: number
  readonly nextHref: string | null
  readonly levels: Levels
  /** Organisations to narrow the list by. */
  readonly owners: readonly { readonly id: string; readonly names: Multilingual }[]
  readonly chosen: { readonly theme: string | undefined; readonly owner: string | undefined }
  /** The reader is in an organisation that could enter one. */
  readonly mayEnter: boolean
}

/** The public register: every system in use, what is the matter with one first, then by how much it is used. */
export function registerPage(frame: Frame, data: RegisterPageData): string {
  const { language } = frame
  const say = words(language)
  const { systems, chosen } = data
  const isFiltered = chosen.theme !== undefined || chosen.owner !== undefined
  return renderPage(
    <Page frame={frame} title={say('register.title')} section="register">
      <h1>{say('register.title')}</h1>
      <p class="measure lead">{say('register.what')}</p>
      {data.mayEnter && (
        <p>
          <a class="btn sec" href={localised(language, addresses.newSystem)}>
            {say('register.enter')}
          </a>
        </p>
      )}
      {data.total === 0 && !isFiltered ? (
        <Empty language={language} />
      ) : (
        <>
          <p class="weak">
            {say('register.total', { count: data.total })} {say('register.order')}
          </p>
          <FilterForm language={language} address={addresses.register} filters={filtersOf(language, data)} />
          {systems.length === 0 ? (
            <p class="inset">{say('register.none-fits')}</p>
          ) : (
            <ul class="links mt5">
              {systems.map((system) => (
                <Listed key={system.id} language={language} system={system} levels={data.levels} />
              ))}
            </ul>
          )}
        </>
      )}
      {data.nextHref && (
        <p>
          <a href={data.nextHref} rel="next">
            {say('register.next')}
          </a>
        </p>
      )}
    </Page>,
  )
}

/** What it takes for a system to stand here, as long as none does. */
function Empty({ language }: { language: Language }): JSX.Element {
  const say = words(language)
  const steps = ['problem', 'build', 'prove', 'assess', 'approve'] as const
  return (
    <section class="inset" aria-labelledby="none">
      <h2 id="none">{say('register.none')}</h2>
      <p>{say('register.none.what')}</p>
      <ol>
        {steps.map((step) => (
          <li key={step}>{say(`register.none.${step}`)}</li>
        ))}
      </ol>
    </section>
  )
}

function Listed({
  language,
  system,
  levels,
}: {
  language: Language
  system: ListedSystem
  levels: Levels
}): JSX.Element {
  const say = words(language)
  return (
    <li>
      <h2 class="step">
        <a href={localised(language, addresses.system(system.slug))}>
          <Words language={language} text={system.names} />
        </a>
      </h2>
      <p>
        {system.flags.map((flag) => (
          <span key={flag} class="tag bad">
            {say(`register.flag.${flag}`)}
          </span>
        ))}
        <StandingTag language={language} system={system} />
        <LevelTag language={language} levels={levels} level={system.level} />
      </p>
      <p>
        {system.purpose === null ? (
          <Unfilled>{say('register.purpose.unfilled')}</Unfilled>
        ) : (
          <>
            <Words language={language} text={system.purpose} />
            <DeclaredMark language={language} />
          </>
        )}
      </p>
      <p>
        {say('register.used', { count: system.answers90d })}
        <MeasuredMark language={language} />
      </p>
      <p>
        <Say language={language} of="register.owned" owner={<Words language={language} text={system.owner.names} />} />
      </p>
    </li>
  )
}

function filtersOf(language: Language, { owners, chosen }: RegisterPageData): Filter[] {
  return [
    { name: 'theme', label: 'register.filter.theme', choices: sectorChoices(language), chosen: chosen.theme },
    {
      name: 'owner',
      label: 'register.filter.owner',
      choices: owners.map(({ id, names }) => ({ value: id, text: inLanguage(names, language).text })),
      chosen: chosen.owner,
    },
  ]
}
