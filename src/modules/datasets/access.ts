import { z } from 'zod'
import type { Decider, ResourceFacts } from '../../kernel/ports/decider.ts'
import { isOfficer } from '../../kernel/principal.ts'
import { coversByRole, readershipOf, rulesAllow } from '../policy/index.ts'
import type { DatasetsContext } from './context.ts'
import type { Dataset } from './dataset.ts'

/**
 * How a reader comes to what is in a data set: it is `open`, their role or the permit that they act under lets them read it,
 * or they have to `ask` for a permit.
 */
export const Access = z.enum(['open', 'by-role', 'by-permit', 'ask'])
export type Access = z.infer<typeof Access>

/** Tells how a caller comes to what is in data sets: the rules are asked about each, as they would be when it is read. */
export function accessOf(
  context: Pick<DatasetsContext, 'principal' | 'channel' | 'permit' | 'now' | 'site'> & { readonly decider: Decider },
): (facts: ResourceFacts) => Access {
  const mayRead = rulesAllow(context, { id: 'datasets.read-version', permission: 'datasets:read' })
  const readership = readershipOf(context)
  return (facts) => {
    if (!mayRead(facts)) return 'ask'
    if (facts.published && facts.label?.secrecy === 'public' && facts.label.personal === 'none') return 'open'
    return coversByRole(readership, facts) ? 'by-role' : 'by-permit'
  }
}

/** Who is told under which reference of the authority its personal data are processed: its officers, and who has a permit. */
export function seesReference(
  { principal }: Pick<DatasetsContext, 'principal'>,
  access: Access,
  owner: string,
): boolean {
  return access === 'by-permit' || isOfficer(principal, owner)
}

/** What a reader is told of a data set: one that they would have to ask for says nothing of its content. */
export function toldOf<Said extends Pick<Dataset, 'cndp' | 'currentVersion' | 'publisher'>>(
  context: Pick<DatasetsContext, 'principal'>,
  access: Access,
  dataset: Said,
): Said & { readonly access: Access } {
  return {
    ...dataset,
    access,
    cndp: seesReference(context, access, dataset.publisher.id) ? dataset.cndp : null,
    currentVersion: access === 'ask' ? null : dataset.currentVersion,
  }
}
