import type { InjectOptions } from 'fastify'
import { sessionCookie } from '../../src/http/authentication.ts'
import { fillPath, operationRoute } from '../../src/http/route-path.ts'
import type { AnyOperation } from '../../src/kernel/operation.ts'
import { addresses, localised } from '../../src/web/addresses.ts'
import type { Random } from '../random.ts'
import { inputs } from './inputs.ts'
import type { Caller, World } from './world.ts'

/** One call: who makes it, under which permit, and what is sent. */
export type Case = {
  readonly caller: Caller
  readonly permit: string | undefined
  readonly request: InjectOptions & { url: string }
}

/** A call of one operation over HTTP. */
export function apiCase(world: World, operation: AnyOperation, caller: Caller, random: Random): Case {
  const input = inputs[operation.id]?.(world, random)
  if (!input) throw new Error(`tests/leaks/inputs.ts does not say how ${operation.id} is called`)
  const permit = random.chance(0.4) && caller.permits.length > 0 ? random.pick(caller.permits) : undefined
  const { method, path, parameters } = operationRoute(operation.http)
  const url = `/api${fillPath(path, Object.fromEntries(parameters.map((name) => [name, String(input[name] ?? '')])))}`
  const others = Object.entries(input).filter(([name]) => !parameters.includes(name))
  const hasBody = method !== 'GET' && method !== 'DELETE' && operation.transfer !== 'upload'
  const query = hasBody ? '' : queryOf(others)
  return {
    caller,
    permit,
    request: {
      method: method as 'GET',
      url: query ? `${url}?${query}` : url,
      headers: {
        accept: operation.id === 'assistants.ask' && random.chance(0.3) ? 'text/event-stream' : 'application/json',
        'accept-language': random.pick(['ar', 'fr', 'en']),
        ...(permit && { 'jazari-permit': permit }),
        ...(caller.key && { authorization: `Bearer ${caller.key}` }),
        // What somebody else was sent is asked about: is it still the same?
        ...(operation.transfer === 'download' && random.chance(0.3) && { 'if-none-match': random.pick(world.etags) }),
        ...(operation.transfer === 'upload' && { 'content-type': 'application/octet-stream' }),
      },
      ...(caller.session && { cookies: { [sessionCookie]: caller.session } }),
      ...(hasBody && { payload: Object.fromEntries(others) }),
      ...(operation.transfer === 'upload' && { payload: 'x' }),
    },
  }
}

/** A page, a feed or a file of the site, with the things of the world in its address. */
export function pageCase(world: World, caller: Caller, random: Random): Case {
  const permit = random.chance(0.4) && caller.permits.length > 0 ? random.pick(caller.permits) : undefined
  const address = localised(random.pick(['ar', 'fr', 'en'] as const), pageAddress(world, random))
  const url = permit ? `${address}${address.includes('?') ? '&' : '?'}permit=${permit}` : address
  return {
    caller,
    permit,
    request: {
      method: 'GET',
      url,
      headers: { accept: 'text/html,application/xhtml+xml', 'sec-fetch-site': 'same-origin' },
      // Pages know sessions only.
      ...(caller.session && { cookies: { [sessionCookie]: caller.session } }),
    },
  }
}

function pageAddress(world: World, random: Random): string {
  const one = random.pick(world.dataSets)
  const version = random.pick(one.versions)
  const path = random.pick(one.paths)
  return random.pick([
    () => addresses.home,
    () => addresses.ask,
    () => addresses.dataSets,
    () => addresses.dataSet(one.id),
    () => addresses.dataSetVersion(one.id, version),
    () => addresses.review(one.id, version),
    () => addresses.indexProgress(one.id, version),
    () => addresses.draft(one.id),
    () => addresses.source(one.id, version, 1, path),
    () => addresses.pagesBelowGate(one.id, version),
    () => addresses.judgedPage(one.id, version, 1, path),
    () => addresses.pageImage(one.id, version, 1, path),
    () => addresses.publish,
    () => addresses.network,
    () => addresses.roadmap,
    () => addresses.records,
    () => addresses.needs,
    () => addresses.need(random.pick(world.problems)),
    () => addresses.indicators,
    () => addresses.changes,
    () => addresses.changesFeed,
    () => addresses.desk,
    () => addresses.cite,
    () => addresses.rules,
    () => addresses.log,
    () => addresses.logEntry(random.below(300)),
    () => addresses.decision(random.below(300)),
    () => addresses.workspace,
    () => addresses.project(random.pick(world.projects)),
    () => addresses.permit(random.pick(world.permits)),
    () => addresses.permitRequest(random.pick(world.requests)),
    () => `${addresses.newPermitRequest}?data-set=${one.id}`,
    () => addresses.inbox,
    () => addresses.organisations,
    () => addresses.organisation(random.pick(world.organisations)),
    () => addresses.assistant(random.pick(world.assistants)),
    () => addresses.newAssistant(random.pick(world.projects)),
    () => addresses.evaluation,
    () => addresses.task(random.pick(world.tasks)),
    () => `${addresses.newPlan}?task=${random.pick(world.tasks)}`,
    () => addresses.plan(random.pick(world.plans)),
    () => addresses.run(random.pick(world.runs)),
    () => addresses.runProgress(random.pick(world.runs)),
    () => addresses.samples(random.pick(world.runs)),
    () => addresses.sample(random.pick(world.runs), 0),
    () => `${addresses.comparison}?run=${random.pick(world.runs)}&run=${random.pick(world.runs)}`,
    () => addresses.reviews,
    () => addresses.endpoints,
    () => addresses.register,
    () => addresses.system(random.pick(world.systems)),
    () => addresses.solution(random.pick(world.solutions)),
    () => addresses.approvals,
    () => addresses.systemApproval(random.pick(world.systems), random.pick(['staff', 'production'] as const)),
    () => addresses.reports,
    () => addresses.reportedIncident(random.pick(world.incidents)),
    () => addresses.openContest(random.pick(world.contests)),
    () => addresses.contestAnswer(random.pick(world.answers)),
    () => (world.answers.length > 0 ? addresses.answer(random.pick(world.answers)) : addresses.home),
  ])()
}

function queryOf(fields: readonly (readonly [string, unknown])[]): string {
  const query = new URLSearchParams()
  for (const [name, value] of fields)
    query.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value))
  return query.toString()
}
