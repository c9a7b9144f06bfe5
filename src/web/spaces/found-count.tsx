import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { words } from '../../words/sentence.ts'
import type { Found, HereItem } from './audience.ts'

/** How many there are of what is here, in words; nothing where nobody counts. */
export function FoundCount({
  language,
  of,
  count,
}: {
  language: Language
  of: HereItem
  count: Found['count']
}): JSX.Element | null {
  const say = words(language)
  if (count === null) return null
  const said = count.more
    ? say('space.count.more', { count: count.number })
    : say.find(`space.count.${of}`, { count: count.number })
  return said === undefined ? null : <span class="weak">({said})</span>
}
