import { viewOf } from '../../kernel/database.ts'
import type { Label } from '../../kernel/label.ts'
import type { ResourceFacts } from '../../kernel/ports/decider.ts'
import type { CndpReference, Purpose } from '../../kernel/purpose.ts'
import { join, rulesAllow } from '../policy/index.ts'
import type { DataFact, PermitsContext, PermitsQuestion } from './context.ts'
import { dataSetNotFound } from './problems.ts'
import type { Standing } from './standing.ts'

const discovering = { id: 'datasets.read', permission: 'datasets:discover' } as const

/** A data set that there is something of to ask for. */
export type KnownData = DataFact & { readonly version: string }

/** Whether the caller may know of a data set: it is announced, or they may read it. What is not published is nobody's to ask for. */
export function knownBy(context: PermitsContext | PermitsQuestion): (fact: DataFact) => fact is KnownData {
  const mayDiscover = rulesAllow(context, discovering)
  return (fact): fact is KnownData => fact.version !== null && mayDiscover(fact.facts)
}

/**
 * Of data that a project asked for, what somebody sees: whoever is of the project, and an administrator, all of it; an
 * owner's officer the owner's data, and of others' what they may know of.
 */
export function seenBy(
  context: PermitsContext | PermitsQuestion,
  standing: Standing,
  now: ReadonlyMap<string, DataFact>,
): (one: { readonly dataSet: string; readonly owner: string }) => boolean {
  if (standing.own !== null || standing.isAdministrator) return () => true
  const isKnown = knownBy(context)
  return ({ dataSet, owner }) => {
    const fact = now.get(dataSet)
    return standing.office.includes(owner) || (fact !== undefined && isKnown(fact))
  }
}

/**
 * These data sets as they are now, in this order.
 *
 * @throws Problem for one that is not there, or that the caller may not know of.
 */
export async function requireKnown(context: PermitsContext, ids: readonly string[]): Promise<KnownData[]> {
  const found = await context.dataFacts.find(viewOf(context.db), ids)
  const isKnown = knownBy(context)
  return ids.map((id) => {
    const fact = found.get(id)
    if (!fact || !isKnown(fact)) throw dataSetNotFound({ dataSet: id })
    return fact
  })
}

/**
 * What the rules need to know of several data sets together: the highest label, and of what the law asks for personal data
 * only what holds for all of them. What one of them lacks, all lack.
 */
export function factsTogether(
  data: readonly DataFact[],
): Pick<ResourceFacts, 'data' | 'identifiers' | 'cndp' | 'purposes'> & { readonly label: Label } {
  const personal = data.filter(({ label }) => label.personal !== 'none').map(({ facts }) => facts)
  const cndp = weakestReference(personal.map((facts) => facts.cndp))
  const purposes = purposesOfAll(personal.map((facts) => facts.purposes))
  return {
    label: join(...data.map(({ label }) => label)),
    data: data.map(({ dataSet, version }) => ({ dataSet, version })),
    identifiers: [...new Set(data.flatMap(({ facts }) => facts.identifiers ?? []))].sort(),
    ...(cndp && { cndp }),
    ...(purposes && { purposes }),
  }
}

/** A declaration is less than an authorisation, and what ends sooner less than what ends later. */
function weakestReference(references: readonly (CndpReference | undefined)[]): CndpReference | undefined {
  if (references.includes(undefined)) return undefined
  const given = references as readonly CndpReference[]
  const declarations = given.filter(({ kind }) => kind === 'declaration')
  const weakest = declarations.length > 0 ? declarations : given
  return [...weakest].sort((one, other) => (one.until ?? '9999').localeCompare(other.until ?? '9999'))[0]
}

function purposesOfAll(collected: readonly (readonly Purpose[] | undefined)[]): readonly Purpose[] | undefined {
  const [first, ...others] = collected
  if (first === undefined || collected.some((purposes) => purposes === undefined || purposes.length === 0)) {
    return undefined
  }
  return first.filter((purpose) => others.every((purposes) => purposes?.includes(purpose)))
}
