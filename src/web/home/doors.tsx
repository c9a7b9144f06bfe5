import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { words } from '../../words/sentence.ts'

const doors = {
  researchers: ['corpus', 'join'],
  'start-ups': ['api', 'trial'],
  enterprises: ['co-innovation'],
  administrations: ['publish', 'rules', 'solution'],
} as const

type Door = keyof typeof doors
export type DoorItem = (typeof doors)[Door][number]

/** Where each thing behind a door is; nothing for what this installation does not have yet. */
export type DoorLinks = Readonly<Record<DoorItem, string | null>>

/** The four spaces of the network, each opening on what exists here. */
export function Doors({ language, links }: { language: Language; links: DoorLinks }): JSX.Element {
  const say = words(language)
  return (
    <ul class="doors">
      {(Object.keys(doors) as Door[]).map((door) => (
        <li key={door}>
          <h3>{say(`door.${door}`)}</h3>
          <p>{say(`door.${door}.what`)}</p>
          <ul>
            {doors[door].map((item) => (
              <Item key={item} language={language} item={item} href={links[item]} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

function Item({ language, item, href }: { language: Language; item: DoorItem; href: string | null }): JSX.Element {
  const say = words(language)
  if (href) {
    return (
      <li>
        <a href={href}>{say(`door.item.${item}`)}</a>
      </li>
    )
  }
  return <li class="weak">{say('state.not-yet-of', { what: say(`door.item.${item}`) })}</li>
}
