/** Evaluations: tests, plans registered before anything is shown, runs, scores, and results that can be checked. */
import { addEndpoint } from './operations/add-endpoint.ts'
import { addGoldenTask } from './operations/add-golden-task.ts'
import { addTask } from './operations/add-task.ts'
import { cancelRun } from './operations/cancel-run.ts'
import { compare } from './operations/compare.ts'
import { endEndpoint } from './operations/end-endpoint.ts'
import { exportRun } from './operations/export-run.ts'
import { importItems } from './operations/import-items.ts'
import { judge as judgeRun } from './operations/judge.ts'
import { judgeSamples } from './operations/judge-samples.ts'
import { listEndpoints } from './operations/list-endpoints.ts'
import { listItems } from './operations/list-items.ts'
import { listPlans } from './operations/list-plans.ts'
import { listReviews } from './operations/list-reviews.ts'
import { listRuns } from './operations/list-runs.ts'
import { listSamples } from './operations/list-samples.ts'
import { listTasks } from './operations/list-tasks.ts'
import { rate } from './operations/rate.ts'
import { readAgreement } from './operations/read-agreement.ts'
import { readPlan } from './operations/read-plan.ts'
import { readReceipt } from './operations/read-receipt.ts'
import { readRun } from './operations/read-run.ts'
import { readSample } from './operations/read-sample.ts'
import { readTask } from './operations/read-task.ts'
import { recordResult } from './operations/record-result.ts'
import { registerPlan } from './operations/register-plan.ts'
import { runSamples } from './operations/run-samples.ts'
import { startFirst } from './operations/start-first.ts'
import { startRun } from './operations/start-run.ts'

export type { ComparedMetric } from './comparison.ts'
export { isMeasuredEnough, meetsBar } from './duty-bar.ts'
export type { Endpoint } from './endpoint.ts'
export { harnessDigest } from './harness.ts'
export { type Item, taskKinds } from './item.ts'
export { migrations } from './migrations/index.ts'
export type { Plan } from './plan.ts'
export { findPlan, publishPlans } from './plan-store.ts'
export type { Review } from './review.ts'
export type { Run } from './run.ts'
export { type ResultOfSystem, resultsFor } from './run-results.ts'
export type { Sample } from './sample.ts'
export { goldenBarFor, goldenMetrics, goldenScores, type Miss, missesOf } from './scorers/golden.ts'
export { judge } from './statistics/judge.ts'
export { measure } from './statistics/measure.ts'
export { drawPlaces } from './statistics/random.ts'
export { itemsFromExams } from './suites/exams.ts'
export { robustnessItems } from './suites/robustness.ts'
export type { EvaluationTables } from './tables.ts'
export type { Task } from './task.ts'
export {
  addEndpoint,
  addGoldenTask,
  addTask,
  cancelRun,
  compare,
  endEndpoint,
  exportRun,
  importItems,
  judgeRun,
  listEndpoints,
  listItems,
  listPlans,
  listReviews,
  listRuns,
  listSamples,
  listTasks,
  rate,
  readAgreement,
  readPlan,
  readReceipt,
  readRun,
  readSample,
  readTask,
  recordResult,
  registerPlan,
  runSamples,
  startFirst,
  startRun,
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
  startRun,
  cancelRun,
  startFirst,
  readRun,
  listRuns,
  listSamples,
  readSample,
  compare,
  exportRun,
  runSamples,
  recordResult,
  listReviews,
  rate,
  judgeRun,
  judgeSamples,
  readAgreement,
] as const
