import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { type OrganisationParticulars, organisationKinds } from '../../modules/identity/index.ts'
import { type SentenceKey, words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { type Filter, FilterForm } from '../filter-form.tsx'
import type { Choice } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { regionChoices } from '../records/choices.ts'
import type { Region } from '../records/setting.ts'
import { Words } from '../records/words.tsx'

export const organisationFilters = ['kind', 'region'] as const
export type OrganisationFilter = (typeof organisationFilters)[number]

export type OrganisationsPageData = {
  readonly organisations: readonly OrganisationParticulars[]
  readonly nextHref: string | null
  readonly chosen: Readonly<Partial<Record<OrganisationFilter, string | undefined>>>
  readonly regions: readonly Region[]
  /** The reader enters organisations, and sees people. */
  readonly administers: boolean
}

/** The organisations of the network: who they are, what they are and where. */
export function organisationsPage(frame: Frame, data: OrganisationsPageData): string {
  const { language } = frame
  const say = words(language)
  const { organisations, chosen } = data
  const isFiltered = organisationFilters.some((name) => chosen[name] !== undefined)
  return renderPage(
    <Page frame={frame} title={say('organisations.title')} section="organisations">
      <h1>{say('organisations.title')}</h1>
      <p class="measure">{say('organisations.what')}</p>
      {data.administers && (
        <ul class="also">
          <li>
            <a href={localised(language, addresses.organisation('new'))}>{say('organisations.enter')}</a>
          </li>
          <li>
            <a href={localised(language, addresses.people)}>{say('people.title')}</a>
          </li>
        </ul>
      )}
      <FilterForm language={language} address={addresses.organisations} filters={filtersOf(language, data)} />
      {organisations.length === 0 ? (
        <p class="inset">{say(isFiltered ? 'organisations.none-fits' : 'organisations.none')}</p>
      ) : (
        <div class="mt5">
          <ul class="links">
            {organisations.map((organisation) => (
              <li key={organisation.id}>
                <a href={localised(language, addresses.organisation(organisation.id))}>
                  <Words language={language} text={organisation.names} />
                </a>
                <Verification language={language} organisation={organisation} />
                <p>
                  <WhatAndWhere language={language} organisation={organisation} regions={data.regions} />
                </p>
              </li>
            ))}
          </ul>
        </div>
      )}
      {data.nextHref && (
        <p>
          <a href={data.nextHref} rel="next">
            {say('organisations.next')}
          </a>
        </p>
      )}
    </Page>,
  )
}

type VerificationProps = { language: Language; organisation: Pick<OrganisationParticulars, 'verified'> }

/** One that nobody has verified is marked so. */
export function Verification({ language, organisation }: VerificationProps): JSX.Element | null {
  return organisation.verified ? null : <span class="mark">{words(language)('data-set.unverified')}</span>
}

type WhatAndWhereProps = { language: Language; organisation: OrganisationParticulars; regions: readonly Region[] }

function WhatAndWhere({ language, organisation, regions }: WhatAndWhereProps): JSX.Element {
  const say = words(language)
  const region = regions.find(({ code }) => code === organisation.region)
  return (
    <>
      {organisation.kind === null ? say('organisation.kind.unknown') : say(`organisation.kind.${organisation.kind}`)}
      {region && (
        <>
          {say('record.comma')}
          <Words language={language} text={region.names} />
        </>
      )}
    </>
  )
}

function filtersOf(language: Language, { chosen, regions }: OrganisationsPageData): Filter[] {
  const say = words(language)
  const choices: Readonly<Record<OrganisationFilter, readonly Choice[]>> = {
    kind: organisationKinds.map((kind) => ({ value: kind, text: say(`organisation.kind.${kind}`) })),
    region: regionChoices(language, regions),
  }
  return organisationFilters.map((name) => ({
    name,
    label: `organisation.${name}` satisfies SentenceKey,
    choices: choices[name],
    chosen: chosen[name],
  }))
}
