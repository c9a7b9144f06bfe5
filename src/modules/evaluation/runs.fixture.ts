/** Builders for tests: a model that answers as a test says, jobs that a test performs, and runs from begin to end. */
import type { CallContext } from '../../kernel/operation.ts'
import { perform } from '../../kernel/perform.ts'
import type { JobQueue } from '../../kernel/ports/job-queue.ts'
import type { Principal } from '../../kernel/principal.ts'
import { worker } from '../knowledge/testing.ts'
import { judgeSamples } from './operations/judge-samples.ts'
import { recordResult } from './operations/record-result.ts'
import { runSamples } from './operations/run-samples.ts'
import { startRun } from './operations/start-run.ts'
import type { Run } from './run.ts'
import { aPlan, type EvaluationSetting } from './testing.ts'

type Job = { readonly operation: string; readonly input: unknown }
type Replaced = Partial<CallContext> & { readonly harness?: `sha256:${string}` }

/** What stands behind the address of an endpoint. `undefined`: it fails. */
export type Model = (question: string) => string | undefined | Promise<string | undefined>

export type RunsSetting = {
  readonly setting: EvaluationSetting
  /** What was enqueued and not performed, in order. */
  readonly jobs: Job[]
  /** Every question that reached the model. */
  readonly asked: string[]
  /** Who stands behind the address from now on. */
  answerWith(model: Model): void
  context(
    principal: Principal,
    replaced?: Replaced,
  ): Omit<ReturnType<EvaluationSetting['context']>, 'jobs'> & { readonly jobs: JobQueue }
  /** Performs the jobs that are there, and what they lead to; so many of them, if that is said. */
  work(replaced?: Replaced, most?: number): Promise<void>
  /** Begins the next attempt of a plan. */
  start(plan: string): Promise<Run>
}

export function runsOn(setting: EvaluationSetting): RunsSetting {
  const jobs: Job[] = []
  const asked: string[] = []
  let model: Model = (question) => `المدينة ${/\d+/.exec(question)?.[0]}`
  const context: RunsSetting['context'] = (principal, replaced = {}) => ({
    ...setting.context(principal, { fetch: behind(asked, (question) => model(question)) }),
    jobs: {
      async enqueue(_, operation, input) {
        jobs.push({ operation, input })
      },
    },
    ...replaced,
  })
  const performJob = ({ operation, input }: Job, replaced: Replaced) => {
    const call = { ...context(worker, replaced), channel: 'worker' } as const
    if (operation === runSamples.id) return perform(runSamples, call, input)
    if (operation === recordResult.id) return perform(recordResult, call, input)
    return perform(judgeSamples, call, input)
  }
  return {
    setting,
    jobs,
    asked,
    answerWith: (given) => {
      model = given
    },
    context,
    async work(replaced = {}, most = Number.POSITIVE_INFINITY) {
      for (let performed = 0; performed < most && jobs.length > 0; performed++) {
        await performJob(jobs.shift()!, replaced)
      }
    },
    start: (plan) => perform(startRun, context(setting.evaluator), { id: plan }),
  }
}

/** Speaks as an address of the OpenAI API does. */
function behind(asked: string[], model: Model): typeof fetch {
  return async (_, init) => {
    const { messages } = JSON.parse(String(init?.body)) as { messages: { content: string }[] }
    const question = messages.at(-1)!.content
    asked.push(question)
    const text = await model(question)
    init?.signal?.throwIfAborted()
    if (text === undefined) return new Response('', { status: 400 })
    return Response.json({ choices: [{ message: { content: text } }] })
  }
}

/** A run of a plan, worked through. */
export async function aFinishedRun(
  runs: RunsSetting,
  said: Readonly<Record<string, unknown>> & { readonly plan?: string } = {},
): Promise<{ readonly run: Run; readonly plan: string }> {
  const plan = said.plan ?? (await aPlan(runs.setting, said)).id
  const run = await runs.start(plan)
  await runs.work()
  return { run, plan }
}
