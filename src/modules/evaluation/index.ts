/** Evaluations: tests, plans registered before anything is shown, runs, scores, and results that can be checked. */
export { migrations } from './migrations/index.ts'
export type { EvaluationTables } from './tables.ts'
export const operations = [] as const
