import type { Language } from '../../kernel/language.ts'
import type { ShownRecord } from '../../modules/programmes/index.ts'
import type { Frame } from '../frame.ts'
import { aCitation, aRecord, aValue, someRegions } from '../records/testing.ts'
import { type Audience, spaceItems } from './audience.ts'
import { spacePage } from './space-page.tsx'

/** Builders for tests: spaces in which every text that people write is `text`. */

export function aSpace(audience: Audience, text: string): ShownRecord {
  return aRecord('space', `space-${audience}`, text, {
    fields: {
      name: [aValue({ texts: { ar: text } })],
      audience: [aValue({ term: audience })],
      offer: [aValue({ texts: { ar: text }, citations: [aCitation(text)] })],
    },
  })
}

/** Every page of spaces, in its states, by a name. */
export function everySpacePage(language: Language, text: string, frame: Frame): Readonly<Record<string, string>> {
  const items = Object.fromEntries(
    spaceItems.researchers.here.map((item, at) => [
      item,
      { href: `/${language}/x`, count: { number: at, more: at > 4 } },
    ]),
  )
  return {
    space: spacePage(
      { ...frame, address: '/spaces/researchers' },
      { audience: 'researchers', space: aSpace('researchers', text), items, regions: someRegions },
    ),
    'space-empty': spacePage(
      { ...frame, address: '/spaces/companies' },
      { audience: 'companies', space: undefined, items: { problems: null }, regions: someRegions },
    ),
  }
}
