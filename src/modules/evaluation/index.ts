/** Evaluations: tests, plans registered before anything is shown, runs, scores, and results that can be checked. */
import { addEndpoint } from './operations/add-endpoint.ts'
import { addGoldenTask } from './operations/add-golden-task.ts'
import { addTask } from './operations/add-task.ts'
import { endEndpoint } from './operations/end-endpoint.ts'
import { importItems } from './operations/import-items.ts'
import { listEndpoints } from './operations/list-endpoints.ts'
import { listItems } from './operations/list-items.ts'
import { listPlans } from './operations/list-plans.ts'
import { listTasks } from './operations/list-tasks.ts'
import { readPlan } from './operations/read-plan.ts'
import { readReceipt } from './operations/read-receipt.ts'
import { readTask } from './operations/read-task.ts'
import { registerPlan } from './operations/register-plan.ts'

export type { Endpoint } from './endpoint.ts'
export { harnessDigest } from './harness.ts'
export { type Item, taskKinds } from './item.ts'
export { migrations } from './migrations/index.ts'
export type { Plan } from './plan.ts'
export { findPlan, publishPlans } from './plan-store.ts'
export { goldenBarFor, goldenMetrics, goldenScores, type Miss, missesOf } from './scorers/golden.ts'
export { judge } from './statistics/judge.ts'
export { measure } from './statistics/measure.ts'
export type { EvaluationTables } from './tables.ts'
export type { Task } from './task.ts'
export {
  addEndpoint,
  addGoldenTask,
  addTask,
  endEndpoint,
  importItems,
  listEndpoints,
  listItems,
  listPlans,
  listTasks,
  readPlan,
  readReceipt,
  readTask,
  registerPlan,
}
export const operations = [
  addTask,
  addGoldenTask,
  importItems,
  listTasks,
  readTask,
  listItems,
  addEndpoint,
  listEndpoints,
  endEndpoint,
  registerPlan,
  listPlans,
  readPlan,
  readReceipt,
] as const
