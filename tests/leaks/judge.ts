import type { Case } from './cases.ts'
import { oracleOf } from './oracle.ts'
import type { World } from './world.ts'

export type Leak = {
  readonly caller: string
  readonly permit: string | undefined
  readonly call: string
  readonly word: string
}

/** Sends a case and answers every word in whatever came (headers, body, error text) that its caller may not learn. */
export async function leaksOf(
  world: World,
  { caller, permit, request }: Case,
): Promise<{ leaks: Leak[]; status: number; shown: number }> {
  const response = await world.site.inject(request)
  const came = `${JSON.stringify(response.headers)}\n${response.body}`
  // What somebody asked is in their answer, which they may show to whom they like, and in what they contest.
  const isOfContests = /contest|reports/.test(request.url)
  const asked = [...world.asked].filter(([id]) => isOfContests || request.url.includes(id)).map(([, said]) => said)
  const sent = decodeURIComponent(request.url) + JSON.stringify(request.payload ?? '') + asked.join()
  remember(world, response.body)
  const suspects = world.canaries.filter(({ word }) => came.includes(word) && !sent.includes(word))
  if (suspects.length === 0) return { leaks: [], status: response.statusCode, shown: 0 }
  // Read after the call: what the rows say now is what the call may have seen.
  const oracle = await oracleOf(world)
  const leaks = suspects
    .filter((canary) => !oracle.mayLearn(caller.principal, permit, canary))
    .map((canary) => ({
      caller: caller.name,
      permit,
      call: `${request.method} ${request.url}`,
      word: `${canary.word} (${oracle.describe(canary)})`,
    }))
  return { leaks, status: response.statusCode, shown: suspects.length }
}

/** What was made on the way is used from then on. */
function remember(world: World, body: string): void {
  rememberAnswer(world, body)
  for (const [prefix, known] of [
    ['prj', world.projects],
    ['prq', world.requests],
    ['ast', world.assistants],
    ['evp', world.plans],
    ['evr', world.runs],
    ['sol', world.solutions],
    ['sys', world.systems],
  ] as const) {
    const id = new RegExp(`"id":"(${prefix}_[a-z2-7]{12})"`).exec(body)?.[1]
    if (id && known.length < 60 && !known.includes(id)) known.push(id)
  }
  const index = /"decisions":\[\{[^}]*"index":(\d+)/.exec(body)?.[1]
  if (index && world.decisions.length < 200) world.decisions.push(Number(index))
}

/** The names of answers, which open their receipts for whoever may read what they quote. */
function rememberAnswer(world: World, body: string): void {
  const id = /"receipt":\{"id":"([a-z]+_[a-z2-7]{26})"/.exec(body)?.[1]
  const question = /"question":"([^"]*)"/.exec(body)?.[1]
  if (!id || question === undefined || world.answers.length >= 200) return
  world.answers.push(id)
  world.asked.set(id, question)
}
