import type { JSX } from 'preact'
import { inLanguage } from '../../kernel/language.ts'
import { kindNamed, type ShownRecord } from '../../modules/programmes/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Say, Unfilled } from '../text.tsx'
import { SourceList } from './cited-sources.tsx'
import { FieldValues } from './field-values.tsx'
import { fieldLabel, kindPlural } from './field-words.ts'
import { type RegionTile, RegionTiles, type Well, WellLegend } from './region-tiles.tsx'
import type { Region, RegionsCitation, Setting } from './setting.ts'
import { Words } from './words.tsx'

export type NetworkPageData = {
  readonly regions: readonly Region[]
  readonly regionsCitation: RegionsCitation
  readonly institutes: readonly ShownRecord[]
  /** Where the rest of the institutes are, when these are not all. */
  readonly moreHref: string | null
  /** The record of the network itself. */
  readonly network: ShownRecord | null
}

/** The network of institutes: region by region, what the sources name there. */
export function networkPage(frame: Frame, data: NetworkPageData): string {
  const { language } = frame
  const { regions, institutes, network } = data
  const say = words(language)
  const setting = { language, regions }
  const tiles = regions.map((region) => tileOf(setting, region, institutes))
  const elsewhere = institutes.filter(({ fields }) => !regions.some(({ code }) => fields.region?.[0]?.region === code))
  return renderPage(
    <Page
      frame={frame}
      title={say('network.title')}
      section="network"
      alternate={network ? addresses.recordData(network.slug) : undefined}
    >
      <p class="crumbs">
        <a href={localised(language, addresses.roadmap)}>{say('nav.roadmap')}</a>
      </p>
      <h1>{say('network.title')}</h1>
      <p class="measure">
        {say('network.what')} {say('record.how-to-read')}
      </p>
      {network && <Itself setting={setting} network={network} />}
      <section aria-labelledby="regions" class="mt7">
        <h2 id="regions">{say('network.regions')}</h2>
        <div class="two even">
          <figure class="map">
            <figcaption>{say('network.squares')}</figcaption>
            <WellLegend language={language} tiles={tiles} />
            <RegionTiles language={language} tiles={tiles} />
          </figure>
          <div>
            <p id="regions-named">
              <strong>{say('network.table')}</strong>{' '}
              <a class="st law" href="#decree">
                {say('source.kind.law')} <bdi dir="ltr">{data.regionsCitation.law}</bdi>
              </a>
            </p>
            <RegionTable setting={setting} institutes={institutes} />
            {elsewhere.length > 0 && (
              <>
                <h3 class="mt5">{say('network.elsewhere')}</h3>
                <ul class="plain-list related">
                  {elsewhere.map((institute) => (
                    <li key={institute.id}>
                      <Institute setting={setting} institute={institute} />
                    </li>
                  ))}
                </ul>
              </>
            )}
            {data.moreHref && (
              <p class="mt4">
                <a href={data.moreHref} rel="next">
                  {say('record.next')}
                </a>
              </p>
            )}
          </div>
        </div>
      </section>
      <SourceList language={language} records={network ? [network, ...institutes] : institutes} />
      <Decree frame={frame} citation={data.regionsCitation} />
      <ul class="also mt5">
        <li>
          <a href={localised(language, `${addresses.records}?kind=institute`)}>{kindPlural(language, 'institute')}</a>
        </li>
        {network && (
          <li>
            <a href={addresses.recordData(network.slug)}>{say('record.data')}</a>
          </li>
        )}
      </ul>
    </Page>,
  )
}

function institutesIn({ code }: Region, institutes: readonly ShownRecord[]): ShownRecord[] {
  return institutes.filter(({ fields }) => fields.region?.[0]?.region === code)
}

function tileOf({ language }: Setting, region: Region, institutes: readonly ShownRecord[]): RegionTile {
  const here = institutesIn(region, institutes)
  const wells = here.map(wellOf)
  const well = (['launched', 'planned', 'named'] as const).find((sign) => wells.includes(sign)) ?? 'none'
  const name = here[0] ? inLanguage(here[0].title, language).text : null
  return { region, well, name }
}

export function wellOf({ fields }: ShownRecord): Well {
  const stage = fields.stage?.[0]?.term
  return stage === 'launched' || stage === 'planned' ? stage : 'named'
}

function Itself({ setting, network }: { setting: Setting; network: ShownRecord }): JSX.Element | null {
  const { language } = setting
  const kind = kindNamed(network.kind)
  if (!kind) return null
  return (
    <dl class="summary">
      {['name', 'description', 'aim'].map((field) => (
        <div key={field}>
          <dt>{fieldLabel(language, network.kind, field)}</dt>
          <dd>
            <FieldValues
              setting={setting}
              kind={kind}
              field={field}
              record={network}
              {...(field === 'name' && { href: addresses.record(network.slug) })}
            />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function RegionTable({ setting, institutes }: { setting: Setting; institutes: readonly ShownRecord[] }): JSX.Element {
  const { language, regions } = setting
  const say = words(language)
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: `display: block` on phones takes the roles away
    <table class="stack" role="table" aria-labelledby="regions-named">
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {say('network.region')}
          </th>
          <th scope="col" role="columnheader">
            {say('network.institute')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {regions.map((region) => {
          const here = institutesIn(region, institutes)
          return (
            <tr key={region.code} role="row">
              <th scope="row" role="rowheader" class="th-n">
                <bdi class="weak">{region.code}</bdi> <Words language={language} text={region.names} />
              </th>
              <td role="cell">
                {here.length === 0 && <Unfilled>{say('network.none-here')}</Unfilled>}
                {here.map((institute) => (
                  <div key={institute.id}>
                    <Institute setting={setting} institute={institute} />
                  </div>
                ))}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
    // biome-ignore-end lint/a11y/noRedundantRoles: as above
  )
}

/** Its name, and what the sources let one say of its state, each with their chips. */
function Institute({ setting, institute }: { setting: Setting; institute: ShownRecord }): JSX.Element | null {
  const kind = kindNamed(institute.kind)
  if (!kind) return null
  const isStaged = (institute.fields.stage?.length ?? 0) > 0
  return (
    <>
      <FieldValues
        setting={setting}
        kind={kind}
        field="name"
        record={institute}
        href={addresses.record(institute.slug)}
      />
      {isStaged && (
        <div>
          <FieldValues setting={setting} kind={kind} field="stage" record={institute} />
        </div>
      )}
    </>
  )
}

/** Where the list of regions comes from: a law, and none of the sources of the records. */
function Decree({ frame: { language }, citation }: { frame: Frame; citation: RegionsCitation }): JSX.Element {
  const say = words(language)
  return (
    <p class="mt5" id="decree">
      <span class="st law">{say('source.kind.law')}</span>{' '}
      <Say language={language} of="network.decree" number={<bdi dir="ltr">{citation.law}</bdi>} />{' '}
      {citation.status === 'unverified' && say('network.decree-unverified')}
    </p>
  )
}
