import { readFileSync } from 'node:fs'
import type { Logger } from 'pino'
import { canonicalJson } from '../libs/canonical-json/index.ts'
import { ProblemsFile, type SampleProblem } from '../samples/formats.ts'
import { findSample } from './find-sample.ts'
import type { CallContext } from './kernel/operation.ts'
import { perform } from './kernel/perform.ts'
import type { Principal } from './kernel/principal.ts'
import { Problem } from './kernel/problem.ts'
import {
  admitProblem,
  changeProblem,
  listProblems,
  type ProblemState,
  problemNotFound,
  proposeProblem,
  readProblem,
  setProblemState,
  takeUpProblem,
} from './modules/calls/index.ts'
import type { Services } from './services.ts'

type Context = CallContext & Services

const loader: Principal = { kind: 'service', id: 'sample-loader', roles: ['data-officer'] }

/** The states that a sample problem goes through, up to the one it is to be in. */
const ways = {
  open: ['proposed', 'open'],
  'worked-on': ['proposed', 'open', 'taken-up', 'worked-on'],
} as const satisfies Readonly<Record<SampleProblem['state'], readonly ProblemState[]>>

/**
 * Puts the problems of the sample here, once, by the operations that anybody proposes and officers admit with. To be
 * called after `loadSample`, whose data set the first one has. When a start is cut short, the next one goes on; a problem
 * that somebody else changed, declined or named so is left alone.
 */
export async function loadProblems(services: Services, logger: Logger): Promise<void> {
  const context = callContext(services)
  const { problems } = ProblemsFile.parse(readJson('public-problems.json'))
  let loaded = 0
  // The list shows the newest first: the first of the sample comes last.
  for (const sample of problems.toReversed()) {
    try {
      if (await load(context, sample)) loaded += 1
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      logger.error({ problem: sample.code, code: error.code, values: error.values }, 'sample problem refused')
    }
  }
  if (loaded > 0) logger.info({ problems: loaded }, 'sample problems published')
}

/** `true` when something was done. */
async function load(context: Context, sample: SampleProblem): Promise<boolean> {
  const found = (await underItsCode(context, sample.code)) ?? (await notAdmitted(context, sample.title))
  if (found && canonicalJson(found.title) !== canonicalJson(sample.title)) return false

  const problem = found?.id ?? (await propose(context, sample))
  const { history } = await perform(readProblem, context, { problem })
  const way: readonly ProblemState[] = ways[sample.state]
  const isOnItsWay = history.every(({ state }, place) => state === way[place])
  if (!isOnItsWay || history.length === way.length) return false
  for (const state of way.slice(history.length)) await bring(context, sample, problem, state)
  return true
}

async function propose(context: Context, sample: SampleProblem): Promise<string> {
  const { title, need, people, dataThatExist = null, dataMissing = null, sectors, axes, from } = sample
  const said = { title, need, people, dataThatExist, dataMissing, sectors, axes, from }
  const { problem } = await perform(proposeProblem, context, said)
  return problem
}

async function bring(context: Context, sample: SampleProblem, problem: string, state: ProblemState): Promise<void> {
  if (state === 'open') {
    const dataSet = sample.hasSampleDataSet ? await findSample(context) : undefined
    const said = { dataSets: dataSet === undefined ? [] : [dataSet.id], owner: sample.owner ?? null }
    await perform(changeProblem, context, { problem, ...said })
    await perform(admitProblem, context, { problem, code: sample.code })
  } else if (state === 'taken-up') {
    await perform(takeUpProblem, context, { problem, organisation: sample.owner })
  } else {
    await perform(setProblemState, context, { problem, state })
  }
}

type Found = { readonly id: string; readonly title: SampleProblem['title'] | object }

async function underItsCode(context: Context, code: string): Promise<Found | undefined> {
  return perform(readProblem, context, { problem: code }).catch((error: unknown) => {
    if (error instanceof Problem && error.code === problemNotFound.code) return undefined
    throw error
  })
}

/** What an earlier start proposed and did not come to admit, or an officer declined since. */
async function notAdmitted(context: Context, title: SampleProblem['title']): Promise<Found | undefined> {
  for (const state of ['proposed', 'declined'] as const) {
    let cursor: string | null = null
    do {
      const page: { problems: Found[]; next: string | null } = await perform(listProblems, context, {
        state,
        limit: 100,
        ...(cursor !== null && { cursor }),
      })
      const found = page.problems.find((problem) => canonicalJson(problem.title) === canonicalJson(title))
      if (found) return found
      cursor = page.next
    } while (cursor !== null)
  }
  return undefined
}

function callContext(services: Services): Context {
  return { ...services, principal: loader, channel: 'start', language: 'ar', signal: new AbortController().signal }
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../samples/${name}`, import.meta.url), 'utf8'))
}
