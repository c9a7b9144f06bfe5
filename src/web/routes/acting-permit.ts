import { perform } from '../../kernel/perform.ts'
import { readPermit } from '../../modules/permits/index.ts'
import type { ReadingPermit } from '../data-sets/reading-permit.tsx'
import type { Visit } from './visit.ts'

/** The permit that the page is asked for under, as far as pages say it; nothing where none is named. */
export async function actingPermit({ context }: Pick<Visit, 'context'>): Promise<ReadingPermit | null> {
  // What is said of a permit is read by who its reader is, not under it.
  const { permit: id, ...own } = context
  if (id === undefined) return null
  const { project, personal } = await perform(readPermit, own, { id })
  return { id, project, personal }
}

/** The address of a page of ours, under the same permit as this one. */
export function underPermit({ context: { permit } }: Pick<Visit, 'context'>, href: string): string {
  if (permit === undefined) return href
  const [address = '', place] = href.split('#')
  const joined = `${address}${address.includes('?') ? '&' : '?'}permit=${encodeURIComponent(permit)}`
  return place === undefined ? joined : `${joined}#${place}`
}
