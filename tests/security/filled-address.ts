import { newId, newSecretId } from '../../src/kernel/identifier.ts'
import type { World } from '../leaks/world.ts'

/** A page's address with things of the world for its parameters, so that what stands behind it has something to act on. */
export function filledAddress(world: World, url: string): string {
  const { dataSets, organisations, permits, projects, requests, problems } = world
  const [dataSet] = dataSets
  // Public ones come last in a world.
  const system = world.systems.at(-1)
  const slugs: Readonly<Record<string, string | undefined>> = {
    register: system,
    approvals: system,
    solutions: world.solutions.at(-1),
  }
  const ids: Readonly<Record<string, string | undefined>> = {
    'data-sets': dataSet?.id,
    organisations: organisations[0],
    permits: permits[0],
    projects: projects[0],
    'permit-requests': requests[0],
    needs: problems[0],
    people: newId('per'),
    answers: newSecretId('rc'),
    assistants: world.assistants[0],
    'evaluation/plans': world.plans[0],
    'evaluation/runs': world.runs[0],
    'reports/incidents': world.incidents[0],
    'reports/contests': world.contests[0],
  }
  const [, first = '', second = ''] = /^(?:\/(?:ar|fr|en))?\/([^/]*)(?:\/([^/]*))?/.exec(url) ?? []
  const values: Readonly<Record<string, string | undefined>> = {
    id: ids[`${first}/${second}`] ?? ids[first],
    secret: newSecretId('inv'),
    version: dataSet?.versions[0],
    record: 'none',
    slug: slugs[first] ?? 'none',
    digest: world.tasks.at(-1),
    place: '0',
    stage: 'staff',
    step: 'purpose',
    name: 'none',
    dataSet: dataSet?.id,
    page: '1',
    revision: '1',
    index: '1',
    question: 'days',
    audience: 'researchers',
    code: 'denied',
    '*': dataSet?.paths[0],
  }
  return url.replaceAll(/:([a-zA-Z]+)|\*/g, (whole, name: string | undefined) => {
    const value = values[name ?? whole]
    if (value === undefined) throw new Error(`no value for ${whole} of ${url}`)
    return encodeURIComponent(value)
  })
}
