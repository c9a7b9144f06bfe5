import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { kindNamed, type ShownRecord } from '../../modules/programmes/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { SourceList } from '../records/cited-sources.tsx'
import { FieldValues } from '../records/field-values.tsx'
import type { Region } from '../records/setting.ts'
import { Say, Unfilled } from '../text.tsx'
import { type Audience, audiences, type Found, type HereItem, type SpaceItems, spaceItems } from './audience.ts'
import { FoundCount } from './found-count.tsx'

export type SpacePageData = {
  readonly audience: Audience
  /** What the sources say of it, when a record does. */
  readonly space: ShownRecord | undefined
  readonly items: SpaceItems
  readonly regions: readonly Region[]
}

/** A space of the network: what the sources promise, what is really here, and what is not yet. */
export function spacePage(frame: Frame, { audience, space, items, regions }: SpacePageData): string {
  const { language } = frame
  const say = words(language)
  const name = say(`space.audience.${audience}`)
  const wanted = spaceItems[audience].here
  const here = wanted.flatMap((item) => (items[item] ? [[item, items[item]] as const] : []))
  const missing = wanted.filter((item) => !items[item])
  return renderPage(
    <Page frame={frame} title={name} alternate={space && addresses.recordData(space.slug)}>
      <p class="crumbs">
        <a href={`${localised(language, addresses.home)}#doors`}>{say('home.doors')}</a>
      </p>
      <h1>{name}</h1>
      <section aria-labelledby="offer">
        <h2 id="offer">{say('space.offer')}</h2>
        <Offer setting={{ language, regions }} space={space} />
      </section>
      <section aria-labelledby="here" class="mt7">
        <h2 id="here">{say('space.here')}</h2>
        <p class="measure">{say('space.here-why')}</p>
        <ul class="links">
          {here.map(([item, found]) => (
            <Here key={item} language={language} item={item} found={found} />
          ))}
        </ul>
        {missing.map((item) => (
          <p key={item} class="weak">
            {say('space.none-of', { what: say(`space.item.${item}`) })}
          </p>
        ))}
      </section>
      <section aria-labelledby="later" class="mt7">
        <h2 id="later">{say('space.later')}</h2>
        <ul>
          {spaceItems[audience].later.map((item) => (
            <li key={item}>{say(`space.item.${item}`)}</li>
          ))}
        </ul>
        <p>
          <Say language={language} of="space.later-why" path={<PathLink language={language} />} />
        </p>
      </section>
      <Others language={language} than={audience} />
      {space && <SourceList language={language} records={[space]} />}
    </Page>,
  )
}

function Offer({
  setting,
  space,
}: {
  setting: { language: Language; regions: readonly Region[] }
  space: ShownRecord | undefined
}): JSX.Element {
  const kind = space && kindNamed(space.kind)
  if (!space || !kind) {
    return (
      <p>
        <Unfilled>{words(setting.language)('space.offer-nowhere')}</Unfilled>
      </p>
    )
  }
  return (
    <div class="lead">
      <FieldValues setting={setting} kind={kind} field="offer" record={space} />
    </div>
  )
}

function Here({ language, item, found }: { language: Language; item: HereItem; found: Found }): JSX.Element {
  const say = words(language)
  return (
    <li>
      <a href={found.href}>{say(`space.item.${item}`)}</a>{' '}
      <FoundCount language={language} of={item} count={found.count} />
      <p>{say(`space.item.${item}.what`)}</p>
    </li>
  )
}

/** Where the home page says what the platform has of its path and what it has not. */
export function PathLink({ language }: { language: Language }): JSX.Element {
  return <a href={`${localised(language, addresses.home)}#path`}>{words(language)('home.the-path')}</a>
}

function Others({ language, than }: { language: Language; than: Audience }): JSX.Element {
  const say = words(language)
  return (
    <section aria-labelledby="others" class="mt7">
      <h2 id="others">{say('space.others')}</h2>
      <ul class="also">
        {audiences
          .filter((audience) => audience !== than)
          .map((audience) => (
            <li key={audience}>
              <a href={localised(language, addresses.space(audience))}>{say(`space.audience.${audience}`)}</a>
            </li>
          ))}
      </ul>
      <p class="mt4">
        {say('space.citizens')} <a href={localised(language, addresses.ask)}>{say('space.citizens.ask')}</a>
      </p>
    </section>
  )
}
