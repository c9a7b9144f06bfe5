import { localised } from '../addresses.ts'
import type { Visit } from './visit.ts'

/** Where the next page of a list is: the same address and query with its cursor. Null after the last page. */
export function nextPage(
  { language }: Pick<Visit, 'language'>,
  address: string,
  asked: Readonly<Record<string, string | undefined>>,
  next: string | null,
): string | null {
  if (next === null) return null
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(asked)) if (value !== undefined) query.set(name, value)
  query.set('cursor', next)
  return `${localised(language, address)}?${query}`
}

/**
 * The same for one of several lists on a page, which leads back to its place: `list` names its query field and the place.
 * The other lists begin anew.
 */
export function nextPart(
  { language }: Pick<Visit, 'language'>,
  address: string,
  list: string,
  next: string | null,
): string | null {
  return next === null ? null : `${localised(language, address)}?${new URLSearchParams({ [list]: next })}#${list}`
}
