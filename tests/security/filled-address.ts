import { newId, newSecretId } from '../../src/kernel/identifier.ts'
import type { World } from '../leaks/world.ts'

/** A page's address with things of the world for its parameters, so that what stands behind it has something to act on. */
export function filledAddress({ dataSets, organisations, permits, projects, requests, problems }: World, url: string) {
  const [dataSet] = dataSets
  const ids: Readonly<Record<string, string | undefined>> = {
    'data-sets': dataSet?.id,
    organisations: organisations[0],
    permits: permits[0],
    projects: projects[0],
    'permit-requests': requests[0],
    needs: problems[0],
    people: newId('per'),
    answers: newSecretId('rc'),
  }
  const values: Readonly<Record<string, string | undefined>> = {
    id: ids[/^(?:\/(?:ar|fr|en))?\/([^/]*)/.exec(url)?.[1] ?? ''],
    secret: newSecretId('inv'),
    version: dataSet?.versions[0],
    record: 'none',
    slug: 'none',
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
