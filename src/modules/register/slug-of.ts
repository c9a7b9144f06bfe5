import type { Multilingual } from '../../kernel/language.ts'
import { isReservedSlug } from './system.ts'

const longest = 48

/** A slug from a name in Latin letters, and from the end of an id where there is none, or another or an address has it. */
export function slugOf({ en, fr }: Multilingual, id: string, isTaken: boolean): string {
  const words = (en ?? fr ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Mn}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '')
  const suffix = id.slice(-6)
  if (words.length < 2) return `s-${suffix}`
  return isTaken || isReservedSlug(words) ? `${words}-${suffix}` : words
}
