import type { Places } from '../programmes/index.ts'
import type { PublicProblem, StateChange } from './public-problem.ts'

/** Whole addresses of what a problem leads to, and of problems themselves. */
export type ProblemPlaces = Pick<Places, 'record' | 'dataSet'> & { problem(name: string): string }

/** A public problem as JSON-LD, without its `@context`: somebody announces that something is sought (schema.org `Demand`). */
export function linkedProblem(
  problem: PublicProblem & { readonly history: readonly StateChange[] },
  places: ProblemPlaces,
): Readonly<Record<string, unknown>> {
  const { id, code, state, title, need, people, owner, takenUpBy, dataThatExist, dataMissing } = problem
  const stated = {
    code,
    people,
    owner: owner?.names,
    takenUpBy: takenUpBy?.names,
    dataThatExist,
    dataMissing,
  }
  return {
    '@id': places.problem(code ?? id),
    '@type': 'Demand',
    name: title,
    ...Object.fromEntries(Object.entries(stated).filter(([, part]) => part !== null && part !== undefined)),
    need,
    state,
    dataSets: problem.dataSets.map((dataSet) => places.dataSet(dataSet.id)),
    sectors: problem.sectors,
    regions: problem.regions,
    axes: problem.axes.map(places.record),
    followsFrom: problem.from.map(places.record),
    publishedAt: problem.proposedAt,
    changedAt: problem.changedAt,
    history: problem.history.map(({ state, at, note }) => ({ state, at, ...(note && { note }) })),
  }
}
