import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { kindNamed, type ShownRecord } from '../../modules/programmes/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { FieldValues } from '../records/field-values.tsx'
import type { Setting } from '../records/setting.ts'
import {
  type Audience,
  audiences,
  type Found,
  type HereItem,
  type SpaceItems,
  spaceItems,
  spaceOf,
} from '../spaces/audience.ts'
import { FoundCount } from '../spaces/found-count.tsx'

/** How many things stand behind a door before it is opened. */
const itemsShown = 2

/** What the doors of the home page show: the first things of each space that can be here. */
export const doorItems: readonly HereItem[] = [
  ...new Set(audiences.flatMap((audience) => spaceItems[audience].here.slice(0, itemsShown))),
]

type DoorsProps = { setting: Setting; spaces: readonly ShownRecord[]; items: SpaceItems }

/** The four spaces of the network, each in the words of the sources and opening on what exists here. */
export function Doors({ setting, spaces, items }: DoorsProps): JSX.Element {
  return (
    <ul class="doors">
      {audiences.map((audience) => (
        <Door key={audience} setting={setting} audience={audience} space={spaceOf(spaces, audience)} items={items} />
      ))}
    </ul>
  )
}

type DoorProps = { setting: Setting; audience: Audience; space: ShownRecord | undefined; items: SpaceItems }

function Door({ setting, audience, space, items }: DoorProps): JSX.Element {
  const { language } = setting
  const { here, later } = spaceItems[audience]
  const kind = space && kindNamed(space.kind)
  const say = words(language)
  return (
    <li>
      <h3>
        <a href={localised(language, addresses.space(audience))}>{say(`space.audience.${audience}`)}</a>
      </h3>
      {space && kind && (
        <div class="offer">
          <FieldValues setting={setting} kind={kind} field="offer" record={space} />
        </div>
      )}
      <ul>
        {here.slice(0, itemsShown).map((item) => (
          <Item key={item} language={language} item={item} found={items[item] ?? null} />
        ))}
        {later.slice(0, 1).map((item) => (
          <li key={item} class="weak">
            {say('state.not-yet-of', { what: say(`space.item.${item}`) })}
          </li>
        ))}
      </ul>
    </li>
  )
}

function Item({ language, item, found }: { language: Language; item: HereItem; found: Found | null }): JSX.Element {
  const say = words(language)
  const what = say(`space.item.${item}`)
  if (!found) return <li class="weak">{say('space.none-of', { what })}</li>
  return (
    <li>
      <a href={found.href}>{what}</a> <FoundCount language={language} of={item} count={found.count} />
    </li>
  )
}
