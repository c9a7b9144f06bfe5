import { z } from 'zod'
import { viewOf } from '../../../kernel/database.ts'
import { type CallContext, type DecidedContext, operation } from '../../../kernel/operation.ts'
import { perform } from '../../../kernel/perform.ts'
import { Problem } from '../../../kernel/problem.ts'
import { AssistantId, type AssistantTables, findAssistant } from '../../assistants/index.ts'
import { Plan } from '../plan.ts'
import { findPlan, listPlans, type StoredPlan } from '../plan-store.ts'
import { noGoldenQuestions, systemNotFound } from '../problems.ts'
import { Run } from '../run.ts'
import type { PerformingContext, RunsQuestion } from '../run-context.ts'
import { attemptsUsed as countAttempts } from '../run-store.ts'
import { showPlans } from '../show-plans.ts'
import type { Task } from '../task.ts'
import { addGoldenTask } from './add-golden-task.ts'
import { registerPlan } from './register-plan.ts'
import { startRun } from './start-run.ts'

export const startFirst = operation({
  id: 'evaluation.start-first',
  http: 'POST /evaluation/first-runs',
  summary:
    'Put an assistant to the test of its own data’s golden questions: the bar that is suggested, registered, then run',
  permission: 'evaluation:write',
  effect: 'write',
  cli: { positional: ['assistant'] },
  input: z.strictObject({ assistant: AssistantId }),
  output: z.strictObject({ plan: Plan, run: Run }),
  problems: [...new Set([systemNotFound, ...addGoldenTask.problems, ...registerPlan.problems, ...startRun.problems])],

  async facts({ db }: RunsQuestion, { assistant: id }) {
    const assistant = await findAssistant(viewOf<AssistantTables>(db), id)
    return assistant && { kind: 'evaluation-plan', id: 'new', owner: assistant.owner }
  },
  concealed: ({ assistant }) => systemNotFound({ id: assistant }),

  // Each step is an operation of its own, with its own place in the log: the plan has its own before the run begins. Done
  // again after it was lost, it goes on with what is there.
  async prepare(context: PerformingContext, { assistant: id }) {
    const assistant = await findAssistant(viewOf<AssistantTables>(context.db), id)
    const version = assistant?.versions[0]?.digest
    if (!assistant || version === undefined) throw systemNotFound({ id })
    const { permit, ...said } = context
    const call = { ...said, ...(permit && { permit: permit.id }) }
    const task = await goldenTask(call, assistant)
    const unused = await unusedPlan(context, task.digest, version)
    const plan =
      unused?.id ??
      (
        await perform(registerPlan, call, {
          task: task.digest,
          system: { kind: 'assistant', id, version },
          criteria: task.suggested,
        })
      ).id
    return { plan, run: await perform(startRun, call, { id: plan }) }
  },

  async run(context: PerformingContext, { assistant }, begun) {
    const plan = await findPlan(context.db, begun.plan)
    if (!plan) throw systemNotFound({ id: assistant })
    const [shown] = await showPlans(context, [plan])
    return { plan: shown!, run: begun.run }
  },
})

type Call = CallContext & Omit<PerformingContext, keyof DecidedContext>

/** Of the first of its data sets that has golden questions. */
async function goldenTask(
  call: Call,
  { owner, dataSets }: { readonly owner: string; readonly dataSets: readonly string[] },
): Promise<Task> {
  for (const dataSet of dataSets) {
    try {
      return await perform(addGoldenTask, call, { dataSet, organisation: owner })
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== noGoldenQuestions.code) throw error
    }
  }
  throw noGoldenQuestions({ id: dataSets[0]! })
}

/** One that was registered and never run. */
async function unusedPlan(
  { db, harness }: PerformingContext,
  task: string,
  version: string,
): Promise<StoredPlan | undefined> {
  const plans = await listPlans(db, {
    owners: 'every',
    projects: [],
    task,
    system: undefined,
    after: undefined,
    limit: 100,
  })
  const same = plans.filter(
    (plan) => plan.system_version === version && plan.stated.harness === harness && plan.duty === null,
  )
  const used = await countAttempts(
    db,
    same.map(({ id }) => id),
  )
  return same.find(({ id }) => (used.get(id) ?? 0) === 0)
}
