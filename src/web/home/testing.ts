import type { Language } from '../../kernel/language.ts'
import { aCitation, aRecord, aValue, someRegions } from '../records/testing.ts'
import { audiences, hereItems, type SpaceItems } from '../spaces/audience.ts'
import { aSpace } from '../spaces/testing.ts'
import type { HomePageData } from './home-page.tsx'

/** Builders for tests: what the home page shows of records, in which every text that people write is `text`. */
export function aHome(
  language: Language,
  text: string,
): Pick<HomePageData, 'spaces' | 'items' | 'network' | 'regions'> {
  const citations = [aCitation(text)]
  const said = aValue({ texts: { ar: text }, citations })
  const launched = aRecord('institute', 'root', text, {
    fields: {
      name: [said],
      role: [said],
      place: [said],
      status: [said],
      stage: [aValue({ term: 'launched', citations })],
      region: [aValue({ region: '02' })],
    },
  })
  const planned = aRecord('institute', 'nador', text, {
    fields: { name: [said], stage: [aValue({ term: 'planned', citations })] },
  })
  const unstaged = aRecord('institute', 'elsewhere', text, { fields: { name: [said, said] } })
  return {
    spaces: audiences.slice(1).map((audience) => aSpace(audience, text)),
    items: Object.fromEntries(
      hereItems.map((item, at) => [
        item,
        at % 4 === 3 ? null : { href: `/${language}/${item}`, count: { number: at, more: at % 4 === 2 } },
      ]),
    ) satisfies SpaceItems,
    network: {
      network: aRecord('programme', 'network', text, { fields: { name: [said], description: [said] } }),
      institutes: [launched, planned, unstaged],
      more: false,
    },
    regions: someRegions,
  }
}
