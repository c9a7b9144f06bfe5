/** Evaluations: tests, plans registered before anything is shown, runs, scores, and results that can be checked. */
export { migrations } from './migrations/index.ts'
export { goldenBarFor, goldenMetrics, goldenScores, type Miss, missesOf } from './scorers/golden.ts'
export { judge } from './statistics/judge.ts'
export { measure } from './statistics/measure.ts'
export type { EvaluationTables } from './tables.ts'
export const operations = [] as const
